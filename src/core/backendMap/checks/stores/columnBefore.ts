import type { FileFacts } from "../../facts/facts.ts";
import type { ColumnFact, TableChange } from "../../facts/tableFacts.ts";
import { isSameName } from "./isSameName.ts";

/** A column as another migration makes or changes it. */
export interface ColumnBefore {
  readonly path: string;
  readonly column: ColumnFact;
}

/**
 * What a column was before a migration: undefined where several others say something of it, since of
 * these the last one holds, and which that is only replaying tells.
 *
 * @param says whether what another one says of the column counts.
 */
export function columnBefore(
  { table, name, path }: { readonly table: string; readonly name: string; readonly path: string },
  files: ReadonlyMap<string, FileFacts>,
  says: (column: ColumnFact) => boolean = () => true,
): ColumnBefore | undefined {
  const earlier = [...files.values()].filter((file) => file.path !== path);
  const made = earlier.flatMap((file) =>
    file.tableChanges
      .filter((change) => isSameName(change.table, table))
      .flatMap((change) => (change.op === "createTable" ? change.columns : columnIn(change)))
      .filter((column) => isSameName(column.name, name) && says(column))
      .map((column) => ({ path: file.path, column })),
  );
  return made.length === 1 ? made[0] : undefined;
}

const columnIn = (change: TableChange): readonly ColumnFact[] =>
  change.op === "addColumn" || change.op === "alterColumn" ? [change.column] : [];
