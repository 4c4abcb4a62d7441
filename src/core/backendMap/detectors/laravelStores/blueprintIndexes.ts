import type { PhpLink } from "../../languages/php/literals.ts";
import type { IndexFact } from "../../storeFacts.ts";

const kinds = /^(?:unique|index|fullText|fulltext|rawIndex|spatialIndex)$/;

/** An index that a call makes; none for any other call. */
export function indexOf(
  { name }: PhpLink,
  table: string,
  columns: readonly string[],
  own: string | undefined,
): IndexFact | undefined {
  return kinds.test(name) ? indexAs(name, table, columns, own) : undefined;
}

/** By its own name, or by the one that Laravel makes of the table and the columns. */
export function indexAs(
  kind: string,
  table: string,
  columns: readonly string[],
  own: string | undefined,
): IndexFact {
  const name = own ?? usualName(table, columns, kind);
  return { name, columns, unique: kind === "unique" };
}

export function usualName(table: string, columns: readonly string[], kind: string): string {
  return `${table}_${columns.join("_")}_${kind}`.toLowerCase().replace(/[-.]/g, "_");
}
