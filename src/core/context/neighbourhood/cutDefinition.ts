import type { Neighbour } from "./neighbour.ts";

/** Whole lines of a file, from 0, `end` exclusive. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Comments above a definition that is not shown whole. */
const commentLines = 2;
/** Of a head whose parameters stand below. */
const headLines = 2;
/** Around the line that names the seed. */
const before = 4;

/**
 * What of a definition is worth its tokens: all of it where that is short, else its head, and of
 * what calls the seed the lines around the call.
 *
 * @param lines of the file, each with its end.
 * @param names the seed's.
 */
export function cutDefinition(
  { start, head, end, relation }: Neighbour,
  lines: readonly string[],
  names: readonly string[],
  fits: (text: string) => boolean,
): readonly Cut[] {
  const whole = cutOf(lines, start, end);
  if (fits(whole.text)) return [whole];
  const from = afterCommentEnd(Math.max(start, head - commentLines), head, lines);
  const call = relation === "caller" ? callLine(lines, head + 1, end, names) : undefined;
  const top = longest(lines, from, end, fits);
  if (call === undefined || call < top.end) return [top];
  const declared = cutOf(lines, head, Math.min(end, head + headLines));
  for (const above of [before, 1]) {
    const around = longest(lines, Math.max(declared.end, call - above), end, (text) =>
      fits(declared.text + text),
    );
    if (call < around.end) return [declared, around];
  }
  return [top];
}

/** The last lines of a block comment say little without its first. */
function afterCommentEnd(from: number, head: number, lines: readonly string[]): number {
  let at = from;
  while (at < head && /^\s*\*/.test(lines[at] ?? "")) at++;
  return at;
}

/**
 * The line that says the name, as an entry of a list: without words that many share, and where it is
 * long from its name on, since what it gives back can be longer than all that it takes.
 */
export function signatureOf({ head, name }: Neighbour, lines: readonly string[]): string {
  const shown = joinedHead(head, lines)
    .replaceAll(annotations, "")
    .replace(modifiers, "")
    .replace(keyword, "")
    .replace(opening, "");
  if (shown.length <= longestSignature) return shown;
  const at = shown.indexOf(name.slice(name.lastIndexOf(" ") + 1));
  const from = at > farthestName ? at : 0;
  // A handler's name is its call with its text.
  if (from > 0 && name.includes(" ")) return name;
  const end = from + longestSignature;
  return `${from > 0 ? "…" : ""}${shown.slice(from, end)}${end < shown.length ? "…" : ""}`;
}

/** With the lines below for as long as its parameters go on there. */
function joinedHead(head: number, lines: readonly string[]): string {
  let joined = (lines[head] ?? "").trim();
  for (let at = head + 1; at < lines.length && joined.length <= longestJoined; at++) {
    if (!/[(,]$/.test(joined)) break;
    joined += (joined.endsWith("(") ? "" : " ") + (lines[at] ?? "").trim();
  }
  return joined.replace(/,\s*\)/, ")");
}

const modifiers =
  /^(?:(?:export|default|declare|async|public|private|protected|internal|static|final|abstract|override|sealed|virtual|readonly|open|suspend|pub(?:\([\w:]+\))?)\s+)+/;
/** How a parameter comes says nothing of what it is: `@PathVariable("id") long`, `[FromBody] Order`. */
const annotations = /@[\w.]+(?:\([^()]*\))?\s+|(?<=[(,]\s*)\[[\w.]+(?:\([^()]*\))?\]\s*/g;
/** Its parameters say already that it is a function; what it belongs to is said for no language. */
const keyword = /^(?:func\s+(?:\([^()]*\)\s*)?|(?:function\*?|fun|fn|def)\s+)(?=.*\()/;
const opening = /\s*(?:[{:]|=>\s*\{?|\bdo)$/;
const longestSignature = 52;
const longestJoined = 120;
const farthestName = 30;

function cutOf(lines: readonly string[], start: number, end: number): Cut {
  return { start, end, text: lines.slice(start, end).join("") };
}

function longest(
  lines: readonly string[],
  start: number,
  end: number,
  fits: (text: string) => boolean,
): Cut {
  let at = start + 1;
  let text = lines[start] ?? "";
  for (; at < end; at++) {
    const more = text + (lines[at] ?? "");
    if (!fits(more)) break;
    text = more;
  }
  return { start, end: at, text };
}

/** What is only told of in a comment is not called there. */
const comment = /^\s*(?:\/\/|\/?\*|#(?!\[)|--)/;

function callLine(
  lines: readonly string[],
  start: number,
  end: number,
  names: readonly string[],
): number | undefined {
  for (let at = start; at < end; at++) {
    const line = lines[at] ?? "";
    const words: readonly string[] = line.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
    if (comment.test(line)) continue;
    if (names.some((name) => words.includes(name))) return at;
  }
  return undefined;
}

/** Each line with its end; undefined for a file that may not be shown. */
export type LinesByPath = (path: string) => readonly string[] | undefined;
