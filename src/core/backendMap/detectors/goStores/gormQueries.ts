import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { callsOf, type Call } from "../goRouting/routing.ts";
import { chainOf, functionAround, typeOf, type Chain, type Typed } from "./goChains.ts";
import { joinedIn } from "./goJoins.ts";
import { columnsOf } from "./gormConditions.ts";
import { requestIn } from "./goSql.ts";
import { surroundingsOf } from "./surroundings.ts";

/** What ends a chain by asking the database, in GORM and in XORM. */
const reads =
  /^(?:Find|First|Take|Last|Scan|Count|Pluck|FirstOrInit|FindInBatches|Get|Exist|FindAndCount|Rows|Iterate)$/;
const writes =
  /^(?:Create|CreateInBatches|Save|Updates?|UpdateColumns?|Delete|FirstOrCreate|Insert|InsertOne|InsertMulti)$/;
const bounds = /^(?:First|Take|Last|Count|Get|Exist|Limit|FirstOrInit|FirstOrCreate)$/;

/** `db.Where("x = ?", y).Find(&users)`: a query where the value is of a struct that is a table. */
export function gormQueries(file: Reading): readonly QueryFact[] {
  return callsOf(file)
    .filter(({ name, args }) => (reads.test(name) || writes.test(name)) && asks(name, args))
    .flatMap((call) => queryOf(call, file) ?? []);
}

/** What is given nothing asks of the table that its chain names. */
const asks = (name: string, args: Call["args"]): boolean =>
  args.length > 0 || /^(?:Count|Exist|Rows)$/.test(name);

function queryOf(call: Call, file: Reading): QueryFact | undefined {
  const chain = withinFunction(chainOf(call.node));
  if (!isDatabase(chain)) return undefined;
  const ref = tableOf(call, chain, file);
  if (ref === undefined) return undefined;
  const surroundings = surroundingsOf(call.node, file);
  const isWrite = writes.test(call.name);
  const limited = limitOf(call, chain, ref);
  const concatenates = builtIn(chain, file);
  const root = chain.root.text;
  return {
    ...surroundings,
    range: rangeOf(call.node),
    inTransaction: surroundings.inTransaction || /(?:^|\.)tx$/i.test(root),
    reads: [
      ...(isWrite ? [] : [ref.table]),
      ...preloaded(chain, ref.table),
      ...joinedIn(chain.links, ref.table, file),
    ],
    writes: isWrite ? [ref.table] : [],
    columns: columnsOf(chain.links, ref.words),
    ...(!isWrite && limited !== undefined && { limited }),
    ...(concatenates !== undefined && { concatenates }),
  };
}

/** `s.live(db.Where(…)).Find(&x)`: the query that a function is given goes on. */
function withinFunction(chain: Chain): Chain {
  const [first, ...rest] = chain.links;
  const [given] = first?.args ?? [];
  const inner = given?.type === "call_expression" ? chainOf(given) : undefined;
  if (inner === undefined || inner.links.length === 0 || !isDatabase(inner)) return chain;
  return { root: inner.root, links: [...inner.links, ...rest] };
}

/** Bun's chains end alike. */
const ofBun = /^New(?:Select|Insert|Update|Delete)$/;

/** Methods of anything are called like these: the chain must begin with a database. */
function isDatabase({ links, root }: Chain): boolean {
  if (links.some(({ name }) => ofBun.test(name))) return false;
  // `Db()`, `conn(ctx)`: what gives the database is called as that.
  const begun = root.type === "call_expression" ? (fieldOf(root, "function") ?? root) : root;
  const words = [begun.text, ...links.map(({ name }) => name)];
  if (
    words.some((one) =>
      /(?:^|\.)(?:db|tx|orm|sess|session|engine)$|(?:DB|Db|Tx|Session)$/i.test(one),
    )
  ) {
    return true;
  }
  // Only GORM's chains say a model so: `liked(user).Model(&Gist{}).Count(&n)`.
  const saysModel = links.some(
    ({ name, args: [first] }) => name === "Model" && /^(?:&\w|\w[\w.]*\{)/.test(first?.text ?? ""),
  );
  if (saysModel) return true;
  return nodesOf(functionAround(root), "parameter_declaration", "var_spec").some(
    (one) => /\b(?:gorm\.DB|xorm\.(?:Session|Engine))\b/.test(one.text) && declares(one, root.text),
  );
}

function declares(node: SyntaxNode, name: string): boolean {
  return node.childrenForFieldName("name").some(({ text }) => text === name);
}

interface Meant {
  readonly table: TableRef;
  /** As columns name it. */
  readonly words: string;
  readonly isList?: boolean;
}

/** `Model(&User{})`, `Table("users")`, else what the last call is given. */
function tableOf({ args }: Call, { links }: Chain, file: Reading): Meant | undefined {
  const [first] = args;
  const given = first === undefined ? undefined : typeOf(first);
  const said = links.findLast((one) => one.name === "Model" || one.name === "Table")?.args[0];
  if (said === undefined) return meantBy(given, file) ?? rowIn(first, file);
  if (isString(said)) {
    const table = textOf(said).split(/\s/)[0] ?? "";
    return { table: { table }, words: table, ...(given && { isList: given.isList }) };
  }
  const model = meantBy(typeOf(said), file);
  return model && given ? { ...model, isList: given.isList } : model;
}

function meantBy(typed: Typed | undefined, file: Reading): Meant | undefined {
  if (typed === undefined) return undefined;
  const value = file.valueOf(typed.type);
  return { table: { value }, words: wordsOf(value), isList: typed.isList };
}

/** `user` of `user, err := store.Find(id)`: what the function gives back tells of which model it is. */
function rowIn(given: SyntaxNode | undefined, file: Reading): Meant | undefined {
  const bare = given?.type === "unary_expression" ? fieldOf(given, "operand") : given;
  if (bare?.type !== "identifier") return undefined;
  return { table: { value: file.valueOf(bare), isRow: true }, words: bare.text };
}

/** One row is looked up by what tells it apart, as a rule: only lists are known to have no end. */
function limitOf({ name }: Call, { links }: Chain, { isList }: Meant): boolean | undefined {
  if (name === "FindInBatches" || links.some((one) => bounds.test(one.name))) return true;
  // What is put together elsewhere may pick a few rows, or bound them.
  const isTold = links.every(({ name: link, args: [first] }) => {
    if (/^(?:Scopes|In|NotIn|Clauses|SQL|Sql|Raw)$/.test(link)) return false;
    return (
      !/^(?:Where|And|Or|Not|Having|Joins?)$/.test(link) || first === undefined || isString(first)
    );
  });
  return isList === true && isTold ? false : undefined;
}

/** `Preload("Orders.Items")` reads the tables of these relations. */
function preloaded({ links }: Chain, table: TableRef): readonly TableRef[] {
  if (!("value" in table)) return [];
  return links
    .filter(({ name }) => name === "Preload")
    .flatMap(({ args: [path] }) => (path && isString(path) ? [textOf(path).split(".")] : []))
    .map((via) => ({ ...table, via }));
}

/** Text of the request that is put into a condition. */
function builtIn({ links }: Chain, file: Reading): string | undefined {
  return links
    .filter(({ name }) => /^(?:Where|And|Or|Not|Having|Order|OrderBy|Joins|Select)$/.test(name))
    .flatMap(({ args: [first] }) => (first === undefined ? [] : [first]))
    .flatMap((one) => nodesOf(one, "interpreted_string_literal", "binary_expression"))
    .map((one) => requestIn(one, file))
    .find((one) => one !== undefined);
}
