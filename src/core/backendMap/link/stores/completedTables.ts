import type { TableIn } from "./namedModels.ts";
import { keyOf, type ReplayedTable } from "./replayedTable.ts";
import type { Replayed } from "./replayTables.ts";

/**
 * A schema file that has all columns which migrations give a table, and more, is what that became
 * where some of their steps name no table, as in loops, and where it is what they are made from, as
 * Prisma's is. What they drop stays dropped. Other schema files may be of old.
 */
export function completeTables(replayed: readonly Replayed[], described: readonly TableIn[]): void {
  const stated = new Map(
    described
      .filter(({ table }) => table.origin === "schema" && table.after === undefined)
      .map((one) => [keyOf(one.table.name), one]),
  );
  for (const { tables, gone, unplaced } of replayed) {
    const isPartial = unplaced.some(({ change }) => change.op === "opaque" && change.table === "");
    for (const [key, table] of tables) {
      const schema = stated.get(key);
      if (schema === undefined || table.isView === true || !hasAll(schema, table)) continue;
      if (!isPartial && !schema.file.path.endsWith(".prisma")) continue;
      const left = gone.filter((one) => keyOf(one.table) === key && one.column !== undefined);
      table.columns = [...table.columns, ...missingIn(table, schema, namesOf(left))];
    }
  }
}

const namesOf = (gone: Replayed["gone"]): ReadonlySet<string> =>
  new Set(gone.map(({ column = "" }) => keyOf(column)));

function hasAll(schema: TableIn, { columns }: ReplayedTable): boolean {
  const stated = new Set(schema.table.columns.map(({ name }) => keyOf(name)));
  return columns.every(({ name }) => stated.has(keyOf(name)));
}

function missingIn(
  { columns }: ReplayedTable,
  { file, table }: TableIn,
  gone: ReadonlySet<string>,
): ReplayedTable["columns"] {
  const known = new Set(columns.map(({ name }) => keyOf(name)));
  return table.columns
    .filter(({ name }) => !known.has(keyOf(name)) && !gone.has(keyOf(name)))
    .map((column) => ({ ...column, path: file.path }));
}
