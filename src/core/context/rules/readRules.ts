import ignore, { type Ignore } from "ignore";
import { folderOf, sourceOf, type RuleSource } from "./ruleFiles.ts";

/** A rule file as found: its path within the folder, "/" between, and its bytes. */
export interface RuleFile {
  readonly path: string;
  /** `unreadable` for one that exists and cannot be read, or is no file. */
  readonly bytes: Uint8Array | "unreadable";
}

/** What a rule file says, ready to be asked. */
export interface Rules {
  /** As people are told: "src/.aiexclude". */
  readonly name: string;
  readonly source: RuleSource;
  /** What it speaks about, as segments. */
  readonly folder: readonly string[];
  /** Everything in the folder is withheld: why, or because the file says so. */
  readonly closed?: string;
  /** As git reads it: byte for byte. Ask with `bytesOf` the path. */
  readonly exact: Ignore;
  /** Without regard to case and to how accents are composed: no spelling slips through. */
  readonly loose: Ignore;
}

interface Pattern {
  readonly pattern: string;
  /** Line of the file, from 1. */
  readonly mark: string;
}

const maxBytes = 256 * 1024;
const maxPatterns = 5000;

/** Reads a rule file; one that cannot be understood closes its folder. */
export function readRules({ path, bytes }: RuleFile): Rules {
  const about = { name: path, source: sourceOf(path), folder: folderOf(path) };
  const closed = (why: string): Rules => ({ ...about, ...compile([]), closed: why });
  if (bytes === "unreadable") return closed(`${path}, which cannot be read`);
  if (bytes.length > maxBytes) return closed(`${path}, which is too large to be read`);
  const text = decode(bytes);
  if (text === undefined) return closed(`${path}, which is not text`);
  if (path === ".noai") return closed(path);

  const isAiexclude = /(?:^|\/)\.aiexclude$/.test(path);
  if (isAiexclude && text.trim() === "") return closed(path);
  const patterns = patternsOf(text).filter(
    ({ pattern }) => !(isAiexclude && pattern.startsWith("!")),
  );
  if (patterns.length > maxPatterns) return closed(`${path}, which has too many rules`);
  const broken = about.source === "ai" && patterns.find(({ pattern }) => isBroken(pattern));
  if (broken) return closed(`${path}, whose line ${broken.mark} is not a rule`);
  return { ...about, ...compile(patterns) };
}

/** Rules from patterns that stand in no file. */
export function rulesOf(name: string, patterns: readonly string[]): Rules {
  const marked = patterns.map((pattern) => ({ pattern, mark: "" }));
  return { name, source: "ai", folder: [], ...compile(marked) };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

function patternsOf(text: string): readonly Pattern[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((pattern, index) => ({ pattern, mark: String(index + 1) }))
    .filter(({ pattern }) => pattern.trim() !== "" && !pattern.startsWith("#"));
}

/** An opened class that never closes matches nothing at all, which nobody can have meant. */
function isBroken(pattern: string): boolean {
  return /\[[^\]]*$/.test(pattern.replace(/\\./g, ""));
}

function compile(patterns: readonly Pattern[]): Pick<Rules, "exact" | "loose"> {
  const composed = patterns.map(({ pattern, mark }) => ({ pattern: pattern.normalize(), mark }));
  const bytes = patterns.map(({ pattern, mark }) => ({ pattern: bytesOf(pattern), mark }));
  return {
    exact: ignore({ ignorecase: false }).add(bytes),
    loose: ignore({ ignorecase: true }).add(composed),
  };
}

/**
 * One character for each UTF-8 byte, because a `?` of git's is one byte. Those beyond ASCII become
 * private ones, which no pattern takes for a space.
 */
export function bytesOf(text: string): string {
  return /^\p{ASCII}*$/u.test(text)
    ? text
    : Array.from(new TextEncoder().encode(text), (byte) =>
        String.fromCharCode(byte < 0x80 ? byte : 0xe000 + byte),
      ).join("");
}
