import type { TableRef } from "../../facts/queryFacts.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Link } from "./chain.ts";
import { heldBy } from "./heldModels.ts";
import { entriesOf, entryOf, isFalse, textOf, textsIn } from "./records.ts";

export type ModelRef = Exclude<TableRef, { readonly table: string }>;
type Way = readonly string[];

/** What a model's query is: the model, its arguments without that, and all that is called. */
export interface ModelQuery {
  readonly of: ModelRef;
  readonly args: readonly SyntaxNode[];
  readonly links: readonly Link[];
}

/** What comes along with a model's rows, in the words of Sequelize, TypeORM, MikroORM and Mongoose. */
export function broughtAlong(query: ModelQuery, file: Reading): readonly TableRef[] {
  const { of, args, links } = query;
  const listed = args.flatMap((one) => [
    ...waysIn(entryOf(one, "relations")),
    ...waysIn(entryOf(one, "populate")),
  ]);
  const populated = links.filter(({ name }) => name === "populate").flatMap((one) => waysOf(one));
  return [
    ...args.flatMap((one) => included(entryOf(one, "include"), of, file)),
    ...[...listed, ...populated].map((via) => below(of, via)),
    ...joined(query, file),
  ];
}

const below = (of: ModelRef, way: Way): ModelRef => ({ ...of, via: [...(of.via ?? []), ...way] });

/** `include: [Team, { model: Team.scope("a"), include }, { association: "owner" }, "owner"]`. */
function included(node: SyntaxNode | undefined, of: ModelRef, file: Reading): readonly TableRef[] {
  if (node?.type === "array") return childrenOf(node).flatMap((one) => included(one, of, file));
  const name = textOf(node) ?? textOf(entryOf(node, "association"));
  const model = node?.type === "object" ? entryOf(node, "model") : node;
  const along = name === undefined ? modelIn(model, file) : below(of, [name]);
  if (along === undefined) return [];
  return [along, ...included(entryOf(node, "include"), along, file)];
}

function modelIn(node: SyntaxNode | undefined, file: Reading): ModelRef | undefined {
  if (node?.type === "call_expression") return modelIn(fieldOf(node, "function"), file);
  const isScoped = node?.type === "member_expression" && /\.(?:un)?scoped?$/.test(node.text);
  if (isScoped) return modelIn(fieldOf(node, "object"), file);
  if (node === undefined) return undefined;
  const held = heldBy(node);
  if (held === undefined && !/(?:^|\.)[A-Z]\w*$/.test(node.text.slice(-80))) return undefined;
  return { value: file.valueOf(node), ...held };
}

/** `["team", "team.owner"]`, `{ team: { owner: true } }`. */
function waysIn(node: SyntaxNode | undefined, before: Way = []): readonly Way[] {
  if (node?.type !== "object") return textsIn(node).map((one) => one.split("."));
  return entriesOf(node).flatMap(({ key, value }) => {
    const way = [...before, key];
    return isFalse(value) ? [] : [way, ...waysIn(value.type === "object" ? value : undefined, way)];
  });
}

/** Mongoose's `populate("author tags")`, `populate({ path: "author", populate: "team" })`. */
function waysOf({ args: [first] }: Link): readonly Way[] {
  const nodes = first?.type === "array" ? childrenOf(first) : first === undefined ? [] : [first];
  return nodes.flatMap((one) => populatedBy(one));
}

function populatedBy(node: SyntaxNode, before: Way = []): readonly Way[] {
  const paths = (textOf(node) ?? textOf(entryOf(node, "path")) ?? "").split(/\s+/);
  const ways = paths.filter((one) => one !== "").map((one) => [...before, ...one.split(".")]);
  const inner = entryOf(node, "populate");
  return [...ways, ...(inner === undefined ? [] : ways.flatMap((way) => populatedBy(inner, way)))];
}

const joins = /^(?:left|inner)Join(?:AndSelect|AndMap(?:One|Many))?$/;

/** `createQueryBuilder("user").leftJoin("user.photos", "photo").leftJoin("photo.album", "album")`. */
function joined(query: ModelQuery, file: Reading): readonly TableRef[] {
  return joinsIn(query, file).flatMap(({ found }) => found ?? []);
}

/** What a query builder calls the models that it asks. */
export function aliasesOf(query: ModelQuery, file: Reading): ReadonlyMap<string, ModelRef> {
  const own = ownAlias(query);
  return new Map([
    ...(own === undefined ? [] : [[own, query.of] as const]),
    ...joinsIn(query, file).flatMap(({ alias, found }) =>
      alias === undefined || found === undefined ? [] : [[alias, found] as const],
    ),
  ]);
}

function ownAlias({ args, links }: ModelQuery): string | undefined {
  const begun = links.find(({ name }) => name === "createQueryBuilder" || name === "from");
  return args.map(textOf).find((one) => one !== undefined) ?? textOf(begun?.args[1]);
}

interface Join {
  readonly alias: string | undefined;
  readonly found: ModelRef | undefined;
}

function joinsIn(query: ModelQuery, file: Reading): readonly Join[] {
  const own = ownAlias(query);
  const byAlias = new Map<string, ModelRef>(own === undefined ? [] : [[own, query.of]]);
  return query.links.flatMap(({ name, args: all }) => {
    if (!joins.test(name)) return [];
    const [what, as] = name.includes("Map") ? all.slice(1) : all;
    const found = joinedBy(what, byAlias) ?? modelIn(what, file);
    const alias = textOf(as);
    if (found !== undefined && alias !== undefined) byAlias.set(alias, found);
    return [{ alias, found }];
  });
}

function joinedBy(
  what: SyntaxNode | undefined,
  byAlias: ReadonlyMap<string, ModelRef>,
): ModelRef | undefined {
  const [alias = "", relation] = (textOf(what) ?? "").split(".");
  const owner = byAlias.get(alias);
  return owner === undefined || relation === undefined ? undefined : below(owner, [relation]);
}
