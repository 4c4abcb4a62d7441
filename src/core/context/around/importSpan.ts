/** Lines, from 0, `end` exclusive. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
}

const importLine =
  /^(?:import\b|from\s+\S+\s+import\b|use\s|using\s|package\s|require\b|#include\b|(?:const|let|var)\s.*\brequire\()/;
const mostImportLines = 120;

/** From the first to the end of the last import of a file, as far as it stands before the code. */
export function importSpan(lines: readonly string[], before: number): LineSpan {
  const head = lines.slice(0, Math.min(before, mostImportLines));
  const last = head.findLastIndex((line) => importLine.test(line));
  if (last < 0) return { start: 0, end: 0 };
  const opened = head[last] ?? "";
  const isOpen = /[({]\s*$/.test(opened.trimEnd());
  const closing = isOpen ? head.findIndex((line, at) => at > last && /^[)}]/.test(line)) : last;
  const start = head.findIndex((line) => importLine.test(line));
  return { start, end: (closing < 0 ? last : closing) + 1 };
}
