import type { SomeFacts } from "../../facts/facts.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import { given } from "../../facts/given.ts";
import { ddlAt } from "../../sql/ddl/ddlAt.ts";
import { readSql } from "../../sql/query/readSql.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import { migrationPlace, isUndone } from "../sql/migrationFile.ts";
import { schemaOf } from "../sql/sqlFile.ts";
import { concatenatedIn, fillsOf } from "./concatenated.ts";
import type { SqlText } from "./sqlString.ts";
import { holeForm, sqlTextsOf } from "./sqlTexts.ts";
import { namedQueries } from "../javascriptStores/namedQueries.ts";
import { javascriptIds, surroundingsOf } from "../javascriptStores/surroundings.ts";
import { isTakenBack } from "../javascriptMigrations/takenBack.ts";

/** SQL in strings, templates and tagged templates, whatever runs it. */
export const sqlText: Stack = {
  name: "sql",
  languages: javascriptIds,
  markers:
    /\b(?:select|insert\s+into|update|delete\s+from|with|merge\s+into|replace\s+into|truncate|create\s+(?:unique\s+)?(?:table|index)|alter\s+table|drop\s+table)\b/i,
  detect,
};

function detect(file: Reading): SomeFacts {
  const texts = sqlTextsOf(file.root, file).filter(({ node }) => !isTakenBack(node));
  const place = migrationPlace(file.path, "");
  if (place !== undefined) {
    if (isUndone(file.path)) return {};
    const changes = texts.flatMap((one) => ddlOf(one, place.order));
    return { tableChanges: changes.map((one) => ({ ...one, unit: place.unit })) };
  }
  const named = namedQueries(file);
  const queries = texts.flatMap((one) => queryOf(one, file, named) ?? []);
  const changes = texts.flatMap((one) => ddlOf(one, ""));
  return { queries, ...(changes.length > 0 && schemaOf(file.path, changes)) };
}

/** What the code puts into the place of a name is no name: such a step says that there is more. */
function ddlOf({ node, text }: SqlText, order: string): readonly TableChange[] {
  return ddlAt(text, node.startPosition, order).flatMap((change): readonly TableChange[] => {
    if (namesIn(change).some((name) => holeForm.test(name))) {
      return [
        { range: change.range, order, table: "", op: "opaque", why: "the code puts names in" },
      ];
    }
    if (change.op !== "createTable") return [change];
    return [{ ...change, columns: change.columns.filter(({ name }) => !holeForm.test(name)) }];
  });
}

function namesIn(change: TableChange): readonly string[] {
  const column = "column" in change ? change.column : "";
  const to = "to" in change ? change.to : "";
  return [change.table, to, typeof column === "string" ? column : column.name];
}

function queryOf(sql: SqlText, file: Reading, named: ReadonlySet<string>): QueryFact | undefined {
  const query = readSql(sql.text);
  if (query === undefined) return undefined;
  const refsOf = (names: readonly string[]): readonly TableRef[] =>
    names.filter((name) => !named.has(name)).flatMap((name) => refOf(name, sql, file) ?? []);
  const { concatenates, fills } = putInto(sql, file);
  const [reads, writes] = [refsOf(query.reads), refsOf(query.writes)];
  if (reads.length + writes.length === 0 && concatenates === undefined) return undefined;
  return {
    ...surroundingsOf(sql.isTagged ? (sql.node.parent ?? sql.node) : sql.node, file),
    range: rangeOf(sql.node),
    reads,
    writes,
    columns: query.columns.filter(
      ({ name, table }) => !holeForm.test(name) && !holeForm.test(table ?? ""),
    ),
    ...given({
      limited: isLimitTold(query.limited, sql) ? query.limited : undefined,
      concatenates,
      fills,
      isText: isWhole(sql) ? (true as const) : undefined,
    }),
  };
}

/** What becomes part of the text: of the request, or what parameters bring. */
function putInto(sql: SqlText, file: Reading): Pick<QueryFact, "concatenates" | "fills"> {
  if (sql.isTagged) return {};
  const concatenates = concatenatedIn(sql, file);
  const fills = fillsOf(sql, file);
  return given({ concatenates, fills: fills.length > 0 ? fills : undefined });
}

/** What the code puts into the text may be a limit. */
function isLimitTold(limited: boolean | undefined, sql: SqlText): boolean {
  return limited === true || (limited === false && isWhole(sql));
}

/** A fragment may name what another one gives it, and so may what is put into it. */
function isWhole({ text, holes, isTagged, isVaried }: SqlText): boolean {
  return !isVaried && (holes.length === 0 || isTagged) && !text.trimStart().startsWith("(");
}

/** A table that the code fills in is the value of the expression, if it is nothing but that. */
function refOf(name: string, { holes }: SqlText, file: Reading): TableRef | undefined {
  const found = holeForm.exec(name);
  if (found === null) return { table: name };
  const node = found[0] === name ? holes[Number(found[1])] : undefined;
  return node === undefined ? undefined : { value: file.valueOf(node) };
}
