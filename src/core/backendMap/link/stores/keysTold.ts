import type { ColumnFact } from "../../facts/tableFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import type { NamedModels, TableIn } from "./namedModels.ts";

/** A model whose columns are keys of others only where there are such others. */
export function withKeysTold(one: TableIn, models: Pick<NamedModels, "named">): TableIn {
  const { file, table } = one;
  if (table.columns.every((of) => of.keyOf === undefined && of.unlessModel === undefined)) {
    return one;
  }
  const columns = table.columns.flatMap((column) => told(column, one, models));
  const kept = new Set(columns.map(({ name }) => name));
  const foreignKeys = table.foreignKeys.filter((key) =>
    key.columns.every((name) => kept.has(name)),
  );
  return { file, table: { ...table, columns, foreignKeys } };
}

/** A model whose foreign keys say by an expression which model they lead to. */
export function withKeysLed(
  one: TableIn,
  modelsOf: (value: Value, place: Place) => readonly TableIn[],
): TableIn {
  const { file, table } = one;
  if (table.foreignKeys.every(({ to }) => to === undefined)) return one;
  const foreignKeys = table.foreignKeys.map(({ columns, table: name, to }) => {
    const [led, ...others] = to === undefined ? [] : modelsOf(to, { file, scope: table.scope });
    return { columns, table: led === undefined || others.length > 0 ? name : led.table.name };
  });
  return { file, table: { ...table, foreignKeys } };
}

function told(
  { keyOf, unlessModel, ...column }: ColumnFact,
  { file }: TableIn,
  models: Pick<NamedModels, "named">,
): readonly ColumnFact[] {
  if (unlessModel !== undefined && models.named(unlessModel, file) !== undefined) return [];
  if (keyOf === undefined) return [column];
  const other = keyOf.models.map((model) => models.named(model, file)).find((found) => found);
  if (other === undefined) return [{ ...column, name: column.field ?? column.name }];
  const isAtOther = other.table.columns.some(({ name }) => name === keyOf.unless);
  // The field is the other model then, and no value of this one.
  return isAtOther ? [] : [{ name: column.name, range: column.range }];
}
