import { indentOf } from "./indentOf.ts";
import { outlineOf, type OutlineItem } from "./outline.ts";

/**
 * The definitions of a piece of a file. What begins indented with a method stands in a class that the
 * piece does not show: without it, the method would be none, and the variables in it definitions.
 */
export function outlineOfExcerpt(
  lines: readonly string[],
  languageId: string,
): readonly OutlineItem[] {
  const top = lines.findIndex((line) => line.trim() !== "");
  const isIndented = indentOf(lines[top] ?? "") > 0;
  if (!isIndented || languageId === "sql") return outlineOf(lines, languageId);
  const [, ...inside] = outlineOf(["class Around {", ...lines], languageId);
  const members = inside.map(({ parent = 0, ...item }) => ({
    ...item,
    start: item.start - 1,
    head: item.head - 1,
    end: item.end - 1,
    ...(parent > 0 && { parent: parent - 1 }),
  }));
  const [first] = members;
  const isOfClass = first?.start === top && isMember(first, lines);
  return isOfClass ? members : outlineOf(lines, languageId);
}

/** Lines over which parameters go on. */
const mostHead = 15;

/** Among statements a call looks much like a method; one has a type before it, or a body behind. */
function isMember({ kind, name, head }: OutlineItem, lines: readonly string[]): boolean {
  if (kind !== "function") return kind === "class";
  const below = lines.slice(head, head + mostHead).map((line) => line.trim());
  const end = below.findIndex((line) => /[{;]$/.test(line));
  const declared = below.slice(0, end + 1).join(" ");
  const before = declared.slice(0, declared.indexOf(name));
  const hasBody = /\)\s*(?::[^=]+)?\{$/.test(declared) && !/=>|\bfunction\b/.test(declared);
  return hasBody || /[\w>\]?]\s+$/.test(before);
}
