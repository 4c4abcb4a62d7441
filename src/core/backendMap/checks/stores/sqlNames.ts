import type { BackendMap, Dropped, MapPlace, Query, Table } from "../../backendMap.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { Knowledge, LocalFinding } from "../check.ts";

/** Tables that migrations or schema files make; a model alone may call things otherwise. */
export function migratedTables({ tables }: BackendMap): ReadonlyMap<string, Table> {
  const made = tables.filter(({ origin }) => origin !== "model");
  return new Map(made.map((one) => [keyOf(one.name), one]));
}

/** Whether a file makes or changes tables of the database. */
export const makesTables = ({ tables, tableChanges }: FileFacts): boolean =>
  tableChanges.length > 0 || tables.some(({ origin }) => origin !== "model");

/** What changes tables itself, or moves their rows, asks for what is there before or after. */
const changesTables = ({ path, altersTables, tableChanges }: FileFacts): boolean =>
  altersTables !== undefined ||
  tableChanges.some(({ op }) => op !== "createView") ||
  moves.test(path);
const moves = /(?:^|[/_.-])(?:migrat\w*|backfill\w*)[^/]*$/i;

/** Queries that give the names of the database, but those of migrations. One that a mapper's file holds may stand at the method that asks it. */
export function sqlQueries({ map, files, uriOf }: Knowledge): readonly Query[] {
  const named = new Set(
    [...files.values()].flatMap((file) =>
      file.queries.filter(namesTables).map(({ range }) => placeKey(uriOf(file.path), range)),
    ),
  );
  const changing = new Set(
    [...files.values()].filter(changesTables).map(({ path }) => uriOf(path)),
  );
  return map.queries.filter(
    ({ uri, range, isText }) =>
      !changing.has(uri) && (isText === true || named.has(placeKey(uri, range))),
  );
}

function namesTables({ reads, writes }: FileFacts["queries"][number]): boolean {
  return [...reads, ...writes].every((ref) => "table" in ref);
}

const placeKey = (uri: string, { start }: Query["range"]): string =>
  `${uri} ${start.line}:${start.character}`;

/** Databases tell names apart without a look at their case. */
export const keyOf = (name: string): string => name.toLowerCase().replaceAll(/[`"[\]]/g, "");
/** Without the schema or database before its name. */
export const bareKey = (table: string): string => keyOf(table).replace(/^.*\./, "");
export const isCalled = (one: string, name: string): boolean => keyOf(one) === keyOf(name);

/** What names something that is not there, `what`; where it went, if that is known. */
export function unknownName(
  { uri, range }: Query,
  what: string,
  gone: Dropped | undefined,
  made: Table | undefined,
): LocalFinding {
  return {
    uri,
    range,
    severity: "high",
    title: `This query names ${what}, which does not exist`,
    explanation: `${whyNot(gone)} The database refuses the query.`,
    trigger: "Every time that this query runs on a database with all migrations applied",
    evidence: evidenceOf(gone, made),
  };
}

function whyNot(gone: Dropped | undefined): string {
  if (gone === undefined) return "No migration creates it.";
  if (gone.to === undefined) return "A later migration drops it.";
  return `A later migration renames it to ${gone.to}.`;
}

function evidenceOf(gone: Dropped | undefined, made: Table | undefined): LocalFinding["evidence"] {
  const placeOf = ({ uri, range }: MapPlace): MapPlace => ({ uri, range });
  if (gone !== undefined) {
    const note = gone.to === undefined ? "where it goes" : "where it gets its new name";
    return [{ ...placeOf(gone), note }];
  }
  return made === undefined ? [] : [{ ...placeOf(made), note: `where ${made.name} is made` }];
}
