import type { QueryFact } from "../../facts/storeFacts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Value } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";
import { chainOf } from "../pythonStores/chains.ts";
import { surroundingsOf } from "../pythonStores/surroundings.ts";
import { conditionsIn } from "./djangoColumns.ts";
import { queryOfChain } from "./djangoChains.ts";

/** Queries through models of Django: `Order.objects.filter(…)`, `order.lines.all()`, `order.save()`. */
export function djangoQueries(file: Reading): readonly QueryFact[] {
  return [
    ...nodesOf(file.root, "attribute").flatMap((node) => [
      ...managerQuery(node, file),
      ...relatedQuery(node, file),
    ]),
    ...nodesOf(file.root, "call").flatMap((node) => callQuery(node, file)),
  ];
}

const managers = /^(?:objects|_default_manager|_base_manager|all_objects|\w+_objects)$/;
const model = /^(?:\w+\.)*(?:[A-Z]\w*|model|model_class)$/;
/** What only managers and query sets do, whatever they are called; `query` is Flask-SQLAlchemy's. */
const certain =
  /^a?(?:filter|exclude|get_or_create|update_or_create|order_by|select_related|prefetch_related|values_list|annotate|bulk_create|in_bulk)$/;

function managerQuery(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const object = fieldOf(node, "object");
  if (object === undefined || !model.test(object.text)) return [];
  const chain = chainOf(node);
  // A manager that is handed on asks nothing.
  const [first] = chain.links;
  const manager = wordOf(node, "attribute");
  const isOwn = first !== undefined && certain.test(first.name) && /^(?!query$)[a-z]/.test(manager);
  if (first === undefined || !(managers.test(manager) || isOwn)) return [];
  const value = file.valueOf(object);
  return [queryOfChain({ chain, root: node, value, words: object.text, file })];
}

const asksRelated =
  /^a?(?:all|filter|exclude|get|create|first|last|count|exists|order_by|select_related|prefetch_related|values|values_list|annotate|get_or_create|update_or_create|add|remove|set|clear|delete|update|bulk_create|aggregate|latest)$/;

/** `order.lines.filter(…)`, where the model that is called like the record has such rows. */
function relatedQuery(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const chain = chainOf(node);
  const [first] = chain.links;
  const record = recordOf(fieldOf(node, "object"), file);
  const isAsked = first?.call.id === node.parent?.parent?.id;
  if (first === undefined || record === undefined || !isAsked) return [];
  if (!asksRelated.test(first.name)) return [];
  const relation = wordOf(node, "attribute");
  const words = `${wordsOf(record)}.${relation}`;
  return [queryOfChain({ chain, root: node, value: record, via: [relation], words, file })];
}

/** `order`, `self.order`, `request.user`: a model that is called like the last name. */
function recordOf(object: SyntaxNode | undefined, file: Reading): Value | undefined {
  if (object?.text === "self") return file.valueOf(object);
  const [, name] =
    /^(?:self\.|request\.|self\.request\.)?([a-z]\w*)$/.exec(object?.text ?? "") ?? [];
  return name === undefined ? undefined : { kind: "name", name: name.replaceAll("_", "") };
}

/** `order.save()`, `order.delete()`, `get_object_or_404(Order, pk=…)`. */
function callQuery(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const { name, object } = calleeOf(node);
  const isChange = /^a?(?:save|delete)$/.test(name) && object !== undefined && isRecord(object);
  const place = { scope: file.scopeOf(node), range: rangeOf(node), ...surroundingsOf(node) };
  if (/^a?get_(?:object|list)_or_404$/.test(name)) {
    const [given] = argumentsOf(node);
    if (given === undefined || !model.test(given.text)) return [];
    const columns = conditionsIn(node, given.text, "filter");
    const limited = name.includes("object") ? { limited: true } : {};
    return [{ ...place, reads: [{ value: file.valueOf(given) }], writes: [], columns, ...limited }];
  }
  if (!isChange) return [];
  const value = file.valueOf(object);
  const columns = updatedFields(node).map((one) => {
    return { name: one, table: wordsOf(value), use: "write" as const };
  });
  return [{ ...place, reads: [], writes: [{ value }], columns }];
}

/** `save(update_fields=["state"])` */
function updatedFields(call: SyntaxNode): readonly string[] {
  const given = keywordsOf(call).get("update_fields");
  const isList = given !== undefined && /^(?:list|tuple|set)$/.test(given.type);
  return isList ? childrenOf(given).flatMap((one) => literalOf(one) ?? []) : [];
}

/** What has such methods and is no record. */
const others = /form|serializer|storage|file|cache|session|workbook|image|fig/i;

function isRecord({ type, text }: SyntaxNode): boolean {
  if (others.test(text)) return false;
  return type === "identifier" || (type === "attribute" && text.startsWith("self."));
}
