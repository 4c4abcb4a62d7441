/** One element of the answer's `findings`, as it came: parsed, or why not. */
export type ReadElement =
  | { readonly kind: "element"; readonly value: unknown }
  | { readonly kind: "unreadable"; readonly reason: string };

export interface FindingReader {
  /** Takes the next piece of text, cut anywhere; returns the elements that it closed. */
  push(text: string): readonly ReadElement[];
  /** `empty`: no JSON has begun; `closed`: the root has ended, what follows is ignored. */
  state(): "empty" | "open" | "closed";
}

/** Characters; a finding longer than this is not one. Bounds the memory of a runaway answer. */
const longestElement = 64 * 1024;

interface Scan {
  /** The key of the root whose list is read. */
  readonly list: string;
  depth: number;
  /** Depth inside the list of findings; 0 before it was seen. */
  listDepth: number;
  inString: boolean;
  escaped: boolean;
  /** The newest key of the root object, and whether it is still being read. */
  key: string;
  keyIsOpen: boolean;
  /** A root array holds something else than objects, so it was prose: "[src/a.ts]". */
  isProse: boolean;
  begun: boolean;
  closed: boolean;
  /** The root was an empty array: an answer by itself, and prose where JSON follows. */
  isEmpty: boolean;
  /** Elements of the root's list. */
  elements: number;
}

const atStart: Omit<Scan, "list"> = {
  depth: 0,
  listDepth: 0,
  inString: false,
  escaped: false,
  key: "",
  keyIsOpen: false,
  isProse: false,
  begun: false,
  closed: false,
  isEmpty: false,
  elements: 0,
};

/**
 * Reads `{"findings": [...]}`, or a bare array, while it streams. Text and fences around it are
 * ignored. Linear: each character is looked at once, and only closed elements are parsed.
 *
 * @param list the key of the root whose list is read; other lists of the root are passed over.
 * @param parse reads one element; it throws where it cannot.
 */
export function readFindings(
  list = "findings",
  parse: (text: string) => unknown = JSON.parse,
): FindingReader {
  const scan: Scan = { ...atStart, list };
  let pieces: string[] | undefined;
  let length = 0;

  const keep = (piece: string): void => {
    length += piece.length;
    if (length <= longestElement) pieces?.push(piece);
  };
  const finish = (): ReadElement => {
    const element = length > longestElement ? tooLong : parsed((pieces ?? []).join(""), parse);
    pieces = undefined;
    length = 0;
    return element;
  };

  return {
    push(text) {
      const read: ReadElement[] = [];
      let from = 0;
      for (let at = 0; at < text.length && !scan.closed; at++) {
        const step = advance(scan, text.charAt(at));
        if (step === "begins") {
          pieces = [];
          from = at;
        } else if (step === "ends") {
          keep(text.slice(from, at + 1));
          read.push(finish());
        }
      }
      if (pieces !== undefined) keep(text.slice(from));
      return read;
    },
    state() {
      if (scan.closed || (scan.isEmpty && scan.depth === 0)) return "closed";
      return scan.begun ? "open" : "empty";
    },
  };
}

const tooLong: ReadElement = { kind: "unreadable", reason: "an element is too long" };

function parsed(text: string, parse: (text: string) => unknown): ReadElement {
  try {
    return { kind: "element", value: parse(text) };
  } catch {
    return { kind: "unreadable", reason: "an element is not JSON" };
  }
}

/** Takes one character; tells when an element of the list begins or ends with it. */
function advance(scan: Scan, character: string): "begins" | "ends" | undefined {
  if (scan.inString) {
    inString(scan, character);
    return undefined;
  }
  if (character === '"') stringBegins(scan);
  else if ("{[".includes(character)) return opens(scan, character) ? "begins" : undefined;
  else if ("}]".includes(character)) return closes(scan) ? "ends" : undefined;
  else noteWord(scan, character);
  return undefined;
}

/** A key may stand without its quotes where no schema holds the answer. */
function noteWord(scan: Scan, character: string): void {
  noteProse(scan, character);
  if (scan.depth !== 1 || scan.listDepth === 1) return;
  if (/[\w$]/.test(character)) scan.key += character;
  else if (character === "," || character === "\n") scan.key = "";
}

function noteProse(scan: Scan, character: string): void {
  const isDirectlyInRootList = scan.listDepth === 1 && scan.depth === 1;
  if (isDirectlyInRootList && !/[\s,]/.test(character)) scan.isProse = true;
}

function inString(scan: Scan, character: string): void {
  if (scan.escaped) scan.escaped = false;
  else if (character === "\\") scan.escaped = true;
  else if (character === '"') {
    scan.inString = false;
    scan.keyIsOpen = false;
  }
  if (scan.keyIsOpen) scan.key += character;
}

/** Quotes in the prose around the JSON open nothing. */
function stringBegins(scan: Scan): void {
  if (scan.depth === 0) return;
  scan.inString = true;
  if (scan.depth > 1 || scan.listDepth === 1) return;
  scan.key = "";
  scan.keyIsOpen = true;
}

function opens(scan: Scan, character: string): boolean {
  if (scan.depth === 0) {
    scan.key = "";
    scan.elements = 0;
  }
  scan.depth++;
  scan.begun = true;
  const isList = scan.depth === 1 || (scan.depth === 2 && scan.key === scan.list);
  if (character === "[" && scan.listDepth === 0 && isList) scan.listDepth = scan.depth;
  const begins = scan.listDepth > 0 && scan.depth === scan.listDepth + 1;
  if (begins) scan.elements++;
  return begins;
}

function closes(scan: Scan): boolean {
  if (scan.depth === 0) return false;
  const endsElement = scan.listDepth > 0 && scan.depth === scan.listDepth + 1;
  scan.depth--;
  if (scan.depth > 0) return endsElement;
  scan.isEmpty = scan.listDepth === 1 && !scan.isProse && scan.elements === 0;
  if (scan.listDepth > 0 && !scan.isProse && !scan.isEmpty) scan.closed = true;
  scan.listDepth = 0;
  scan.isProse = false;
  scan.key = "";
  return endsElement;
}
