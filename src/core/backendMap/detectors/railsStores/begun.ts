import type { TableRef } from "../../facts/queryFacts.ts";
import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** What a query is about, and the calls that make it. */
export interface Begun {
  readonly ref: TableRef;
  /** What its columns name the table by. */
  readonly words: string;
  readonly calls: readonly SyntaxNode[];
  /** The query for the record whose association is asked then: `Loan.find(id).fines.where(…)`. */
  readonly before?: Begun;
  /** An association that may be loaded before is then not asked for. */
  readonly isLoadable?: true;
  /** Rows that were put together under a name before: who asks for them without this is not told. */
  readonly isKept?: true;
  /** The record that writes itself. */
  readonly variable?: SyntaxNode;
}

/** The method that a call names. */
export const nameOf = (call: SyntaxNode): string => fieldOf(call, "method")?.text ?? "";

/** Associations lead no further than this where people write them. */
export const mostRelations = 4;
