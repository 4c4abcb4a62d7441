import type { TableChange } from "../../facts/tableFacts.ts";
import type { Knowledge } from "../check.ts";
import { isSameName } from "./isSameName.ts";
import type { LastChange, Risk } from "./lastMigrations.ts";

/**
 * Dropped or renamed, while a model of the code has it still, or a query that is built names it. What
 * names it in SQL is told by itself, as a query of a column that does not exist.
 */
export function lostColumn({ change, steps }: LastChange, knowledge: Knowledge): Risk | undefined {
  if (change.op !== "dropColumn" && change.op !== "renameColumn") return undefined;
  if (isMadeAgain(change, steps)) return undefined;
  const named = inModel(change, knowledge) ?? inQuery(change, knowledge);
  if (named === undefined) return undefined;
  return {
    severity: "high",
    title: `${change.table}.${change.column} goes, and the code still names it`,
    explanation: `Every query that names the column fails once the migration has run. Take it out of the code first, and drop it with a later version.`,
    trigger: `Any query of ${change.table} with this column after the migration`,
    evidence: [named],
  };
}

/** Dropped to be made anew, as another type. */
function isMadeAgain({ table, column }: Lost, steps: readonly TableChange[]): boolean {
  return steps.some(
    (one) =>
      one.op === "addColumn" && isSameName(one.table, table) && isSameName(one.column.name, column),
  );
}

interface Lost {
  readonly table: string;
  readonly column: string;
}
type Evidence = NonNullable<Risk["evidence"]>[number];

function inModel({ table, column }: Lost, { files, uriOf }: Knowledge): Evidence | undefined {
  for (const { path, tables } of files.values()) {
    const model = tables.find(({ name, origin }) => origin === "model" && isSameName(name, table));
    const kept = model?.columns.find(({ name }) => isSameName(name, column));
    if (kept !== undefined) {
      return { uri: uriOf(path), range: kept.range, note: "the model still has it" };
    }
  }
  return undefined;
}

function inQuery({ table, column }: Lost, { map }: Knowledge): Evidence | undefined {
  const query = map.queries.find(
    ({ isText, columns }) =>
      isText !== true &&
      columns.some((one) => isSameName(one.table ?? "", table) && isSameName(one.name, column)),
  );
  return query && { uri: query.uri, range: query.range, note: "a query still names it" };
}
