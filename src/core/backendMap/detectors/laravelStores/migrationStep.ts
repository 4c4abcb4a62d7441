import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { PhpLink } from "../../languages/php/literals.ts";
import type { TableChange } from "../../storeFacts.ts";

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
