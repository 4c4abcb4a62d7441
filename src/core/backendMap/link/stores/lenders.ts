import type { Models } from "./models.ts";
import type { TableIn } from "./namedModels.ts";
import { keyOf } from "./replayedTable.ts";

/** What a table has its columns of beside its own model: of what that stands below, and of parts. */
export function lenders(
  settled: readonly TableIn[],
  models: Models,
): (one: TableIn) => readonly TableIn[] {
  const parts = Map.groupBy(
    settled.filter(({ table }) => table.isPartOf),
    ({ table }) => keyOf(table.name),
  );
  return (one) => {
    const above = models.basesOf(one);
    const own = one.table.keepsBelow === undefined ? [] : (parts.get(keyOf(one.table.name)) ?? []);
    const below = own.flatMap((part) => [part, ...models.basesOf(part)]);
    const embedded = [one, ...above].flatMap((each) => models.embedded(each));
    return [
      ...joined(above, models),
      ...embedded,
      ...below.filter(({ table }) => table !== one.table),
    ];
  };
}

/** Where classes are kept in tables side by side, only the key of those above is in each. */
function joined(above: readonly TableIn[], models: Models): readonly TableIn[] {
  const entities = above.filter(({ table }) => table.keepsBelow !== undefined);
  const [nearest] = entities;
  if (nearest === undefined || entities.at(-1)?.table.keepsBelow !== "joined") return above;
  const beside = [nearest, ...models.basesOf(nearest)];
  const keys = new Set(beside.find(({ table }) => table.primaryKey)?.table.primaryKey);
  return above.map((one) => {
    if (!beside.some(({ table }) => table === one.table)) return one;
    const columns = one.table.columns.filter(({ name }) => keys.has(name));
    return { file: one.file, table: { ...one.table, columns, indexes: [], foreignKeys: [] } };
  });
}
