import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { callsOf } from "../goRouting/routing.ts";
import { queryBuilt, standIn } from "./builtQuery.ts";
import { filledText } from "./builtConditions.ts";
import { builtSql, type Write } from "./builtSql.ts";
import { addedLater, chainOf, endOf, typeOf, type Link } from "./goChains.ts";

/** `db.NewSelect().Model(&users).Where("u.name = ?", name).Scan(ctx)`, as the SQL that it builds. */
export function bunQueries(file: Reading): readonly QueryFact[] {
  return callsOf(file)
    .filter(({ name, args }) => begins.test(name) && args.length === 0)
    .flatMap(({ node, name }) => queryOf(node, writes[name.slice(3)], file) ?? []);
}

const begins = /^New(?:Select|Insert|Update|Delete)$/;
const writes: Readonly<Record<string, Write>> = {
  Insert: "Insert",
  Update: "Update",
  Delete: "Delete",
};

function queryOf(
  begun: SyntaxNode,
  write: Write | undefined,
  file: Reading,
): QueryFact | undefined {
  const whole = endOf(begun);
  const links = [...chainOf(whole).links, ...addedLater(whole)];
  const table = tableOf(links, file);
  if (table === undefined) return undefined;
  const sql = withAliases(builtSql(links, table.sql, write));
  const query = queryBuilt({ whole, links, sql, words: table.words, ...table.of }, file);
  if (query === undefined) return undefined;
  const [only, ...others] = [...query.reads, ...query.writes];
  const isAlone = others.length === 0 && only !== undefined;
  const isOne = links.some(({ name }) => /^(?:Count|Exists|WherePK)$/.test(name));
  return {
    ...query,
    reads: [...query.reads, ...related(links, table.of.value)],
    // Models have aliases that only they say.
    columns: query.columns.map((one) => (isAlone ? { ...one, table: table.words } : one)),
    ...(isOne && write === undefined && { limited: true }),
  };
}

interface Table {
  /** As it stands in the SQL, with its alias. */
  readonly sql: string;
  readonly words: string;
  readonly of: { readonly value?: TableRef };
}

/** What is asked: `ModelTableExpr("users AS u")`, `Table("users")`, else the model. */
function tableOf(links: readonly Link[], file: Reading): Table | undefined {
  const argsOf = (names: RegExp): Link["args"] =>
    links.find(({ name }) => names.test(name))?.args ?? [];
  const model = modelIn(argsOf(/^Model$/)[0], file);
  const text =
    filledText(argsOf(/^ModelTableExpr$/)) ??
    (model ? "" : (filledText(argsOf(/^Table(?:Expr)?$/)) ?? ""));
  const name = /^[\w."]+/.exec(text)?.[0];
  if (name !== undefined && isWith(name, links)) return undefined;
  if (name !== undefined) return { sql: text, words: name.replaceAll('"', ""), of: {} };
  return model && { sql: standIn, words: model.words, of: { value: model.table } };
}

/** What `With("heavy", …)` names is no table. */
const isWith = (name: string, links: readonly Link[]): boolean =>
  links.some(({ name: link, args: [first] }) => {
    return /^With(?:Recursive)?$/.test(link) && first !== undefined && textOf(first) === name;
  });

interface Model {
  readonly table: TableRef;
  readonly words: string;
}

/** `&users`, `(*User)(nil)`, or a row that a function gives. */
function modelIn(node: SyntaxNode | undefined, file: Reading): Model | undefined {
  if (node === undefined || node.text === "nil") return undefined;
  const type = pointedAt(node) ?? typeOf(node)?.type;
  if (type !== undefined) {
    const value = file.valueOf(type);
    return { table: { value, isModel: true }, words: wordsOf(value) };
  }
  const row = node.type === "unary_expression" ? fieldOf(node, "operand") : node;
  if (row?.type !== "identifier") return undefined;
  return { table: { value: file.valueOf(row), isRow: true }, words: row.text };
}

/** The type of `(*User)(nil)`. */
function pointedAt(node: SyntaxNode): SyntaxNode | undefined {
  if (!/^\(\*[\w.]+\)\(nil\)$/.test(node.text)) return undefined;
  return (
    node.descendantsOfType([
      "qualified_type",
      "type_identifier",
      "selector_expression",
      "identifier",
    ])[0] ?? undefined
  );
}

/** `?TableAlias.name`, `?TableName`: what Bun puts in for the model's own. */
const withAliases = (sql: string): string =>
  sql.replaceAll(/\?Table(?:Alias|Name)\b/g, standIn).replaceAll(/\?TableColumns\b/g, "*");

/** `Relation("Orders.Items")` reads the tables of these relations. */
function related(links: readonly Link[], table: TableRef | undefined): readonly TableRef[] {
  if (table === undefined || !("value" in table)) return [];
  return links
    .filter(({ name }) => name === "Relation")
    .flatMap(({ args: [path] }) => (path && isString(path) ? [textOf(path).split(".")] : []))
    .map((via) => ({ ...table, via }));
}
