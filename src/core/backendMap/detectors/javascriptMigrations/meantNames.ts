import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { parametersOf } from "../../languages/javascript/parameters.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import { calledBack } from "../../languages/javascriptValues/loops.ts";
import type { Reading } from "../../reading/stack.ts";
import { declared } from "../javascriptStores/records.ts";
import { functionName } from "./functions.ts";
import { nameOf } from "./spelled.ts";
import { isTakenBack } from "./takenBack.ts";

/** A name that a step of a migration is about, and the call that asks for the step, if that is elsewhere. */
export interface Meant {
  readonly name: string;
  readonly call?: SyntaxNode;
}

const deepest = 3;

/**
 * The names that an expression stands for when the migration runs: one, or in a loop that of each item,
 * and in a function those that its file calls it with.
 */
export function meantNames(
  node: SyntaxNode | undefined,
  file: Reading,
  depth = 0,
): readonly Meant[] {
  const name = nameOf(node);
  if (node === undefined || name === undefined) return [];
  const isBound = node.type === "identifier" && depth < deepest;
  return (isBound ? boundTo(node, file, depth) : undefined) ?? [{ name }];
}

/** Undefined for what no loop and no parameter of the file's own functions gives. */
function boundTo(node: SyntaxNode, file: Reading, depth: number): readonly Meant[] | undefined {
  for (let inner = node, outer = node.parent; outer !== null; inner = outer, outer = outer.parent) {
    if (outer.type === "for_in_statement" && fieldOf(outer, "left")?.text === node.text) {
      const list = fieldOf(outer, "right");
      return list?.id === inner.id ? undefined : itemsOf(list, file, depth);
    }
    const index = parametersOf(outer, file.valueOf).findIndex(({ name }) => name === node.text);
    if (index >= 0) return givenTo(outer, index, { file, depth });
  }
  return undefined;
}

/** The items of a list that the file writes out. */
function itemsOf(
  node: SyntaxNode | undefined,
  file: Reading,
  depth: number,
): readonly Meant[] | undefined {
  const list = declared(node);
  if (list?.type !== "array") return undefined;
  return childrenOf(list).flatMap((one) => meantNames(one, file, depth + 1));
}

/** What a loop, or what calls a function by its name, gives a parameter. */
function givenTo(
  node: SyntaxNode,
  index: number,
  { file, depth }: { readonly file: Reading; readonly depth: number },
): readonly Meant[] | undefined {
  const around = node.parent?.type === "arguments" ? node.parent.parent : null;
  const loop = around === null ? undefined : calledBack(around);
  if (loop !== undefined) return index === 0 ? itemsOf(loop.list, file, depth) : undefined;
  const name = functionName(node);
  if (name === undefined) return undefined;
  const calls = nodesOf(file.root, "call_expression").filter(
    (one) => fieldOf(one, "function")?.text.replace(/^this\./, "") === name && !isTakenBack(one),
  );
  return calls.flatMap((call) =>
    meantNames(argumentsOf(call)[index], file, depth + 1).map((one) => ({ call, ...one })),
  );
}
