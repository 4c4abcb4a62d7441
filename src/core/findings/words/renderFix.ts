import { markHidden } from "../../context/hiddenCharacters.ts";
import { rewrite } from "../../context/spans.ts";
import type { FixEdit } from "../finding.ts";
import { withLf } from "../anchors/lineEnds.ts";

/** A comment is no place to read a long change; the preview is. */
const mostLinesOfComment = 60;

/**
 * A fix as one `diff` block, with the file's name over its lines where it has several files.
 *
 * @param mostLines Infinity where there is no preview to see the rest in.
 */
export function renderFix(
  edits: readonly FixEdit[],
  pathOf: (uri: string) => string,
  mostLines = mostLinesOfComment,
): string {
  const hasHeads = new Set(edits.map((edit) => edit.uri)).size > 1;
  const lines = edits.flatMap((edit) => {
    const isNew = edit.oldText === "";
    const head =
      hasHeads || isNew ? [`@@ ${pathOf(edit.uri)}${isNew ? " (new file)" : ""} @@`] : [];
    return [...head, ...diffLines(edit)];
  });
  const shown = lines.slice(0, mostLines);
  const more = lines.length - shown.length;
  const plain = shown.join("\n");
  const { text } = rewrite(plain, markHidden(plain));
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  const block = `${fence}diff\n${text}\n${fence}`;
  return more === 0 ? block : `${block}\n\n*and ${more} more lines: see the preview.*`;
}

/** Lines that begin and end both texts are context: an insertion repeats the line it stands at. */
function diffLines({ oldText, newText }: FixEdit): readonly string[] {
  const before = oldText === "" ? [] : linesOf(oldText);
  const after = newText === "" ? [] : linesOf(newText);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [
    ...before.slice(0, head).map((line) => ` ${line}`),
    ...before.slice(head, before.length - tail).map((line) => `-${line}`),
    ...after.slice(head, after.length - tail).map((line) => `+${line}`),
    ...before.slice(before.length - tail).map((line) => ` ${line}`),
  ];
}

function linesOf(text: string): readonly string[] {
  return withLf(text).replace(/\n$/, "").split("\n");
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}
