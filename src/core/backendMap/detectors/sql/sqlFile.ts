import type { SomeFacts } from "../../facts/facts.ts";
import { given } from "../../facts/given.ts";
import { keyOf } from "../../link/stores/replayedTable.ts";
import { replayTables } from "../../link/stores/replayTables.ts";
import { readDdl } from "../../sql/ddl/readDdl.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSqlFile } from "../../sql/query/readSql.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import type { TableChange, TableFact } from "../../facts/tableFacts.ts";
import { fileScope } from "../../facts/value.ts";
import { filledColumns } from "./filledColumns.ts";
import { schemaSnapshot } from "./schemaSnapshot.ts";
import { isUndone, migrationPlace, withoutDown } from "./migrationFile.ts";

/** Migrations, schema files and files of queries in SQL, of whichever tool. */
export const sqlFile: PlainReader = { name: "sql", files: /\.sql$/i, read };

function read({ path, text }: SourceFile): SomeFacts {
  if (isUndone(path)) return {};
  const place = migrationPlace(path, text);
  if (place !== undefined) {
    const done = withoutDown(text);
    const changes = [...readDdl(done, place.order), ...filledColumns(done, place.order)];
    return { tableChanges: changes.map((one) => ({ ...one, unit: place.unit })) };
  }
  const changes = readDdl(text);
  if (changes.length > 0) return schemaOf(path, changes, schemaSnapshot(path, text));
  const keptAs = path.slice(path.lastIndexOf("/") + 1);
  return { queries: readSqlFile(text).map((one) => ({ ...queryOf(one), keptAs })) };
}

/** A dump makes its tables first and adds keys and indexes after. */
export function schemaOf(
  path: string,
  changes: readonly TableChange[],
  after?: TableFact["after"],
): SomeFacts {
  const { tables } = replayTables(madeFirst(changes).map((change) => ({ path, change })));
  const views = changes.filter(({ op }) => op === "createView");
  return {
    tables: [...tables.values()]
      .filter(({ isView }) => isView === undefined)
      .map((one): TableFact => ({
        origin: "schema",
        name: one.name,
        scope: fileScope,
        range: one.range,
        columns: one.columns,
        indexes: one.indexes,
        foreignKeys: one.foreignKeys,
        ...(after !== undefined && { after }),
        ...given({ primaryKey: one.primaryKey, incomplete: one.incomplete }),
      })),
    tableChanges: views,
  };
}

/** Code may make a table in a function that stands behind those which change it. */
function madeFirst(changes: readonly TableChange[]): readonly TableChange[] {
  const made = new Map<string, number>();
  for (const [at, { op, table }] of changes.entries()) {
    if (op === "createTable" && !made.has(keyOf(table))) made.set(keyOf(table), at);
  }
  const placeOf = ({ op, table }: TableChange, at: number): number => {
    const madeAt = op === "dropTable" ? at : (made.get(keyOf(table)) ?? at);
    return madeAt > at ? madeAt + 0.5 : at;
  };
  const places = changes.map((change, at) => ({ change, at: placeOf(change, at) }));
  return places.toSorted((a, b) => a.at - b.at).map(({ change }) => change);
}

function queryOf(query: ReturnType<typeof readSqlFile>[number]): QueryFact {
  return {
    scope: fileScope,
    range: query.range,
    ...namedIn(query),
    inLoop: false,
    inTransaction: false,
    ...(query.limited !== undefined && { limited: query.limited }),
  };
}
