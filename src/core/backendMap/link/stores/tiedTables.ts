import type { TableChange } from "../../facts/tableFacts.ts";
import { keyOf, renameColumn, type ReplayedTable } from "./replayedTable.ts";

/** The tables that tie rows of one to others. */
export function tiesOf(
  { name }: ReplayedTable,
  tables: Iterable<ReplayedTable>,
): readonly ReplayedTable[] {
  return [...tables].filter(({ tiedTo }) => tiedTo !== undefined && keyOf(tiedTo) === keyOf(name));
}

interface Renaming {
  readonly table: ReplayedTable;
  readonly to: string;
}

/** The table itself, and those that tie its rows and are called by its name. */
export function renamings(
  table: ReplayedTable,
  { to, withTies, key }: TableChange & { op: "renameTable" },
  tables: Iterable<ReplayedTable>,
): readonly Renaming[] {
  if (withTies === undefined) return [{ table, to }];
  const all = [...tables];
  if (key !== undefined) renameKeys(table, key, all);
  const ties = tiesOf(table, all);
  for (const one of ties) one.tiedTo = to;
  const prefix = `${keyOf(table.name)}_`;
  const named = ties.filter(({ name }) => keyOf(name).startsWith(prefix));
  return [
    { table, to },
    ...named.map((one) => ({ table: one, to: `${to}_${one.name.slice(prefix.length)}` })),
  ];
}

/** What names the model, and in what ties rows of it, from either side, the columns called by it. */
function renameKeys(
  { name }: ReplayedTable,
  { from, to }: { readonly from: string; readonly to: string },
  tables: readonly ReplayedTable[],
): void {
  for (const one of tables) {
    const isOfIt = one.foreignKeys.some(({ table }) =>
      [keyOf(name), keyOf(from)].includes(keyOf(table)),
    );
    for (const prefix of isOfIt && one.tiedTo !== undefined ? ["", "from_", "to_"] : []) {
      renameColumn(one, `${prefix}${from}_id`, `${prefix}${to}_id`);
    }
    one.foreignKeys = one.foreignKeys.map((key) =>
      keyOf(key.table) === keyOf(from) ? { ...key, table: to } : key,
    );
  }
}
