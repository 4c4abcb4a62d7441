/** UTF-16 units; a block that is longer is rare, and its end can wait for its last line. */
const longest = 8000;

/** Before the words of a line: places in lists, then perhaps a heading. */
const beginning = /^ {0,3}(?:(?:[-*+]|\d{1,9}[.)]) {1,3})*(?:#{1,6} +)?/;

/** What may follow it, so that the line can be nothing but words of a paragraph, item or heading. */
const wordStart = /^[\p{L}\p{N}"'“‘(*`]/u;

/** Emphasis that is closed and can be read in one way only; nothing in it but words and code. */
const emphasis =
  /(?<![^\s("'“‘])(\*{1,3})(?=[^\s*])(?:`[^`\n]+`|[^*`[\]<>\\|_~\r\n\t])*(?<=[^\s*])\1(?=[\s.,;:!?)"'”’])/y;

const code = /(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)(?=[^`])/y;

/** Letters between which an underscore or a star on its own means nothing. */
const looseUnderscore = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])/uy;
const looseStar = /(?<=\s)\*(?=\s)/y;

/** Characters that mean nothing wherever they stand in a line of words. */
const plain = /[^\s`*_~[\]<>\\|\p{Cc}\u2028\u2029]|~(?=[^~])|>/uy;

/**
 * How much of a block of Markdown that is still arriving reads the same whatever comes after it: it
 * ends behind a word. Text that may still become something else, such as emphasis that is not
 * closed, a table or a fence, is not counted.
 *
 * @param block from its first line on; its last line may be incomplete.
 * @returns UTF-16 units from the beginning.
 */
export function settledEnd(block: string): number {
  const text = block.slice(0, longest);
  let settled = 0;
  let start = 0;
  while (start < text.length) {
    const lineEnd = text.indexOf("\n", start);
    const line = settledInLine(text, start);
    settled = Math.max(settled, line.settled);
    if (lineEnd < 0 || line.stopped < lineEnd) break;
    start = lineEnd + 1;
  }
  return settled;
}

/** Where the settled words of a line end, and where what can be told of it does. */
function settledInLine(
  text: string,
  start: number,
): { readonly settled: number; readonly stopped: number } {
  const words = start + (beginning.exec(text.slice(start))?.[0].length ?? 0);
  if (!wordStart.test(text.slice(words, words + 2))) return { settled: 0, stopped: start - 1 };
  const { ends, stopped } = wordsFrom(text, words);
  // A number alone may begin a list, and marks at the end of a heading may close it.
  const letter = text.slice(words, stopped).search(/\p{L}/u);
  const settled = ends.findLast(
    (end) => letter >= 0 && end > words + letter && text.charAt(end - 1) !== "#",
  );
  return { settled: settled ?? 0, stopped };
}

/** Where each word ends that something follows, up to what cannot be told yet. */
function wordsFrom(
  text: string,
  from: number,
): { readonly ends: readonly number[]; readonly stopped: number } {
  const ends: number[] = [];
  let at = from;
  let next = at;
  do {
    at = next;
    while (text.charAt(next) === " ") next += 1;
    if (next > at) ends.push(at);
    next = afterWords(text, next);
  } while (next > at);
  if (/\s/.test(text.charAt(at))) ends.push(at);
  return { ends, stopped: at };
}

function afterWords(text: string, at: number): number {
  for (const pattern of [plain, code, emphasis, looseUnderscore, looseStar]) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return at;
}
