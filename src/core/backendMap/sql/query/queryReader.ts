import type { QueryColumn } from "../../backendMap.ts";
import { createQueryScope, type QueryScope } from "./queryScope.ts";
import type { Token } from "../tokens.ts";

/** Where in a query the reader is; what a name means there. */
export type Clause = QueryColumn["use"] | "from" | "with" | "group" | "set" | "insert" | "none";

/** What one parenthesis, or the statement as a whole, holds. */
export interface Frame {
  scope: QueryScope;
  clause: Clause;
  readonly isQuery: boolean;
  /** A table comes next. */
  expectsTable: boolean;
  /** The next table is written. */
  writes: boolean;
  /** The statement that a SELECT gives its rows to. */
  outer?: QueryScope;
}

/** A query while it is read, token by token. */
export interface Reader {
  readonly tokens: readonly Token[];
  index: number;
  readonly frames: Frame[];
  readonly scopes: QueryScope[];
  /** Names that WITH gives, in lower case. */
  readonly given: Set<string>;
}

export function frameOf(scope: QueryScope, clause: Clause, isQuery: boolean): Frame {
  return { scope, clause, isQuery, expectsTable: false, writes: false };
}

/** The word or mark so many tokens on; empty for anything else, and beyond the ends. */
export function keyAt({ tokens, index }: Reader, ahead = 0): string {
  return tokens[index + ahead]?.key ?? "";
}

export function nextScope(frame: Frame, reader: Reader): void {
  frame.scope = createQueryScope(frame.scope.parent);
  reader.scopes.push(frame.scope);
}
