import type { FileFacts } from "../../facts/facts.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import { columnBefore } from "./columnBefore.ts";
import type { Risk } from "./lastMigrations.ts";
import type { Knowledge } from "../check.ts";
import { isSameName } from "./isSameName.ts";

/**
 * A column that may be empty and must not be from now on, where no migration in SQL fills it or has
 * it checked apart: the step fails on the first row without it, and locks the table to look for one.
 */
export function madeRequired(
  { table, column }: TableChange & { op: "alterColumn" },
  { path, tableChanges }: FileFacts,
  { files, uriOf }: Knowledge,
): Risk | undefined {
  if (column.nullable !== false || column.type !== undefined || !path.endsWith(".sql")) {
    return undefined;
  }
  const before = columnBefore({ table, name: column.name, path }, files);
  const isMade = tableChanges.some(
    (one) =>
      one.op === "addColumn" &&
      isSameName(one.table, table) &&
      isSameName(one.column.name, column.name),
  );
  if (isMade || before?.column.nullable !== true || isFilled(table, column.name, files)) {
    return undefined;
  }
  return {
    severity: "medium",
    title: `${table}.${column.name} becomes required, and no migration fills it`,
    explanation: `SET NOT NULL fails on a row without a value, and reads the whole table under a lock that stops reads and writes. Fill it first, and let a CHECK that is validated apart prove that nothing is missing.`,
    trigger: `The migration runs on a database in which a row of ${table} has no ${column.name}`,
    evidence: [
      { uri: uriOf(before.path), range: before.column.range, note: "where it may be empty" },
    ],
  };
}

function isFilled(table: string, column: string, files: ReadonlyMap<string, FileFacts>): boolean {
  return [...files.values()].some(({ tableChanges }) =>
    tableChanges.some(
      (one) =>
        one.op === "fill" &&
        isSameName(one.table, table) &&
        one.columns.some((name) => isSameName(name, column)),
    ),
  );
}
