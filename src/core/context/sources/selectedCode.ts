import type { Range } from "../../findings/finding.ts";
import type { TextFile } from "../../ports.ts";
import type { Part } from "../../prompt/prompt.ts";
import type { Source } from "../source.ts";
import { importSpan } from "../around/importSpan.ts";
import type { LineSpan } from "../around/importSpan.ts";
import { linesOf } from "../lines.ts";

/** The selection, with the function around it and the file's imports. */
export const selectedCode: Source = (request, files) => {
  const [file] = files;
  if (request.kind !== "selection" || file === undefined) return undefined;

  const lines = linesOf(file.text);
  const selected = spanOf(request.range, lines.length);
  const isCursor = isEmpty(request.range);
  const around = request.enclosing && union(spanOf(request.enclosing, lines.length), selected);
  const shown = around ?? selected;
  const imports = importSpan(lines, shown.start);
  const asked = isCursor ? shown : selected;

  return {
    reviewed: [part(file, lines, shown, "under review")],
    context: imports.end > 0 ? [part(file, lines, imports, "the file's imports")] : [],
    scope: `lines ${asked.start + 1} to ${asked.end} of ${file.path}`,
  };
};

function isEmpty({ start, end }: Range): boolean {
  return start.line === end.line && start.character === end.character;
}

/** A selection that ends before the first character of a line does not take that line. */
function spanOf({ start, end }: Range, count: number): LineSpan {
  const endsBefore = end.character === 0 && end.line > start.line;
  const last = Math.min(endsBefore ? end.line : end.line + 1, count);
  return { start: Math.min(start.line, Math.max(0, last - 1)), end: last };
}

function union(a: LineSpan, b: LineSpan): LineSpan {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function part(file: TextFile, lines: readonly string[], span: LineSpan, why: string): Part {
  const { uri, path, languageId } = file;
  const text = lines.slice(span.start, span.end).join("");
  return { uri, path, text, startLine: span.start, languageId, why, numbered: true };
}
