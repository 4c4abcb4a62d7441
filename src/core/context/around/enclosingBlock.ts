import { indentOf } from "../terms/indentOf.ts";
import { withBracesAtHeads } from "./withBracesAtHeads.ts";

/** Lines of a block, from 0; `end` is its last line. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

const controlWord =
  /^(?:\}\s*)?(?:if|else|elif|for|foreach|while|switch|case|match|try|catch|except|finally|do|with|loop|select|unless|begin|using|lock|synchronized)\b/;
const typeHead =
  /^(?:(?:public|private|protected|internal|static|sealed|abstract|final|partial|readonly|file|export|data|open)\s+)*(?:class|record|struct|interface|enum|namespace|trait|object)\s/;
const functionHead =
  /\b(?:function|def|fn|func|fun|sub|proc|procedure|constructor)\b|=>\s*[{(]?\s*$|\)[^=;]*\{\s*$|\)[^=;]*:\s*$/;
const closer = /^(?:[)\]}]|end\b)/;
const reopens = /(?:[{([:]|=>)\s*$/;

/**
 * The function around a line by indentation alone, for languages whose symbols are not known; where
 * none looks like a function, the outermost block, or the paragraph in text that has no blocks.
 * Undefined when there is no code at or above the line.
 */
export function enclosingBlock(text: string, line: number): Lines | undefined {
  const lines = withBracesAtHeads(text.split(/\r\n|\r|\n/));
  const at = lastCodeLine(lines, Math.min(line, lines.length - 1));
  if (at === undefined) return undefined;

  // Stray brackets can end a block before the line that led to its head.
  const heads = headsAround(lines, at).filter((index) => endOfBlock(lines, index) >= at);
  const head = heads.find((index) => looksLikeFunction(lines, index)) ?? heads.at(-1);
  if (head === undefined) return paragraph(lines, at);
  return { start: withDecorators(lines, head), end: endOfBlock(lines, head) };
}

/** The first lines of the blocks around `at`, innermost first; `at` itself when it begins one. */
function headsAround(lines: readonly string[], at: number): readonly number[] {
  const heads: number[] = [];
  let inner = closer.test(codeOf(lines, at)) ? statementStart(lines, at) : at;
  if (beginsBlock(lines, inner)) heads.push(inner);
  for (let index = inner - 1; index >= 0; index -= 1) {
    if (isBlank(lines, index) || indentAt(lines, index) >= indentAt(lines, inner)) continue;
    inner = statementStart(lines, index);
    index = inner;
    heads.push(inner);
  }
  return heads;
}

/** Goes up from a closing line such as `) {` to the line that its statement begins with. */
function statementStart(lines: readonly string[], at: number): number {
  if (!closer.test(codeOf(lines, at))) return at;
  for (let index = at - 1; index >= 0; index -= 1) {
    if (isBlank(lines, index) || indentAt(lines, index) > indentAt(lines, at)) continue;
    if (indentAt(lines, index) < indentAt(lines, at)) return at;
    if (!closer.test(codeOf(lines, index))) return index;
  }
  return at;
}

function looksLikeFunction(lines: readonly string[], head: number): boolean {
  const code = codeOf(lines, head);
  if (controlWord.test(code) || typeHead.test(code)) return false;
  if (functionHead.test(code)) return true;
  // Parameters on lines of their own: the head ends where its bracket is closed.
  return code.endsWith("(") && functionHead.test(codeOf(lines, closingLine(lines, head)));
}

function closingLine(lines: readonly string[], head: number): number {
  const after = lines.findIndex(
    (_, index) =>
      index > head && !isBlank(lines, index) && indentAt(lines, index) <= indentAt(lines, head),
  );
  return after === -1 ? head : after;
}

function endOfBlock(lines: readonly string[], head: number): number {
  let end = head;
  for (let index = head + 1; index < lines.length; index += 1) {
    if (isBlank(lines, index)) continue;
    if (indentAt(lines, index) > indentAt(lines, head)) {
      end = index;
      continue;
    }
    const code = codeOf(lines, index);
    if (indentAt(lines, index) < indentAt(lines, head) || !closer.test(code)) return end;
    end = index;
    if (!reopens.test(code)) return end;
  }
  return end;
}

function withDecorators(lines: readonly string[], head: number): number {
  let start = head;
  while (start > 0 && /^(?:[@#]\[?\w|\[\w.*\]$)/.test(codeOf(lines, start - 1))) start -= 1;
  return start;
}

function beginsBlock(lines: readonly string[], at: number): boolean {
  const next = lines.findIndex((_, index) => index > at && !isBlank(lines, index));
  return next !== -1 && indentAt(lines, next) > indentAt(lines, at);
}

function paragraph(lines: readonly string[], at: number): Lines {
  let start = at;
  let end = at;
  while (start > 0 && !isBlank(lines, start - 1)) start -= 1;
  while (end < lines.length - 1 && !isBlank(lines, end + 1)) end += 1;
  return { start, end };
}

function lastCodeLine(lines: readonly string[], from: number): number | undefined {
  for (let index = from; index >= 0; index -= 1) if (!isBlank(lines, index)) return index;
  return undefined;
}

function isBlank(lines: readonly string[], index: number): boolean {
  return codeOf(lines, index) === "";
}

function codeOf(lines: readonly string[], index: number): string {
  return (lines[index] ?? "").trim();
}

function indentAt(lines: readonly string[], index: number): number {
  return indentOf(lines[index] ?? "");
}
