import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import type { TableIn } from "./namedModels.ts";

const deepestBase = 8;

/** What a model's base is described by. */
type Described = (value: Value, place: Place) => TableIn | undefined;

/** What is a model by what it stands below, with the table that it has so; undefined for none. */
export function settle(one: TableIn, described: Described, depth = 0): TableIn | undefined {
  const [base] = one.table.bases ?? [];
  if (one.table.isBelow === undefined) return one;
  if (base === undefined || depth > deepestBase) return undefined;
  const found = described(base, { file: one.file, scope: one.table.scope });
  const above = found && settle(found, described, depth + 1);
  return above && belowModel(one, above);
}

/** With the associations of what it stands below, and its table, unless that only lends. */
function belowModel({ file, table }: TableIn, { table: above }: TableIn): TableIn {
  const relations = { ...above.relations, ...table.relations };
  const isOwn = above.isAbstract !== undefined || table.isImplied === undefined;
  const { name, otherNames } = isOwn ? table : above;
  return { file, table: { ...table, name, relations, ...(otherNames && { otherNames }) } };
}
