import type { QueryColumn } from "../../backendMap.ts";
import { childrenOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/storeFacts.ts";
import { chainOf, type Chain, type Link } from "./chain.ts";
import { entriesOf, entryOf, isOpen, textOf, textsIn } from "./records.ts";
import { javascriptIds, surroundingsOf } from "./surroundings.ts";

/**
 * Queries by a model's own methods, as Sequelize, TypeORM, Mongoose and their kin write them:
 * `User.findAll({ where })`, `usersRepository.findOneBy({ id })`, `manager.save(User, one)`. Which
 * table is meant, models tell; what means none is no query.
 */
export const modelQueries: Stack = {
  name: "models",
  languages: javascriptIds,
  markers:
    /\.(?:find\w*|count\w*|create|bulkCreate|insert\w*|update\w*|upsert|destroy|delete\w*|save|remove|aggregate|createQueryBuilder|exists?|increment|decrement|softDelete|restore)\s*\(/,
  detect: (file) => {
    const repositories = repositoriesIn(file.text);
    return {
      queries: nodesOf(file.root, "call_expression").flatMap(
        (node) => queryOf(node, file, repositories) ?? [],
      ),
    };
  },
};

const lists = new Set([
  "find",
  "findAll",
  "findBy",
  "findAndCountAll",
  "findAndCount",
  "findAndCountBy",
  "findByIds",
  "createQueryBuilder",
  "distinct",
]);
const reads =
  /^(?:find(?:All|One|ByPk|ById|By|OneBy|OneByOrFail|OneOrFail|OneById|AndCountAll|AndCount|AndCountBy|ByIds)?|count(?:By|Documents)?|estimatedDocumentCount|exists?|existsBy|aggregate|distinct|sum|max|min|createQueryBuilder)$/;
const writes =
  /^(?:create|bulkCreate|insert|insertMany|insertOne|update|updateOne|updateMany|replaceOne|upsert|destroy|delete|deleteOne|deleteMany|save|remove|softDelete|softRemove|restore|recover|increment|decrement|truncate|bulkWrite|findOrCreate|findOneAndUpdate|findOneAndReplace|findOneAndDelete|findByIdAndUpdate|findByIdAndDelete|findByIdAndRemove|findCreateFind)$/;
const passes = new Set(["scope", "unscoped", "withScope", "schema", "getRepository", "setLocale"]);
const builtIn = new Set(
  "Object Array Promise Map Set WeakMap JSON Math Date Number String Reflect Symbol Buffer Error Intl URL Response Request Headers FormData".split(
    " ",
  ),
);
/** `list.find((one) => …)`; a function behind the condition is only a callback. */
const beginsWithFunction = ([first]: readonly SyntaxNode[]): boolean =>
  first !== undefined && /^(?:arrow_function|function_expression)$/.test(first.type);

const managers =
  /(?:^|[._])(?:em|manager|entityManager|transactionalEntityManager|queryRunner\.manager|dataSource)$/i;

interface Called {
  readonly table: TableRef;
  readonly words: string;
  readonly link: Link;
  /** Its arguments without the model. */
  readonly args: readonly SyntaxNode[];
}

function queryOf(
  node: SyntaxNode,
  file: Reading,
  repositories: ReadonlyMap<string, string>,
): QueryFact | undefined {
  const chain = chainOf(node);
  const called = chain === undefined ? undefined : calledOn(chain, file, repositories);
  if (chain === undefined || called === undefined) return undefined;
  const { link, table, words, args } = called;
  if (beginsWithFunction(args)) return undefined;
  const isWrite = isWritten(link, chain);
  return {
    ...surroundingsOf(node, file),
    reads: isWrite ? [] : [table, ...included(args, file)],
    writes: isWrite ? [table] : [],
    columns: columnsOf(link.name, args, words),
    ...(!isWrite && limitOf(link.name, args, chain)),
  };
}

function isWritten({ name }: Link, { links }: Chain): boolean {
  if (name !== "createQueryBuilder") return writes.test(name);
  return links.some((one) =>
    ["update", "delete", "insert", "softDelete", "restore"].includes(one.name),
  );
}

function calledOn(
  chain: Chain,
  file: Reading,
  repositories: ReadonlyMap<string, string>,
): Called | undefined {
  const link = chain.links.find(({ name }) => !passes.has(name));
  if (link === undefined || !(reads.test(link.name) || writes.test(link.name))) return undefined;
  const made = chain.links.find(({ name }) => name === "getRepository")?.args[0];
  const receiver = made ?? chain.receiver;
  if (receiver === undefined) return undefined;
  const model = modelIn(receiver, file, repositories);
  if (model !== undefined) return { ...model, link, args: link.args };
  return managers.test(receiver.text) ? managed(link, file) : undefined;
}

/** `manager.find(User, …)`: the model is the first argument. */
function managed(link: Link, file: Reading): Called | undefined {
  const [first, ...args] = link.args;
  if (first === undefined || !isModelName(first)) return undefined;
  const value = file.valueOf(first);
  return { table: { value }, words: wordsOf(value), link, args };
}

/** `User`, `models.User`, or a repository that the file gives a type. */
function modelIn(
  node: SyntaxNode,
  file: Reading,
  repositories: ReadonlyMap<string, string>,
): Pick<Called, "table" | "words"> | undefined {
  const last = node.text.slice(-80).replace(/^.*[.]/s, "");
  const entity = repositories.get(last);
  if (entity !== undefined) {
    return { table: { value: { kind: "name", name: entity } }, words: entity };
  }
  if (!isModelName(node)) return undefined;
  const value = file.valueOf(node);
  return { table: { value }, words: wordsOf(value) };
}

function isModelName(node: SyntaxNode): boolean {
  if (node.type !== "identifier" && node.type !== "member_expression") return false;
  const last = node.text.slice(-80).replace(/^.*[.]/s, "");
  return /^[A-Z]\w*[a-z]/.test(last) && !builtIn.has(last);
}

/** What `users: Repository<User>`, `userModel: Model<User>` and `users = getRepository(User)` say. */
function repositoriesIn(text: string): ReadonlyMap<string, string> {
  if (!/Repository|Model</.test(text)) return new Map();
  const typed = text.matchAll(
    /(\w+)\??\s*:\s*(?:\w+\.)?(?:\w*Repository|(?:Paginate)?Model)<(?:\w+\.)?(\w+)/g,
  );
  const made = text.matchAll(
    /(\w+)\s*=\s*(?:await\s+)?[\w.$()]{0,80}?\bgetRepository(?:<\w+>)?\((\w+)\)/g,
  );
  // A repository of one's own is called after what it holds.
  const own = text.matchAll(/(\w+)\??\s*:\s*(\w+)Repository\b(?!<)/g);
  return new Map(
    [...own, ...typed, ...made].map(([, name = "", entity = ""]) => [
      name,
      entity.replace(/Document$/, ""),
    ]),
  );
}

/** Sequelize's `include: [{ model: Team }]`, TypeORM's `relations: ["team"]`. */
function included(args: readonly SyntaxNode[], file: Reading): readonly TableRef[] {
  const listed = entryOf(args[0], "include");
  const nodes =
    listed?.type === "array" ? childrenOf(listed) : listed === undefined ? [] : [listed];
  return nodes.flatMap((one) => {
    const model = one.type === "object" ? entryOf(one, "model") : one;
    return model === undefined || !isModelName(model) ? [] : [{ value: file.valueOf(model) }];
  });
}

function limitOf(
  name: string,
  args: readonly SyntaxNode[],
  { links }: Chain,
): { limited?: boolean } {
  const isBounded = links.some((one) =>
    ["limit", "take", "getOne", "getOneOrFail", "getCount", "getRawOne"].includes(one.name),
  );
  const options = args.find((one) => entryOf(one, "limit", "take") !== undefined);
  if (!lists.has(name) || isBounded || options !== undefined) {
    return { limited: name !== "aggregate" };
  }
  const isBuilt = links.some(
    (one) => one.name === "createQueryBuilder" || /where$/i.test(one.name),
  );
  const isOpenEnded = args.some(
    (one) => one.type !== "object" || isOpen(one) || isOpen(entryOf(one, "where")),
  );
  return isBuilt || isOpenEnded ? {} : { limited: false };
}

/** Methods whose first argument is the condition itself, and not options that hold one. */
const conditions =
  /By$|ByOrFail$|One$|^find$|Many$|Documents$|AndUpdate$|AndDelete$|^exists?$|^delete|^count$/;

function columnsOf(
  method: string,
  args: readonly SyntaxNode[],
  table: string,
): readonly QueryColumn[] {
  const named = (names: readonly string[], use: QueryColumn["use"]): readonly QueryColumn[] =>
    names.filter((name) => /^[A-Za-z_]\w*$/.test(name)).map((name) => ({ name, table, use }));
  const keys = (node: SyntaxNode | undefined): readonly string[] =>
    entriesOf(node).map(({ key }) => key);
  const where = args.map((one) => entryOf(one, "where")).find((one) => one !== undefined);
  const isDirect = where === undefined && conditions.test(method);
  const order = entryOf(args[0], "order");
  const data = /^(?:create|insert|save|update$|upsert)/.test(method) ? args[0] : undefined;
  return [
    ...named(textsIn(entryOf(args[0], "attributes", "select")), "read"),
    ...named(keys(where ?? (isDirect ? args[0] : undefined)), "filter"),
    ...named(order?.type === "object" ? keys(order) : sortsOf(order), "sort"),
    ...named(keys(data), "write"),
  ];
}

/** `[["createdAt", "DESC"]]`. */
function sortsOf(order: SyntaxNode | undefined): readonly string[] {
  if (order?.type !== "array") return [];
  return childrenOf(order).flatMap((one) => {
    const first = one.type === "array" ? childrenOf(one)[0] : one;
    return textOf(first) ?? [];
  });
}
