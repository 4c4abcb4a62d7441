import type { QueryFact } from "../../facts/queryFacts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/python/calls.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { queryOfChain } from "../djangoStores/djangoChains.ts";
import { keptModel } from "../pythonStores/keptModel.ts";
import { chainOf } from "../pythonStores/chains.ts";
import { isAskedModel } from "./askedModels.ts";

const asks =
  /^(?:filter|exclude|all|get|get_or_none|first|last|create|bulk_create|bulk_update|get_or_create|update_or_create|exists|annotate|in_bulk|select_for_update)$/;
/** What is asked of nothing but a model, awaited here or elsewhere. */
const certain = /^(?:filter|exclude)$/;

/** `await Order.filter(state="open").count()`, `open = Order.filter(…)`. */
export function tortoiseQueries(file: Reading): readonly QueryFact[] {
  return nodesOf(file.root, "attribute").flatMap((node) => {
    const name = wordOf(node, "attribute");
    const object = fieldOf(node, "object");
    if (object === undefined || !asks.test(name) || !isAskedModel(object)) return [];
    const chain = chainOf(object);
    if (chain.links.length === 0 || !(certain.test(name) || isAwaited(chain.node))) return [];
    const value = file.valueOf(keptModel(object));
    return [queryOfChain({ chain, root: object, value, words: wordsOf(value), file })];
  });
}

const isAwaited = (node: SyntaxNode): boolean =>
  node.type === "await" || node.parent?.type === "await" || node.text.startsWith("await ");
