import type { QueryColumn } from "../../backendMap.ts";
import type { QueryFact, TableRef } from "../../facts/storeFacts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { chainOf, type Chain } from "../pythonStores/chains.ts";
import { surroundingsOf } from "../pythonStores/surroundings.ts";

/** Queries through models of Django: `Order.objects.filter(…)`, `order.save()`. */
export function djangoQueries(file: Reading): readonly QueryFact[] {
  return [
    ...nodesOf(file.root, "attribute").flatMap((node) => managerQuery(node, file)),
    ...nodesOf(file.root, "call").flatMap((node) => callQuery(node, file)),
  ];
}

const managers = /^(?:objects|_default_manager|_base_manager|all_objects|\w+_objects)$/;
const model = /^(?:\w+\.)*(?:[A-Z]\w*|model|model_class)$/;

function managerQuery(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const object = fieldOf(node, "object");
  const isManager = managers.test(wordOf(node, "attribute"));
  if (object === undefined || !isManager || !model.test(object.text)) return [];
  const chain = chainOf(node);
  // A manager that is handed on asks nothing.
  if (chain.links.length === 0) return [];
  return [
    {
      scope: file.scopeOf(node),
      range: rangeOf(chain.node),
      columns: columnsOf(chain, object.text),
      ...surroundingsOf(chain.node),
      ...(isPart(chain.node) && { inLoop: false }),
      ...usesOf(chain, { value: file.valueOf(object) }),
    },
  ];
}

/** A part of another query, asked with that one: `Exists(Loan.objects.filter(book=OuterRef("pk")))`. */
function isPart({ text, parent }: SyntaxNode): boolean {
  if (/\bOuterRef\(/.test(text)) return true;
  const call = parent?.type === "argument_list" ? parent.parent : null;
  const name = call ? (fieldOf(call, "function")?.text ?? "") : "";
  return /(?:^|\.)(?:Exists|Subquery|ArraySubquery)$/.test(name);
}

function usesOf(chain: Chain, ref: TableRef): Pick<QueryFact, "reads" | "writes" | "limited"> {
  const limited = limitOf(chain);
  const has = (names: RegExp): boolean => chain.links.some(({ name }) => names.test(name));
  if (!has(writing)) {
    return { reads: [ref], writes: [], ...(limited !== undefined && { limited }) };
  }
  return { reads: has(/^a?(?:get|update)_or_create$/) ? [ref] : [], writes: [ref] };
}

const writing =
  /^a?(?:create|update|delete|bulk_create|bulk_update|get_or_create|update_or_create)$/;
const bounds = /^a?(?:get|first|last|count|exists|aggregate|latest|earliest|in_bulk|none)$/;

/** What of a manager leaves the number of rows to the filters; a method of the code's own may set any. */
const plain =
  /^(?:all|filter|exclude|order_by|reverse|select_related|prefetch_related|annotate|alias|values|values_list|distinct|only|defer|using|iterator|select_for_update|union|extra|aiterator)$/;

function limitOf({ links, isSliced, node }: Chain): boolean | undefined {
  if (isSliced || links.some(({ name }) => bounds.test(name))) return true;
  if (!links.every(({ name }) => plain.test(name))) return undefined;
  // What is kept in a name, given back or handed on may be bounded elsewhere.
  const around = node.parent?.type ?? "";
  return /^(?:for_statement|for_in_clause)$/.test(around) || isListed(node) ? false : undefined;
}

/** `list(…)`, `OrderSerializer(…, many=True)`: asked for there and then, all of it. */
function isListed({ parent }: SyntaxNode): boolean {
  const call = parent?.type === "argument_list" ? parent.parent : null;
  if (call?.type !== "call") return false;
  const isMany = keywordsOf(call).get("many")?.text === "True";
  return isMany || /^(?:list|tuple|set|sorted)$/.test(calleeOf(call).words);
}

const filters = /^a?(?:filter|exclude|get|get_or_create|update_or_create)$/;

function columnsOf({ links }: Chain, table: string): readonly QueryColumn[] {
  const found = links.flatMap(({ name, call }): readonly QueryColumn[] => {
    if (filters.test(name)) return named(call, table, "filter");
    if (/^a?(?:create|update)$/.test(name)) return named(call, table, "write");
    if (name !== "order_by") return [];
    return argumentsOf(call).flatMap((arg) => {
      const text = literalOf(arg)?.replace(/^-/, "");
      return text === undefined || text === "?"
        ? []
        : [{ name: fieldIn(text), table, use: "sort" as const }];
    });
  });
  const byKey = new Map(found.map((one) => [`${one.use} ${one.name}`, one]));
  return [...byKey.values()];
}

/** Keywords of the call and of the `Q(…)` in it. */
function named(call: SyntaxNode, table: string, use: QueryColumn["use"]): readonly QueryColumn[] {
  const inner = nodesOf(call, "call").filter((one) => one.id === call.id || isQ(one));
  const own = inner.flatMap((one) => [...keywordsOf(one).keys()]);
  return own.filter((one) => one !== "defaults").map((one) => ({ name: fieldIn(one), table, use }));
}

const isQ = (call: SyntaxNode): boolean => calleeOf(call).name === "Q";

/** "user" of "user__email__icontains"; the record's own key by either name. */
function fieldIn(path: string): string {
  const [field = path] = path.split("__");
  return field === "pk" ? "id" : field;
}

/** `order.save()`, `order.delete()`, `get_object_or_404(Order, pk=…)`. */
function callQuery(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const { name, object } = calleeOf(node);
  const isChange = /^a?(?:save|delete)$/.test(name) && object !== undefined && isRecord(object);
  const place = { scope: file.scopeOf(node), range: rangeOf(node), ...surroundingsOf(node) };
  if (/^a?get_(?:object|list)_or_404$/.test(name)) {
    const [given] = argumentsOf(node);
    if (given === undefined || !model.test(given.text)) return [];
    const columns = named(node, given.text, "filter");
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
