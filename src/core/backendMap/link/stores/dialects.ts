import { folderOf } from "../names/factIndex.ts";
import { keyOf, type ReplayedTable } from "./replayedTable.ts";
import type { Replayed } from "./replayTables.ts";

/** Names of databases in paths, the one whose migrations are told first where there are several. */
const dialects: readonly RegExp[] = [
  /^(?:postgres(?:ql)?|pg(?:sql)?|psql)$/i,
  /^(?:mysql|mariadb)$/i,
  /^(?:sqlite3?)$/i,
  /^(?:mssql|sqlserver)$/i,
  /^(?:cockroach(?:db)?|crdb)$/i,
  /^oracle$/i,
];

/** One folder of migrations, replayed. */
export interface Unit {
  readonly folder: string;
  readonly replayed: Replayed;
}

/**
 * The same schema once for each database, in folders that differ in its name alone, is one schema: a
 * table is told where the first of them makes it, with the columns that only another one has.
 */
export function withoutVariants(units: readonly Unit[]): readonly Replayed[] {
  leaveToOuter(units);
  const variants = Map.groupBy(units, ({ folder }) => skeletonOf(folder));
  for (const alike of variants.values()) {
    const sorted = alike.toSorted((a, b) => rankOf(a.folder) - rankOf(b.folder));
    for (const [at, { replayed }] of sorted.entries()) {
      for (const earlier of sorted.slice(0, at)) hand(replayed, earlier.replayed);
    }
  }
  leaveToFirst(units);
  return units.map(({ replayed }) => replayed);
}

/** Migrations for another database, wherever they stand, make again what those for the first make. */
function leaveToFirst(units: readonly Unit[]): void {
  const ranked = units.map(({ folder, replayed }) => ({ rank: rankOf(folder), replayed }));
  const first = Math.min(...ranked.map(({ rank }) => (rank < 0 ? Infinity : rank)));
  const known = ranked.flatMap(({ rank, replayed }) =>
    rank === first ? [...replayed.tables.keys()] : [],
  );
  for (const { rank, replayed } of ranked) {
    for (const key of rank > first ? known : []) replayed.tables.delete(key);
  }
}

/** Migrations deeper in the same part of the code say again, or of old, what those above them make. */
function leaveToOuter(units: readonly Unit[]): void {
  const byPlace = Map.groupBy(
    units.flatMap((unit) => [
      { place: unit.folder, unit },
      { place: folderOf(unit.folder), unit },
    ]),
    ({ place }) => place,
  );
  byPlace.delete("");
  const outside = ({ folder }: Unit): readonly Unit[] =>
    ancestorsOf(folder)
      .flatMap((above) => byPlace.get(above) ?? [])
      .flatMap(({ unit }) => (folderOf(unit.folder) === folderOf(folder) ? [] : [unit]));
  for (const unit of units) {
    const known = outside(unit).flatMap(({ replayed }) => [...replayed.tables.keys()]);
    for (const key of known) unit.replayed.tables.delete(key);
  }
}

function ancestorsOf(folder: string): readonly string[] {
  const above = folderOf(folder);
  return above === "" ? [] : [above, ...ancestorsOf(above)];
}

function hand(from: Replayed, to: Replayed): void {
  for (const [key, table] of from.tables) {
    const told = to.tables.get(key);
    if (told === undefined) continue;
    from.tables.delete(key);
    told.columns = [...told.columns, ...missingIn(told, table)];
  }
}

function missingIn(told: ReplayedTable, other: ReplayedTable): ReplayedTable["columns"] {
  const known = new Set(told.columns.map(({ name }) => keyOf(name)));
  return other.columns.filter(({ name }) => !known.has(keyOf(name)));
}

/** Migrations for one database never change what those for another one make. */
export function mayBeOfOneDatabase(folder: string, other: string): boolean {
  const [rank, otherRank] = [rankOf(folder), rankOf(other)];
  return rank === otherRank || rank < 0 || otherRank < 0;
}

/** Whether a path names databases, and PostgreSQL is none of them. */
export function isOfOtherThanPostgres(path: string): boolean {
  const named = parts(path)
    .map(dialectOf)
    .filter((one) => one >= 0);
  return named.length > 0 && !named.includes(0);
}

const parts = (folder: string): readonly string[] => folder.split(/([/_.-])/);

function dialectOf(part: string): number {
  return dialects.findIndex((one) => one.test(part));
}

/** The path without databases: a folder that names none is for all of them. */
function skeletonOf(folder: string): string {
  const words = folder.split("/").map((part) =>
    part
      .split(/[_.-]/)
      .filter((word) => dialectOf(word) < 0)
      .join("-"),
  );
  return words.filter((one) => one !== "").join("/");
}

function rankOf(folder: string): number {
  return Math.max(...parts(folder).map(dialectOf));
}
