import type { TableFact } from "../../facts/tableFacts.ts";
import { snakeCase } from "./naming.ts";

/** A table as MikroORM names its columns where the code does not: `createdAt` is "created_at". */
export function underscored(table: TableFact): TableFact {
  const names = new Map(
    table.columns.map(({ name, field }) => {
      if (field === undefined) return [name, snakeCase(name)] as const;
      return [name, name === `${field}Id` ? `${snakeCase(field)}_id` : name] as const;
    }),
  );
  const named = (columns: readonly string[]): readonly string[] =>
    columns.map((one) => names.get(one) ?? one);
  return {
    ...table,
    columns: table.columns.map((one) => {
      const name = names.get(one.name) ?? one.name;
      return name === one.name ? one : { ...one, name, field: one.field ?? one.name };
    }),
    indexes: table.indexes.map((one) => ({ ...one, columns: named(one.columns) })),
    foreignKeys: table.foreignKeys.map((one) => ({ ...one, columns: named(one.columns) })),
    ...(table.primaryKey !== undefined && { primaryKey: named(table.primaryKey) }),
  };
}
