import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import type { TableIn } from "./namedModels.ts";

const deepestBase = 8;

/** What a model's base is described by. */
type Described = (value: Value, place: Place) => TableIn | undefined;

/** What is a model by what it stands below, with the table that it has so; undefined for none. */
export function settle(one: TableIn, described: Described, depth = 0): TableIn | undefined {
  if (one.table.keepsBelow !== undefined) return keptAbove(one, described);
  if (one.table.fromAbove !== undefined) return namedAbove(one, described, depth);
  if (one.table.isBelow === undefined) return one;
  return belowFirst(one, described, depth);
}

/** Below the first of its bases that is a model. */
function belowFirst(one: TableIn, described: Described, depth: number): TableIn | undefined {
  if (depth > deepestBase) return undefined;
  for (const base of one.table.bases ?? []) {
    const found = described(base, { file: one.file, scope: one.table.scope });
    const isOther = found !== undefined && found.table !== one.table;
    const above = isOther ? settle(found, described, depth + 1) : undefined;
    if (above !== undefined) return belowModel(one, above);
  }
  return undefined;
}

/** With the associations of what it stands below, and its table, unless that only lends. */
function belowModel({ file, table }: TableIn, { table: above }: TableIn): TableIn {
  const relations = { ...above.relations, ...table.relations };
  const isOwn = above.isAbstract !== undefined || table.isImplied === undefined;
  const { name, otherNames } = isOwn ? table : above;
  return { file, table: { ...table, name, relations, ...(otherNames && { otherNames }) } };
}

/** Below a table it is of that table; below what makes names of its own name, of a table so named. */
function namedAbove(one: TableIn, described: Described, depth: number): TableIn {
  const { file, table } = one;
  const { isAbstract, fromAbove, ...rest } = table;
  if (isAbstract === undefined || fromAbove === undefined || depth > deepestBase) return one;
  const above = (table.bases ?? []).flatMap((base) => {
    const found = described(base, { file, scope: table.scope });
    return found === undefined || found.table === table ? [] : settle(found, described, depth + 1);
  });
  const own = above.find((it) => it?.table.isAbstract === undefined)?.table.name;
  const style = above.find((it) => it?.table.namesBelow !== undefined)?.table.namesBelow;
  const name = own ?? (style && fromAbove[style]);
  return name === undefined ? one : { file, table: { ...rest, name } };
}

/** A class of those that are all kept in one table is a part of that of the topmost. */
function keptAbove(one: TableIn, described: Described): TableIn {
  const top = topmost(one, described);
  if (top === one || top.table.keepsBelow !== "inOne") return one;
  const { name } = top.table;
  return { file: one.file, table: { ...one.table, name, isAbstract: true, isPartOf: true } };
}

function topmost(one: TableIn, described: Described, depth = 0): TableIn {
  const { file, table } = one;
  for (const base of depth > deepestBase ? [] : (table.bases ?? [])) {
    const above = described(base, { file, scope: table.scope });
    if (above === undefined || above.table === table) continue;
    const top = topmost(above, described, depth + 1);
    if (top.table.keepsBelow !== undefined) return top;
  }
  return one;
}
