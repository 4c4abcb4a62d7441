import type { FileFacts } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { LocalFinding } from "../check.ts";
import type { TableChange } from "../../facts/tableFacts.ts";

/** A step of the newest migration of a folder, with the tables that this very migration makes. */
export interface LastChange {
  readonly file: FileFacts;
  readonly change: TableChange;
  /** Lower case; nobody can be using these yet. */
  readonly made: ReadonlySet<string>;
  /** All steps of this migration. */
  readonly steps: readonly TableChange[];
}

/** What makes a step risky, without its place. */
export type Risk = Omit<LocalFinding, "uri" | "range" | "evidence"> &
  Partial<Pick<LocalFinding, "evidence">>;

/**
 * The steps of the newest migration of each folder: the older ones are history, and a warning about
 * what ran long ago helps nobody. A folder's only migration changes nothing that is in use.
 */
export function lastChanges(files: ReadonlyMap<string, FileFacts>): readonly LastChange[] {
  const migrations = [...files.values()].filter(
    ({ tableChanges, path }) =>
      tableChanges.length > 0 && !kept.test(path) && !repeatable.test(path),
  );
  const units = Map.groupBy(migrations, unitOf);
  const isFollowed = followed(files);
  const isOvertaken = overtaken(files);
  return [...units.values()].flatMap((unit) => {
    const newest = unit.filter((one) => !isFollowed(one)).toSorted(newestFirst)[0];
    if (newest === undefined || unit.length < 2 || isOvertaken(newest)) return [];
    const named = withLaterNames(newest.tableChanges, unit);
    const made = new Set(named.filter(makes).map(({ table }) => keyOf(table)));
    return named.map((change) => ({ file: newest, change, made, steps: named }));
  });
}

/** Steps of Django name a table by its model; what it is called itself is put off to the end. */
function withLaterNames(
  changes: readonly TableChange[],
  unit: readonly FileFacts[],
): readonly TableChange[] {
  const later = new Map(
    unit
      .flatMap(({ tableChanges }) => tableChanges)
      .flatMap((one) =>
        one.op === "renameTable" && isPutOff(one) ? [[one.table, one.to] as const] : [],
      ),
  );
  return changes
    .filter((one) => !isPutOff(one))
    .map((one) => ({ ...one, table: later.get(one.table) ?? one.table }));
}

const isPutOff = ({ order }: TableChange): boolean => order.startsWith("~");

/** Whether another migration names one as the one before it, be it one that changes rows alone. */
function followed(files: ReadonlyMap<string, FileFacts>): (one: FileFacts) => boolean {
  const before = new Set([...files.values()].flatMap((one) => valueOf("follows", one).split(",")));
  return (one) => before.has(valueOf("revision", one));
}

/** Whether a later migration of the folder stands that changes rows alone, or in a way that was not understood. */
function overtaken(files: ReadonlyMap<string, FileFacts>): (one: FileFacts) => boolean {
  const byFolder = Map.groupBy(
    [...files.values()].filter(({ path }) => numberOf(path) !== undefined),
    ({ path, languageId }) => `${folderOf(path)} ${languageId}`,
  );
  return ({ path, languageId }) => {
    const own = numberOf(path);
    const beside = byFolder.get(`${folderOf(path)} ${languageId}`) ?? [];
    return own !== undefined && beside.some((one) => isLater(numberOf(one.path) ?? "", own));
  };
}

const numberOf = (path: string): string | undefined =>
  /(?:^|\/)[Vv]?(\d{3,})_[^/]*$/.exec(path)?.[1];

/** Of numbers that are written alike. */
const isLater = (one: string, other: string): boolean => one.length === other.length && one > other;

/** Empty for what is no revision: none follows that. */
function valueOf(name: "revision" | "follows", { project }: FileFacts): string {
  const isRevision = project?.kind === "other" && project.name === "revision";
  return (isRevision ? project.values[name] : undefined) ?? noRevision[name];
}
const noRevision = { revision: "none", follows: "" } as const;

/** What is run again and again, behind all that has a version. */
const repeatable = /(?:^|\/)R__[^/]*$|(?:^|\/)(?:before|after)(?:Each)?Migrate/;
/** Folders of migrations that are kept and no longer run. */
const kept = /(?:^|\/)\w*(?:old|archived?|legacy|squashed|backup|deprecated)\w*\//i;

/** The folder whose migrations are replayed together. */
export function unitOf({ path, tableChanges: [first] }: FileFacts): string {
  return first?.unit ?? folderOf(path);
}

function newestFirst(one: FileFacts, other: FileFacts): number {
  const [a, b] = [orderOf(one), orderOf(other)];
  return a < b ? 1 : a > b ? -1 : other.path.localeCompare(one.path);
}

/** A step that is put off tells nothing of where its file stands. */
function orderOf({ tableChanges }: FileFacts): string {
  const first = tableChanges.find((one) => !isPutOff(one)) ?? tableChanges[0];
  return first?.order ?? "";
}
const makes = ({ op }: TableChange): boolean => op === "createTable" || op === "renameTable";
const keyOf = (name: string): string => name.toLowerCase();
