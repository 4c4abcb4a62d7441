import type { QueryColumn } from "../../backendMap.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { keptModel } from "../pythonStores/keptModel.ts";
import { chainOf, type Chain, type Link } from "../pythonStores/chains.ts";
import { laterChains } from "../pythonStores/laterChains.ts";
import { surroundingsOf } from "../pythonStores/surroundings.ts";
import { isAskedModel } from "./askedModels.ts";

/** `Order.select().where(Order.state == "open")`, `Order.create(…)`, `Order.update(…).where(…)`. */
export function peeweeQueries(file: Reading): readonly QueryFact[] {
  return nodesOf(file.root, "attribute").flatMap((node) => {
    const object = fieldOf(node, "object");
    if (object === undefined || !isAskedModel(object)) return [];
    const chain = chainOf(object);
    const [first] = chain.links;
    const isOther = first?.name !== wordOf(node, "attribute") || isAwaited(chain.node);
    return isOther || !isQuery(first, chain.links, object)
      ? []
      : [queryOf({ chain, first, object, file })];
  });
}

interface PeeweeQuery {
  readonly chain: Chain;
  readonly first: Link;
  readonly object: SyntaxNode;
  readonly file: Reading;
}

function queryOf({ chain, first, object, file }: PeeweeQuery): QueryFact {
  const links = [chain, ...laterChains(chain)].flatMap((one) => one.links);
  const refs = joinedIn(links, file);
  const own: TableRef = { value: file.valueOf(keptModel(object)) };
  const isWrite = writes.test(first.name);
  const isRead = !isWrite || first.name === "get_or_create";
  const isBounded = chain.isSliced || links.some(({ name }) => bounds.test(name));
  return {
    scope: file.scopeOf(object),
    range: rangeOf(chain.node),
    reads: [...(isRead ? [own] : []), ...refs],
    writes: isWrite ? [own] : [],
    columns: columnsIn(links, object, file),
    ...surroundingsOf(chain.node),
    ...(!isWrite && isBounded && { limited: true }),
  };
}

const writes =
  /^(?:insert|insert_many|insert_from|replace|replace_many|create|update|delete|bulk_create|bulk_update|delete_by_id|get_or_create|truncate_table)$/;
const certain =
  /^(?:select|get_or_none|get_by_id|insert_many|replace_many|delete_by_id|get_or_create|bulk_create)$/;
const runs = /^(?:where|execute|on_conflict\w*|returning)$/;
const bounds = /^(?:limit|first|get|get_or_none|get_by_id|count|exists|scalar|paginate|peek)$/;

/** What is awaited is another library's, whose models are asked alike. */
const isAwaited = ({ parent, text }: SyntaxNode): boolean =>
  parent?.type === "await" || text.startsWith("await ");

/** Much has methods of these names: what only a query has stands behind, or in the arguments. */
function isQuery({ name, call }: Link, links: readonly Link[], model: SyntaxNode): boolean {
  if (certain.test(name)) return true;
  if (/^(?:update|delete|insert|replace)$/.test(name)) {
    return links.slice(1).some((one) => runs.test(one.name));
  }
  if (name === "create") {
    return argumentsOf(call).length === 0 && !/^\w*models?\.[A-Z]/.test(model.text);
  }
  const isCompared = argumentsOf(call).some(({ type }) => type === "comparison_operator");
  return name === "get" && isCompared;
}

/** `join(Customer, on=…)`. */
function joinedIn(links: readonly Link[], file: Reading): readonly TableRef[] {
  return links
    .filter(({ name }) => /^(?:left_outer_|)join(?:_from)?$|^switch$/.test(name))
    .flatMap(({ call }) => argumentsOf(call).filter(isAskedModel))
    .map((one) => ({ value: file.valueOf(keptModel(one)) }));
}

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  select: "read",
  where: "filter",
  get: "filter",
  get_or_none: "filter",
  having: "filter",
  order_by: "sort",
  join: "join",
  update: "write",
  insert: "write",
};

function columnsIn(
  links: readonly Link[],
  model: SyntaxNode,
  file: Reading,
): readonly QueryColumn[] {
  const own = wordsOf(file.valueOf(keptModel(model)));
  const found = links.flatMap(({ name, call }): readonly QueryColumn[] => {
    const use = Object.hasOwn(uses, name) ? uses[name] : undefined;
    const isWrite = use === "write" || name === "create";
    const named = isWrite ? [...keywordsOf(call).keys()] : [];
    const written = named.map((one) => ({ name: one, table: own, use: "write" as const }));
    if (use === undefined) return written;
    const given = call.childForFieldName("arguments") ?? call;
    return [...written, ...nodesOf(given, "attribute").flatMap((one) => columnOf(one, use, file))];
  });
  return [...new Map(found.map((one) => [`${one.use} ${one.table}.${one.name}`, one])).values()];
}

/** `Order.state`, `cls.model.state`. */
function columnOf(
  node: SyntaxNode,
  use: QueryColumn["use"],
  file: Reading,
): readonly QueryColumn[] {
  const object = fieldOf(node, "object");
  const name = wordOf(node, "attribute");
  if (object === undefined || !isAskedModel(object) || /^[A-Z]/.test(name)) return [];
  return [{ name, table: wordsOf(file.valueOf(keptModel(object))), use }];
}
