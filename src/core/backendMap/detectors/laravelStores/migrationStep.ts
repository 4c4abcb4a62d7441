import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { PhpLink } from "../../languages/php/literals.ts";
import type { IndexFact, TableChange } from "../../facts/tableFacts.ts";

/** What a migration does to a table, without where it stands. */
export type Step = TableChange extends infer Change
  ? Change extends TableChange
    ? Omit<Change, "table" | "order" | "range" | "unit">
    : never
  : never;

/** A chain of calls on the table that a migration is about. */
export interface BlueprintCall {
  readonly links: readonly PhpLink[];
  readonly table: string;
  readonly textOf: (node: SyntaxNode | undefined) => string | undefined;
  /** The full name of the class that `C::class` is. */
  readonly classOf: (node: SyntaxNode | undefined) => string | undefined;
}

/** The steps of a table's function as the table that they make. */
export function madeOf(steps: readonly Step[]): Step {
  const keys = steps.flatMap((step) => (step.op === "setPrimaryKey" ? [step.columns] : []));
  const primaryKey = keys.at(-1);
  return {
    op: "createTable",
    columns: steps.flatMap((step) => (step.op === "addColumn" ? [step.column] : [])),
    indexes: steps.flatMap((step) => (step.op === "addIndex" ? [step.index] : [])),
    foreignKeys: steps.flatMap((step) => (step.op === "addForeignKey" ? [step.foreignKey] : [])),
    ...(primaryKey !== undefined && { primaryKey }),
  };
}

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
