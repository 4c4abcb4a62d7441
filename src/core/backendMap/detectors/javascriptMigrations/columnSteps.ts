import type { ColumnFact } from "../../facts/tableFacts.ts";
import type { Step } from "./migrationSteps.ts";

/** A column of a migration with what its own line says of keys and indexes. */
export interface MigratedColumn {
  readonly op: "addColumn" | "alterColumn";
  readonly table: string;
  readonly column: ColumnFact;
  readonly isPrimary: boolean;
  readonly index?: "unique" | "plain";
  /** The table that it refers to. */
  readonly references?: string;
}

/** The steps that such a column is. */
export function columnSteps(made: MigratedColumn): readonly Step[] {
  const { op, table, column, isPrimary, index, references } = made;
  const { name, range } = column;
  const columns = [name];
  const steps: Step[] = [{ op, table, column, range }];
  if (isPrimary) steps.push({ op: "setPrimaryKey", table, columns, range });
  if (index !== undefined) {
    steps.push({ op: "addIndex", table, index: { columns, unique: index === "unique" }, range });
  }
  if (references !== undefined) {
    const foreignKey = { columns, table: references };
    steps.push({ op: "addForeignKey", table, foreignKey, range });
  }
  return steps;
}
