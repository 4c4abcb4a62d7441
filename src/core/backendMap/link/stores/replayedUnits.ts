import { comparePositions } from "../../facts/places.ts";
import { folderOf } from "../names/factIndex.ts";
import type { Unit } from "./dialects.ts";
import type { TableIn } from "./namedModels.ts";
import { keyOf, type ReplayedTable } from "./replayedTable.ts";
import { replayTables, type PlacedChange, type Replayed } from "./replayTables.ts";

/**
 * Every folder of migrations, with the schema file that was written after them.
 *
 * @param ranks how many migrations come before a file's, where files say which they follow.
 */
export function replayedUnits(
  changes: readonly PlacedChange[],
  described: readonly TableIn[],
  ranks: ReadonlyMap<string, number>,
): readonly Unit[] {
  const units = unitsOf(changes, ranks);
  const snapshots = Map.groupBy(described, ({ table }) => table.after?.unit);
  const all = new Set([...units.keys(), ...snapshots.keys()]);
  return [...all].flatMap((unit) =>
    unit === undefined
      ? []
      : { folder: unit, replayed: replayOver(units.get(unit) ?? [], oneFile(snapshots.get(unit))) },
  );
}

/** Of several for the same migrations the first: `schema.rb` beside `structure.sql`. */
function oneFile(all: readonly TableIn[] = []): readonly TableIn[] {
  return all.filter(({ file }) => file === all[0]?.file);
}

/** The changes of each folder in their order. */
function unitsOf(
  changes: readonly PlacedChange[],
  ranks: ReadonlyMap<string, number>,
): ReadonlyMap<string, PlacedChange[]> {
  const rankOf = ({ path }: PlacedChange): number => ranks.get(path) ?? 0;
  const sorted = changes.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      compare(a.change.order, b.change.order) ||
      compare(a.path, b.path) ||
      // Several readers find steps in one file; they run in the order of its text.
      comparePositions(a.change.range.start, b.change.range.start),
  );
  return Map.groupBy(sorted, ({ path, change }) => change.unit ?? folderOf(path));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Replays the changes of one folder, over the schema file that was written after some of them: what
 * it says of the tables goes before what reading their migrations gives.
 */
function replayOver(changes: readonly PlacedChange[], described: readonly TableIn[]): Replayed {
  const order = described[0]?.table.after?.order;
  if (order === undefined) return replayTables(changes);
  const before = replayTables(changes.filter(({ change }) => change.order <= order));
  const tables = new Map([...before.tables].filter(([, { isView }]) => isView === true));
  for (const one of described) {
    const key = keyOf(one.table.name);
    tables.set(key, describedTable(one, before.tables.get(key)));
  }
  const later = changes.filter(({ change }) => change.order > order);
  return replayTables(later, { ...before, tables, unplaced: [] });
}

/** Where a migration makes the table or column, there it stands. */
function describedTable({ file, table }: TableIn, made: ReplayedTable | undefined): ReplayedTable {
  const { name, range, indexes, foreignKeys, primaryKey } = table;
  const place =
    made === undefined ? { path: file.path, range } : { path: made.path, range: made.range };
  const places = new Map(made?.columns.map((one) => [keyOf(one.name), one]));
  return {
    name,
    ...place,
    columns: table.columns.map((one) => {
      const own = places.get(keyOf(one.name));
      return own === undefined
        ? { ...one, path: file.path }
        : { ...one, path: own.path, range: own.range };
    }),
    indexes: [...indexes],
    foreignKeys: [...foreignKeys],
    ...(primaryKey !== undefined && { primaryKey }),
    ...(made === undefined && { isDescribed: true }),
  };
}
