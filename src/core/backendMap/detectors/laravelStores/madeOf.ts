import type { Step } from "./migrationStep.ts";

/** The steps of a table's function as the table that they make. */
export function madeOf(steps: readonly Step[]): Step {
  const keys = steps.flatMap((step) => (step.op === "setPrimaryKey" ? [step.columns] : []));
  const primaryKey = keys.at(-1);
  return {
    op: "createTable",
    columns: steps.flatMap((step) => (step.op === "addColumn" ? [step.column] : [])),
    indexes: steps.flatMap((step) => (step.op === "addIndex" ? [step.index] : [])),
    foreignKeys: steps.flatMap((step) => (step.op === "addForeignKey" ? [step.foreignKey] : [])),
    ...(primaryKey !== undefined && { primaryKey }),
  };
}
