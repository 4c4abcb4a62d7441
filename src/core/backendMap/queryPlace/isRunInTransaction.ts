import type { SyntaxNode } from "../grammars/syntax.ts";
import { functionAround } from "./functionAround.ts";
import { isText, nameKept } from "./nameKept.ts";

/** Calls that run all that they are given in one transaction: `db.txn([(first, params), …])`. */
const opening = /\.\s*(?:txn|transaction|batch|(?:with|in)_?transaction)\s*\(/i;

/** Whether a text that is kept in a name stands before a transaction of its function: what runs it may be in that. */
export function isRunInTransaction(query: SyntaxNode, text: string): boolean {
  if (!isText(query) || nameKept(query, text) === undefined) return false;
  return opening.test(text.slice(query.endIndex, functionAround(query).endIndex));
}
