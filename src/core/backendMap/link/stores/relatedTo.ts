import type { FactIndex, Lookup } from "../names/language.ts";
import type { NamedModels, TableIn } from "./namedModels.ts";

/** Tables by the names of the relations that lead from them. */
const tablesRelating: Lookup<TableIn> = (file) =>
  file.tables.flatMap((table) =>
    Object.keys(table.relations ?? {}).map((name) => [name, { file, table }] as const),
  );

/** The models that have a relation of this name. */
export const relating = (relation: string, index: FactIndex): readonly TableIn[] =>
  index.find(tablesRelating, relation);

/**
 * Where a relation leads to from a row of which nothing says whose it is: told if it leads there from
 * every model that has one of this name.
 */
export function relatedTo(
  relation: string,
  { index, models }: { readonly index: FactIndex; readonly models: NamedModels },
): readonly TableIn[] {
  const found = relating(relation, index).map(({ file, table }) => {
    const name = table.relations?.[relation] ?? "";
    return models.named(name, file) ?? models.ofTable(name, file);
  });
  const [first] = found;
  const isOne = first !== undefined && found.every((one) => one?.table === first.table);
  return isOne ? [first] : [];
}
