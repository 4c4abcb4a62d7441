/** Reads one field of text out of JSON that is still arriving. */
export interface TextFieldReader {
  /** Takes the next piece, cut anywhere; returns what it adds to the field's text. */
  push(piece: string): string;
}

interface Scan {
  /** Of the root; below it nothing is looked at but where it ends. */
  depth: number;
  /** The string that is being read: a key or value of the root, or one to be passed over. */
  string: "none" | "key" | "field" | "other";
  /** An escape that has begun, from its backslash on. */
  escape: string;
  /** The root's newest key, as it was written. */
  key: string;
  afterColon: boolean;
  /** A first half of a surrogate pair, held back until the second is there. */
  half: string;
}

/**
 * Reads the text of a field of the root object while it streams. Prose and fences around the JSON
 * are passed over. Linear: each character is looked at once.
 */
export function readTextField(field: string): TextFieldReader {
  const scan: Scan = {
    depth: 0,
    string: "none",
    escape: "",
    key: "",
    afterColon: false,
    half: "",
  };
  return {
    push(piece) {
      let text = "";
      for (let at = 0; at < piece.length; at += 1) text += advance(scan, piece.charAt(at), field);
      return text;
    },
  };
}

function advance(scan: Scan, character: string, field: string): string {
  if (scan.string !== "none") return inString(scan, character);
  if (character === '"') stringBegins(scan, field);
  else if ("{[".includes(character)) opens(scan, character);
  else if ("}]".includes(character)) scan.depth = Math.max(0, scan.depth - 1);
  else if (scan.depth === 1 && ":,".includes(character)) scan.afterColon = character === ":";
  return "";
}

/** A bracket before the root is prose. */
function opens(scan: Scan, character: string): void {
  if (character === "{" || scan.depth > 0) scan.depth += 1;
}

/** Quotes in prose before the JSON open nothing. */
function stringBegins(scan: Scan, field: string): void {
  if (scan.depth === 0) return;
  scan.string = "other";
  if (scan.depth > 1) return;
  if (!scan.afterColon) {
    scan.string = "key";
    scan.key = "";
  } else if (named(scan.key) === field) scan.string = "field";
}

function named(key: string): string {
  try {
    return String(JSON.parse(`"${key}"`));
  } catch {
    return key;
  }
}

function inString(scan: Scan, character: string): string {
  if (scan.string === "key" && (scan.escape !== "" || character !== '"')) scan.key += character;
  if (scan.escape !== "") return escapeGoesOn(scan, character);
  if (character === "\\") scan.escape = character;
  else if (character === '"') return stringEnds(scan);
  else return said(scan, character);
  return "";
}

function stringEnds(scan: Scan): string {
  scan.string = "none";
  const { half } = scan;
  scan.half = "";
  return half;
}

function escapeGoesOn(scan: Scan, character: string): string {
  scan.escape += character;
  const isUnicode = scan.escape.startsWith("\\u");
  if (isUnicode && scan.escape.length < 6) return "";
  const text = named(scan.escape);
  scan.escape = "";
  return said(scan, text);
}

/** What is shown must not end in half a character. */
function said(scan: Scan, character: string): string {
  if (scan.string !== "field") return "";
  const text = scan.half + character;
  const isHalf = /[\ud800-\udbff]$/.test(text);
  scan.half = isHalf ? text.slice(-1) : "";
  return isHalf ? text.slice(0, -1) : text;
}
