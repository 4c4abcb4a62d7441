import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";

const loops = new Set(["foreach_statement", "for_statement", "while_statement", "do_statement"]);
const each =
  /^(?:each|map|flatMap|filter|reject|transform|mapWithKeys|eachSpread|reduce|\\?array_(?:map|walk))$/;
const functions = new Set(["method_declaration", "function_definition"]);

/** Whether code runs once for each of several things, and in a transaction. */
export function aroundOf(node: SyntaxNode): Pick<QueryFact, "inLoop" | "inTransaction"> {
  let [inLoop, inTransaction] = [false, false];
  let inside = node;
  let around = node.parent;
  while (around !== null && !functions.has(around.type)) {
    const call = inside.type.endsWith("function") ? calledWith(inside) : "";
    inLoop ||= isRepeated(inside, around) || each.test(call);
    inTransaction ||= call === "transaction";
    [inside, around] = [around, around.parent];
  }
  const before = around?.text.slice(0, node.startIndex - around.startIndex) ?? "";
  return { inLoop, inTransaction: inTransaction || isOpen(before) };
}

/** What `foreach` goes through is asked for once. */
function isRepeated(inside: SyntaxNode, { type }: SyntaxNode): boolean {
  return loops.has(type) && (inside.field === "body" || type !== "foreach_statement");
}

/** The method or function that is given a function. */
function calledWith(closure: SyntaxNode): string {
  const call = closure.parent?.parent?.parent;
  return call ? ((fieldOf(call, "name") ?? fieldOf(call, "function"))?.text ?? "") : "";
}

/** `DB::beginTransaction()` holds until it is committed or taken back. */
function isOpen(before: string): boolean {
  const begun = before.lastIndexOf("beginTransaction(");
  return begun >= 0 && !/\b(?:commit|rollBack)\(/i.test(before.slice(begun));
}
