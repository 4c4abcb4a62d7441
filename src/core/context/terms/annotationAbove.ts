import { indentOf } from "./indentOf.ts";

/** Lines of a longer annotation are a document of their own. */
const mostLines = 60;
const annotation = /^(?:@[\p{L}_]|#\[|\[[\p{L}_])/u;
const quoted = /"""|(["'`])(?:\\.|(?!\1)[^\\])*\1/g;
const opening = /[([{]/g;
const closing = /[)\]}]/g;

/**
 * Where an annotation of several lines begins that ends right above a line; that line itself where
 * there is none. A decorator's path and a query in an annotation belong to the function below.
 */
export function annotationAbove(lines: readonly string[], below: number, indent: number): number {
  const lineAt = (at: number): string => lines[at] ?? "";
  if (!/[)\]]\s*$/.test(lineAt(below - 1))) return below;
  const first = Math.max(0, below - mostLines);
  let open = 0;
  for (let at = below - 1; at >= first; at--) {
    open += closedIn(lineAt(at));
    if (open > 0) continue;
    return open === 0 && isAnnotation(lineAt(at), indent) ? at : below;
  }
  return below;
}

function isAnnotation(line: string, indent: number): boolean {
  return annotation.test(line.trim()) && indentOf(line) === indent;
}

/** How many brackets a line closes that others opened. */
function closedIn(line: string): number {
  const code = line.replaceAll(quoted, "");
  return (code.match(closing) ?? []).length - (code.match(opening) ?? []).length;
}
