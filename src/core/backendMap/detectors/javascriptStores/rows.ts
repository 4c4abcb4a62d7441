import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import { declared } from "./records.ts";

const deepest = 5;

/**
 * The object literals that rows are made of: `{ … }`, `[{ … }, …]`, `items.map((one) => ({ … }))`, and a
 * name of the same file that is declared as one of these.
 */
export function rowsIn(node: SyntaxNode | undefined, depth = 0): readonly SyntaxNode[] {
  if (node === undefined || depth > deepest) return [];
  if (node.type === "object") return [node];
  if (node.type === "array") return childrenOf(node).flatMap((one) => rowsIn(one, depth + 1));
  if (node.type === "call_expression") return mappedIn(node, depth);
  if (node.type === "parenthesized_expression") return rowsIn(childrenOf(node)[0], depth + 1);
  const made = declared(node);
  return made === undefined || made.id === node.id ? [] : rowsIn(made, depth + 1);
}

/** `items.map((one) => ({ … }))`, `items.map((one) => { return { … }; })`. */
function mappedIn(call: SyntaxNode, depth: number): readonly SyntaxNode[] {
  const [made] = argumentsOf(call);
  const isMap = /\.(?:map|flatMap)$/.test(fieldOf(call, "function")?.text.slice(-10) ?? "");
  const body = isMap && made?.type === "arrow_function" ? fieldOf(made, "body") : undefined;
  if (body?.type !== "statement_block") return rowsIn(body, depth + 1);
  return nodesOf(body, "return_statement").flatMap((one) => rowsIn(childrenOf(one)[0], depth + 1));
}
