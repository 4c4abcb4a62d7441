import type { Dropped, Table, View } from "../../backendMap.ts";
import { given } from "../../facts/given.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { completeTables } from "./completedTables.ts";
import { mayBeOfOneDatabase, withoutVariants, type Unit } from "./dialects.ts";
import type { Linking } from "../linking.ts";
import type { Lookup } from "../names/language.ts";
import { lenders } from "./lenders.ts";
import { createModels, type Models } from "./models.ts";
import type { TableIn } from "./namedModels.ts";
import { replayedUnits } from "./replayedUnits.ts";
import { keyOf, type ReplayedTable } from "./replayedTable.ts";
import { apply, findExactly, type Replayed } from "./replayTables.ts";
import { spelledOut, type ChangeIn } from "./spelledOut.ts";
import { revisionRanks } from "./revisions.ts";
import { looseKey, namesIn, namesOf, tableNames } from "./tableNames.ts";
import type { TableNames } from "./tableNames.ts";

export interface LinkedTables {
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  readonly dropped: readonly Dropped[];
}

const any = "any";
const describedTables: Lookup<TableIn> = (file) =>
  file.tables.map((table) => [any, { file, table }]);
const tableChanges: Lookup<ChangeIn> = (file) =>
  file.tableChanges.map((change) => [any, { file, change }]);

/**
 * The tables that there are: migrations replayed folder by folder, then those that only a schema file
 * has, then those that only a model has.
 */
export function linkTables({
  index,
  evaluate,
  uriOf,
}: Pick<Linking, "index" | "evaluate" | "uriOf">): LinkedTables {
  const models = createModels(index, evaluate);
  const described = index.find(describedTables, any);
  const changes = index.find(tableChanges, any).flatMap((one) => spelledOut(one, evaluate));
  const units = replayedUnits(changes, described, revisionRanks(index));
  const replayed = units.map((one) => one.replayed);
  const settled = described.flatMap((one) => models.settled(one) ?? []);
  placeLeft(units, new Set([...described, ...settled].map(({ table }) => keyOf(table.name))));
  completeTables(replayed, described);

  const gone = replayed.flatMap((one) => one.gone.filter((each) => isGone(each, one)));
  const made = withoutVariants(units).flatMap(({ tables: all }) => [...all.values()]);
  const wentAway = gone.flatMap((one) => (one.column === undefined ? [keyOf(one.table)] : []));
  const known = new Set([...made.flatMap(({ name }) => namesOf(name)), ...wentAway]);
  const lent = lenders(settled, models);
  const tables = [
    ...made.filter(({ isView }) => !isView).map((one) => fromMigrations(one, uriOf)),
    ...onlyDescribed(settled, known).map((one) => {
      const [own, ...others] = [one, ...lent(one)].map(models.told);
      return fromDescription(own ?? one, others, uriOf);
    }),
  ];
  const { nameOf } = tableNames(namesIn(tables, []));
  return {
    tables: tables.map((one) => withKeys(one, models, nameOf)),
    views: made
      .filter(({ isView }) => isView)
      .map(({ name, path, range }) => ({ name, uri: uriOf(path), range })),
    dropped: gone.map(({ path, ...one }) => ({ ...one, uri: uriOf(path) })),
  };
}

/** Schema files before models; what is known by a name already is not told again. */
function onlyDescribed(
  described: readonly TableIn[],
  known: ReadonlySet<string>,
): readonly TableIn[] {
  const told = new Set(known);
  const own = described.filter(
    ({ table }) => table.isAbstract === undefined && table.after === undefined,
  );
  const stated = new Set(own.flatMap(({ table }) => (table.isImplied ? [] : (table.model ?? []))));
  // What is called after something may have its words joined in another way: "OrderItems".
  const loose = new Set([...known].map(looseKey));
  return inOrder(own).filter(({ table }) => {
    const names = [table.name, ...(table.otherNames ?? [])].flatMap(namesOf);
    const isKnown =
      names.some((name) => told.has(name)) || (table.isImplied && loose.has(looseKey(table.name)));
    if (isKnown || (table.isImplied && stated.has(table.model ?? ""))) return false;
    told.add(keyOf(table.name));
    return true;
  });
}

/** A folder may change what another one makes; what nothing makes at all is known in part. */
function placeLeft(units: readonly Unit[], described: ReadonlySet<string>): void {
  for (const { folder, replayed: own } of units) {
    const others = units.filter(
      (one) => one.replayed !== own && mayBeOfOneDatabase(one.folder, folder),
    );
    for (const one of own.unplaced) {
      const { change, path } = one;
      if (others.some(({ replayed }) => apply(one, replayed, findExactly))) continue;
      const makes = change.op === "addColumn" || change.op === "alterColumn";
      if (!makes || described.has(keyOf(change.table))) continue;
      own.tables.set(keyOf(change.table), {
        name: change.table,
        path,
        range: change.range,
        columns: [],
        indexes: [],
        foreignKeys: [],
        incomplete: "what makes it was not found",
      });
      apply(one, own);
    }
  }
}

function isGone({ table, column }: Replayed["gone"][number], { tables }: Replayed): boolean {
  const now = tables.get(keyOf(table));
  if (now === undefined || column === undefined) return now === undefined;
  return !now.columns.some(({ name }) => keyOf(name) === keyOf(column));
}

const origins = ["migration", "schema", "model"];

function inOrder(described: readonly TableIn[]): readonly TableIn[] {
  const rank = ({ table }: TableIn): number =>
    2 * origins.indexOf(table.origin) + (table.isImplied === true ? 1 : 0);
  return described.toSorted((a, b) => rank(a) - rank(b));
}

function fromMigrations(one: ReplayedTable, uriOf: (path: string) => string): Table {
  const { name, path, range, columns, indexes, foreignKeys, primaryKey, incomplete } = one;
  return {
    name,
    origin: one.isDescribed ? "schema" : "migration",
    uri: uriOf(path),
    range,
    columns: columns.map((column) => columnOf(column, uriOf(column.path))),
    indexes: indexes.map(({ columns: of, unique }) => ({ columns: of, unique })),
    foreignKeys,
    ...(primaryKey !== undefined && { primaryKey }),
    ...(incomplete !== undefined && { incomplete }),
  };
}

function columnOf(
  { name, type, nullable, range }: TableFact["columns"][number],
  uri: string,
): Table["columns"][number] {
  return {
    name,
    ...(type !== undefined && { type }),
    ...(nullable !== undefined && { nullable }),
    uri,
    range,
  };
}

function fromDescription(
  { file, table }: TableIn,
  lent: readonly TableIn[],
  uriOf: (path: string) => string,
): Table {
  const renamed = new Set(table.columns.map(({ field }) => field));
  const columns = [{ file, table }, ...lent].flatMap((one) =>
    one.table.columns
      .filter(({ name }) => one.table === table || !renamed.has(name))
      .map((column) => columnOf(column, uriOf(one.file.path))),
  );
  const primaryKey = table.primaryKey ?? lent.find((one) => one.table.primaryKey)?.table.primaryKey;
  const known = new Set(columns.map(({ name }) => keyOf(name)));
  // Its library makes a key that it leaves to what lends it columns, and that names none either.
  const left = table.bases === undefined ? [] : (table.primaryKey ?? []);
  const keys = left.filter((name) => !known.has(keyOf(name)));
  const { range } = table;
  return {
    name: table.name,
    origin: table.origin,
    uri: uriOf(file.path),
    range: table.range,
    columns: [
      ...keys.map((name) => ({ name, uri: uriOf(file.path), range })),
      ...new Map(columns.toReversed().map((one) => [keyOf(one.name), one])).values(),
    ].reverse(),
    indexes: [{ table }, ...lent].flatMap((one) =>
      one.table.indexes.map(({ columns: of, unique }) => ({ columns: of, unique })),
    ),
    foreignKeys: [{ table }, ...lent].flatMap((one) => one.table.foreignKeys),
    ...given({ primaryKey, incomplete: table.incomplete }),
  };
}

/** Foreign keys may name a model. */
function withKeys(table: Table, models: Models, nameOf: TableNames["nameOf"]): Table {
  const foreignKeys = table.foreignKeys.map(({ columns, table: to }) => {
    const named = nameOf(to) ?? models.named(to)?.table.name ?? to;
    return { columns, table: nameOf(named) ?? named };
  });
  return { ...table, foreignKeys };
}
