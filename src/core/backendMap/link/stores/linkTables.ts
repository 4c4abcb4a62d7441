import type { Dropped, Table, View } from "../../backendMap.ts";
import type { TableFact } from "../../facts/storeFacts.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import { withoutVariants } from "./dialects.ts";
import { createModels, type Models, type TableIn } from "./models.ts";
import { apply, findExactly, keyOf } from "./replayTables.ts";
import type { Replayed, ReplayedTable } from "./replayTables.ts";
import { replayedUnits } from "./replayedUnits.ts";

export interface LinkedTables {
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  readonly dropped: readonly Dropped[];
  readonly models: Models;
  /** The name that a table goes by in the map; undefined for one that nothing makes. */
  readonly nameOf: (name: string) => string | undefined;
  /** The name of a column of such a table, however its words are joined. */
  readonly columnOf: (table: string, column: string) => string | undefined;
}

export interface TableLinking {
  readonly index: FactIndex;
  readonly evaluate: Evaluate;
  readonly uriOf: (path: string) => string;
}

/**
 * The tables that there are: migrations replayed folder by folder, then those that only a schema file
 * has, then those that only a model has.
 */
export function linkTables({ index, evaluate, uriOf }: TableLinking): LinkedTables {
  const models = createModels(index, evaluate);
  const described = [...index.files.values()].flatMap((file) =>
    file.tables.map((table): TableIn => ({ file, table })),
  );
  const units = replayedUnits(index.files, described);
  const replayed = units.map((one) => one.replayed);
  placeLeft(replayed, new Set(described.map(({ table }) => keyOf(table.name))));

  const gone = replayed.flatMap((one) => one.gone.filter((each) => isGone(each, one)));
  const made = withoutVariants(units).flatMap(({ tables: all }) => [...all.values()]);
  const wentAway = gone.flatMap((one) => (one.column === undefined ? [keyOf(one.table)] : []));
  const known = new Set([...made.flatMap(({ name }) => namesOf(name)), ...wentAway]);
  const tables = [
    ...made.filter(({ isView }) => !isView).map((one) => fromMigrations(one, uriOf)),
    ...onlyDescribed(described, known).map((one) => fromDescription(one, models, uriOf)),
  ];
  const names = namesIn(tables);
  return {
    tables: tables.map((one) => withKeys(one, models, names.nameOf)),
    views: made
      .filter(({ isView }) => isView)
      .map(({ name, path, range }) => ({ name, uri: uriOf(path), range })),
    dropped: gone.map(({ path, ...one }) => ({ ...one, uri: uriOf(path) })),
    models,
    ...names,
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
  const stated = new Set(own.flatMap(({ table }) => (table.isImplied ? [] : table.model)));
  return inOrder(own).filter(({ table }) => {
    const isKnown = namesOf(table.name).some((name) => told.has(name));
    if (isKnown || (table.isImplied && stated.has(table.model))) return false;
    told.add(keyOf(table.name));
    return true;
  });
}

function namesIn(tables: readonly Table[]): Pick<LinkedTables, "nameOf" | "columnOf"> {
  // A whole name comes before one that only fits without its schema, or in another case.
  const byName = new Map([
    ...tables.map(({ name }) => [looseKey(name), name] as const),
    ...tables.flatMap(({ name }) => namesOf(name).map((key) => [key, name] as const)),
    ...tables.map(({ name }) => [keyOf(name), name] as const),
  ]);
  const columns = new Map(
    tables.map((one) => [
      one.name,
      new Map(one.columns.map(({ name }) => [looseKey(name), name] as const)),
    ]),
  );
  return {
    nameOf: (name) =>
      [...namesOf(name), looseKey(name)]
        .map((key) => byName.get(key))
        .find((one) => one !== undefined),
    columnOf: (table, column) => columns.get(table)?.get(looseKey(column)),
  };
}

/** "userTokens" is "user_tokens": query builders may translate. */
const looseKey = (name: string): string => keyOf(name).replaceAll("_", "");

/** As it is, and without its schema. */
function namesOf(name: string): readonly string[] {
  const key = keyOf(name);
  const dot = key.lastIndexOf(".");
  return dot < 0 ? [key] : [key, key.slice(dot + 1)];
}

/** A folder may change what another one makes; what nothing makes at all is known in part. */
function placeLeft(replayed: readonly Replayed[], described: ReadonlySet<string>): void {
  for (const own of replayed) {
    for (const one of own.unplaced) {
      const { change, path } = one;
      if (replayed.some((other) => other !== own && apply(one, other, findExactly))) continue;
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
  return described.toSorted(
    (a, b) => origins.indexOf(a.table.origin) - origins.indexOf(b.table.origin),
  );
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
  models: Models,
  uriOf: (path: string) => string,
): Table {
  const lent = models.basesOf({ file, table });
  const renamed = new Set(table.columns.map(({ field }) => field));
  const columns = [{ file, table }, ...lent].flatMap((one) =>
    one.table.columns
      .filter(({ name }) => one.table === table || !renamed.has(name))
      .map((column) => columnOf(column, uriOf(one.file.path))),
  );
  const primaryKey = table.primaryKey ?? lent.find((one) => one.table.primaryKey)?.table.primaryKey;
  return {
    name: table.name,
    origin: table.origin,
    uri: uriOf(file.path),
    range: table.range,
    columns: [
      ...new Map(columns.toReversed().map((one) => [keyOf(one.name), one])).values(),
    ].reverse(),
    indexes: [{ table }, ...lent].flatMap((one) =>
      one.table.indexes.map(({ columns: of, unique }) => ({ columns: of, unique })),
    ),
    foreignKeys: [{ table }, ...lent].flatMap((one) => one.table.foreignKeys),
    ...(primaryKey !== undefined && { primaryKey }),
  };
}

/** Foreign keys may name a model. */
function withKeys(table: Table, models: Models, nameOf: LinkedTables["nameOf"]): Table {
  const foreignKeys = table.foreignKeys.map(({ columns, table: to }) => {
    const named = nameOf(to) ?? models.named(to)?.table.name ?? to;
    return { columns, table: nameOf(named) ?? named };
  });
  return { ...table, foreignKeys };
}
