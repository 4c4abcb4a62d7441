import { indentOf } from "../terms/indentOf.ts";

/** Lines of a head, its parameters and what it promises of them. */
const mostHeadLines = 30;
/** A line at the brace's own indentation that still belongs to the head above it. */
const headGoesOn = /^(?:where|throws|implements|extends)\b|^[:)]|^=>/;
/** A brace below these begins no function: it holds an object's fields, or nothing but a scope. */
const startsNoFunction =
  /^(?:return|throw|await|yield|new|var|let|const)\b|=\s*(?:await\s+)?new\b|[;{},]$/;

/**
 * The lines as they would be with each opening brace behind its head: one that has a line to itself
 * stands a step deeper, and its head's first line says all that stands before it. As many lines.
 */
export function withBracesAtHeads(lines: readonly string[]): readonly string[] {
  const joined = [...lines];
  for (const [at, line] of lines.entries()) {
    if (line.trim() !== "{") continue;
    const head = headOf(lines, at);
    if (head === undefined) continue;
    joined[at] = `\t${line}`;
    for (let below = head + 1; below < at; below++) joined[below] = `\t${lines[below] ?? ""}`;
    if (!startsNoFunction.test((lines[head] ?? "").trim())) {
      joined[head] = [lines[head], ...lines.slice(head + 1, at + 1).map((one) => one.trim())].join(
        " ",
      );
    }
  }
  return joined;
}

/** The line that the head of a block begins with; undefined for a scope of its own. */
function headOf(lines: readonly string[], brace: number): number | undefined {
  const indent = indentOf(lines[brace] ?? "");
  for (let at = brace - 1; at >= Math.max(0, brace - mostHeadLines); at--) {
    const line = lines[at] ?? "";
    const code = line.trim();
    if (code === "" || indentOf(line) < indent) return undefined;
    if (indentOf(line) > indent || headGoesOn.test(code)) continue;
    return /[;{}]$/.test(code) ? undefined : at;
  }
  return undefined;
}
