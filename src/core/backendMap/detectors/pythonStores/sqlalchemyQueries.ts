import type { QueryColumn } from "../../backendMap.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, wordOf } from "../../languages/python/calls.ts";
import type { Reading } from "../../reading/stack.ts";
import { chainOf, type Chain, type Link } from "./chains.ts";
import { keptModel } from "./keptModel.ts";
import { laterChains } from "./laterChains.ts";
import { sessionCall } from "./sqlalchemySessions.ts";
import { columnsOfLinks, isModelWords, modelNodes } from "./sqlalchemyColumns.ts";
import { sessionSurroundings, surroundingsOf } from "./surroundings.ts";

/** Queries through SQLAlchemy: `session.query(User)`, `select(User)`, `User.query`, `session.add`. */
export function sqlalchemyQueries(file: Reading): readonly QueryFact[] {
  const hasSqlalchemy = /\bsqlalchemy\b|\bsqlmodel\b/i.test(file.text);
  const calls = nodesOf(file.root, "call").flatMap((node) => [
    ...queryCall(node, file, hasSqlalchemy),
    ...sessionCall(node, file),
  ]);
  return [...calls, ...nodesOf(file.root, "attribute").flatMap((one) => modelQuery(one, file))];
}

const writes = /^(?:sa|sqlalchemy|sqlmodel|sql)\.(?:insert|update|delete)$/;
const selects = /^(?:sa|sqlalchemy|sqlmodel|sql)\.(?:select|exists)$/;
const queries = /(?:session|db|\bs)[^.]*(?:\(\))?\.query$/i;

/** `session.query(A, B.x)`, and the functions of version 2. */
function queryCall(node: SyntaxNode, file: Reading, hasSqlalchemy: boolean): readonly QueryFact[] {
  const { name, object } = calleeOf(node);
  const words = `${object?.text ?? "sa"}.${name}`;
  const isWrite = hasSqlalchemy && writes.test(words);
  const isSelect = hasSqlalchemy && selects.test(words);
  if (!isSelect && !isWrite && !queries.test(words)) return [];
  const models = argumentsOf(node).flatMap(modelNodes);
  return models.length === 0 ? [] : [factOf({ root: node, models, isWrite, file })];
}

/** `User.query.filter_by(…)`, as Flask has it; `User.__table__.insert()`. */
function modelQuery(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const object = fieldOf(node, "object");
  const isModel = object !== undefined && /^(?:\w+\.)?(?:[A-Z]\w*|cls)$/.test(object.text);
  const name = wordOf(node, "attribute");
  const isAsked = name === "query" || (name === "__table__" && asksTable.test(firstLink(node)));
  if (!isAsked || !isModel) return [];
  return [factOf({ root: node, models: [object], isWrite: false, file })];
}

const asksTable = /^(?:insert|update|delete|select)$/;
const firstLink = (root: SyntaxNode): string => chainOf(root).links[0]?.name ?? "";

interface Query {
  readonly root: SyntaxNode;
  readonly models: readonly SyntaxNode[];
  readonly isWrite: boolean;
  readonly file: Reading;
}

function factOf({ root, models, isWrite, file }: Query): QueryFact {
  const chain = chainOf(root);
  const links = [chain, ...laterChains(chain)].flatMap((one) => one.links);
  const refs = (nodes: readonly SyntaxNode[]): readonly TableRef[] =>
    nodes.map((one) => ({ value: file.valueOf(keptModel(one)) }));
  const joined = links
    .filter(({ name }) => /^(?:outer)?join$|^select_from$/.test(name))
    .flatMap(({ call }) => argumentsOf(call).slice(0, 1));
  const tables = joined.flatMap(modelNodes);
  const [first, ...others] = models;
  const changes = isWrite || links.some(({ name }) => /^(?:insert|update|delete)$/.test(name));
  const written = changes && first !== undefined ? [first] : [];
  const isBounded = links.some(({ name }) => bounds.test(name));
  const limited = isBounded || limitOf(chain, outerCalls(chain.node));
  return {
    scope: file.scopeOf(root),
    range: rangeOf(chain.node),
    reads: [
      ...refs([...(changes ? others : models), ...tables]),
      ...[...joined, ...relatedIn(links)].flatMap((one) => relationIn(one, file)),
    ],
    writes: refs(written),
    columns: columnsOf(links, first?.text, [...models, ...tables]),
    ...(changes ? sessionSurroundings(chain.node) : surroundingsOf(chain.node)),
    ...(!changes && limited !== undefined && { limited }),
  };
}

function columnsOf(
  links: readonly Link[],
  model: string | undefined,
  tables: readonly SyntaxNode[],
): readonly QueryColumn[] {
  const found = columnsOfLinks(links, model, new Set(tables.map(({ text }) => text)));
  const byKey = new Map(found.map((one) => [`${one.use} ${one.table ?? ""}.${one.name}`, one]));
  return [...byKey.values()];
}

/** `filter(Order.lines.any(…))`, `options(joinedload(Order.customer))`: relations that are asked for too. */
function relatedIn(links: readonly Link[]): readonly SyntaxNode[] {
  return links
    .filter(({ name }) => /^(?:where|filter|options)$/.test(name))
    .flatMap(({ call }) => nodesOf(fieldOf(call, "arguments") ?? call, "call"))
    .flatMap((call) => {
      const { name, object } = calleeOf(call);
      if (/^(?:joined|selectin|subquery)load$/.test(name)) return argumentsOf(call).slice(0, 1);
      return object !== undefined && /^(?:any|has)$/.test(name) ? [object] : [];
    });
}

/** `join(Order.customer)`: the table that the relationship leads to. */
function relationIn(node: SyntaxNode, file: Reading): readonly TableRef[] {
  const [object, relation] = [fieldOf(node, "object"), fieldOf(node, "attribute")?.text];
  const isRelation = node.type === "attribute" && object !== undefined && isModelWords(object.text);
  if (!isRelation || relation === undefined) return [];
  return [{ value: file.valueOf(object), via: [relation] }];
}

const bounds =
  /^(?:limit|first|one|one_or_none|scalar|scalar_one|scalar_one_or_none|get|get_or_404|first_or_404|one_or_404|count|exists|paginate|fetchone)$/;

/** Calls that a query is handed to: `session.execute(select(A)).scalars().first()`. */
function outerCalls(node: SyntaxNode): readonly string[] | undefined {
  const call = node.parent?.parent;
  if (node.parent?.type !== "argument_list" || call?.type !== "call") return undefined;
  const { name } = calleeOf(call);
  if (!/^(?:execute|scalars?|exec|stream|fetch\w*)$/.test(name)) return undefined;
  return [name, ...chainOf(call).links.map((one) => one.name)];
}

function limitOf(chain: Chain, outer: readonly string[] | undefined): boolean | undefined {
  const names = [...chain.links.map(({ name }) => name), ...(outer ?? [])];
  if (chain.isSliced || names.some((name) => bounds.test(name))) return true;
  const ends = names.some((name) => /^(?:all|scalars|fetchall|fetch_all|mappings)$/.test(name));
  return ends ? false : undefined;
}
