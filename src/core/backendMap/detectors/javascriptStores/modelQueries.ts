import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { broughtAlong, type ModelRef } from "./broughtAlong.ts";
import { builderColumns } from "./builderColumns.ts";
import { chainOf, laterLinks, linkNamed, type Chain, type Link } from "./chain.ts";
import { heldBy } from "./heldModels.ts";
import { limitOf } from "./modelLimits.ts";
import { chainedColumns, methodColumns } from "./modelColumns.ts";
import { repositoriesIn } from "./repositories.ts";
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
    /\.(?:find\w*|count\w*|create|bulkCreate|insert\w*|update\w*|upsert|destroy|delete\w*|save|persist\w*|native\w+|remove\w*|aggregate|createQueryBuilder|exists?|increment|decrement|softDelete|restore)\s*\(/,
  detect: (file) => {
    const repositories = repositoriesIn(file.text);
    return {
      queries: nodesOf(file.root, "call_expression").flatMap(
        (node) => queryOf(node, file, repositories) ?? [],
      ),
    };
  },
};

const reads =
  /^(?:find(?:All|One|ByPk|ById|By|OneBy|OneByOrFail|OneOrFail|OneById|AndCountAll|AndCount|AndCountBy|ByIds)?|count(?:By|Documents)?|estimatedDocumentCount|exists?|existsBy|aggregate|distinct|sum|max|min|createQueryBuilder)$/;
const writes =
  /^(?:create|bulkCreate|insert|insertMany|insertOne|update|updateOne|updateMany|replaceOne|upsert|destroy|delete|deleteOne|deleteMany|save|remove|softDelete|softRemove|restore|recover|increment|decrement|truncate|bulkWrite|findOrCreate|findOneAndUpdate|findOneAndReplace|findOneAndDelete|findByIdAndUpdate|findByIdAndDelete|findByIdAndRemove|findCreateFind|persist|persistAndFlush|removeAndFlush|nativeInsert|nativeUpdate|nativeDelete|upsertMany)$/;
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
  readonly table: ModelRef;
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
  if (chain === undefined) return undefined;
  const called = calledOn(chain, file, repositories);
  if (called === undefined) return ofRow(chain, file);
  const { link, table, words, args } = called;
  if (beginsWithFunction(args) || isOnlyMade(chain)) return undefined;
  const links = [...chain.links, ...laterLinks(chain)];
  const isWrite = isWritten(link, links);
  const along = broughtAlong({ of: table, args, links }, file);
  return {
    ...surroundingsOf(node, file),
    reads: isWrite ? [] : [table, ...along],
    writes: isWrite ? [table] : [],
    columns:
      link.name === "createQueryBuilder"
        ? builderColumns({ of: table, args, links }, file)
        : [...methodColumns(link.name, args, words), ...chainedColumns(links, words)],
    ...(!isWrite && limitOf(link.name, args, chain)),
  };
}

/** TypeORM's `create` makes an object and writes nothing: nobody waits for it. */
function isOnlyMade({ links, node }: Chain): boolean {
  if (links.at(-1)?.name !== "create") return false;
  const around = node.parent;
  if (around?.type === "arguments") return !/promise/i.test(around.parent?.text.slice(0, 60) ?? "");
  return (
    around !== null && /^(?:variable_declarator|assignment_expression|pair)$/.test(around.type)
  );
}

const writesRow =
  /^(?:save|update|updateOne|destroy|remove|deleteOne|softRemove|recover|restore|increment|decrement)$/;

/** `user.save()`, where something says whose row it is. */
function ofRow({ links: [first], receiver, node }: Chain, file: Reading): QueryFact | undefined {
  if (first === undefined || receiver === undefined || !writesRow.test(first.name)) {
    return undefined;
  }
  if (receiver.type !== "identifier" && receiver.type !== "this") return undefined;
  const row: TableRef = { value: file.valueOf(receiver), isRow: true };
  return { ...surroundingsOf(node, file), reads: [], writes: [row], columns: [] };
}

function isWritten({ name }: Link, links: readonly Link[]): boolean {
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
  const made = linkNamed(chain, "getRepository")?.args.findLast(isModelName);
  const receiver = made ?? chain.receiver;
  if (receiver === undefined) return undefined;
  const model = modelIn(receiver, file, repositories);
  if (model !== undefined) return { ...model, link, args: link.args };
  return managers.test(receiver.text) ? managed(link, chain, file) : undefined;
}

const writesRows = /^(?:save|remove|softRemove|recover|persist|persistAndFlush|removeAndFlush)$/;
/** What holds a class of rows is called so: `this.entityName`. */
const holdsModel = /^this\.\w*(?:entity|model)\w*$/i;

/** `manager.find(User, …)`: the model is the first argument, or the row tells it: `manager.save(user)`. */
function managed(link: Link, chain: Chain, file: Reading): Called | undefined {
  const [first, ...args] = link.args;
  const isBuilt = link.name === "createQueryBuilder" && first === undefined;
  const model = isBuilt ? linkNamed(chain, "from", "into", "update")?.args[0] : first;
  if (model === undefined) return undefined;
  const value = file.valueOf(model);
  const words = wordsOf(value);
  if (isModelName(model) || holdsModel.test(model.text)) {
    return { table: { value }, words, link, args };
  }
  const isRow = model.type === "identifier" && writesRows.test(link.name);
  return isRow ? { table: { value, isRow }, words, link, args } : undefined;
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
  return { table: { value, ...heldBy(node) }, words: wordsOf(value) };
}

function isModelName(node: SyntaxNode): boolean {
  if (node.type === "this") return isInStatic(node);
  if (node.type !== "identifier" && node.type !== "member_expression") return false;
  if (heldBy(node) !== undefined) return true;
  const last = node.text.slice(-80).replace(/^.*[.]/s, "");
  return /^[A-Z]\w*[a-z]/.test(last) && !builtIn.has(last);
}

/** In a static method of a class that extends another, `this` is a model where the class is one. */
function isInStatic(node: SyntaxNode): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.type !== "method_definition") continue;
    const heritage = at.parent?.parent?.children.some(({ type }) => type === "class_heritage");
    return heritage === true && at.children.some(({ type }) => type === "static");
  }
  return false;
}
