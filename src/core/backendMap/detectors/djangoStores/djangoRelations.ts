import type { TableFact } from "../../facts/tableFacts.ts";
import { keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { isMany, readLink, relatedModel } from "./djangoFields.ts";

import type { Field } from "./modelKind.ts";

interface Relation {
  readonly field: string;
  readonly to: string;
  /** What the rows of this model go by on the other side. */
  readonly back: string;
  /** The table between. */
  readonly through?: string;
}

/** Where the fields of a model lead, and what leads back from there. */
export function relationsIn(
  fields: readonly Field[],
  model: string,
  table: string,
): Pick<TableFact, "relations" | "relationsBack" | "through"> {
  const found = fields.flatMap((one) => relationIn(one, model, table) ?? []);
  const back = found.filter((one) => !one.back.endsWith("+"));
  const between = found.flatMap(({ field, through }) =>
    through === undefined ? [] : [[field, through] as const],
  );
  if (found.length === 0) return {};
  return {
    relations: Object.fromEntries(found.map(({ field, to }) => [field, to])),
    relationsBack: backBy(back),
    ...(between.length > 0 && { through: Object.fromEntries(between) }),
  };
}

/** Several fields lead to as many models, and their rows go by one name in all of them. */
function backBy(back: readonly Relation[]): NonNullable<TableFact["relationsBack"]> {
  const byName = Map.groupBy(back, (one) => one.back);
  return Object.fromEntries([...byName].map(([name, all]) => [name, all.map(({ to }) => to)]));
}

function relationIn({ field, call }: Field, model: string, table: string): Relation | undefined {
  const named = relatedModel(call);
  if (named === undefined) return undefined;
  const link = isMany(call) ? readLink(field, call) : undefined;
  const to = named === "self" ? model : named;
  const keywords = keywordsOf(call);
  const given = literalOf(keywords.get("related_query_name") ?? keywords.get("related_name"));
  const back = (given ?? model.toLowerCase()).replaceAll("%(class)s", model.toLowerCase());
  return { field, to, back, ...(link && { through: link.table ?? `${table}_${field}` }) };
}
