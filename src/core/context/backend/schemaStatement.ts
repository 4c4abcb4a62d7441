import type { Neighbour } from "../neighbourhood/neighbour.ts";

const name = String.raw`(?:["\`\[]?\w+["\`\]]?\s*\.\s*)?["\`\[]?(\w+)`;
const makesTable = new RegExp(
  String.raw`^\s*create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?${name}`,
  "i",
);
const makesIndex = new RegExp(
  String.raw`^\s*create\s+(?:unique\s+)?index\b.*\son\s+(?:only\s+)?${name}`,
  "is",
);
/** Where the table of an index is named below its first line. */
const headLines = 3;

/** The table that a statement of SQL makes, or makes an index of; undefined for all else. */
export function tableMadeBy(
  { languageId, head }: Neighbour,
  lines: readonly string[],
): string | undefined {
  if (languageId !== "sql") return undefined;
  const text = lines.slice(head, head + headLines).join("");
  return (makesTable.exec(text) ?? makesIndex.exec(text))?.[1];
}
