import type { EntryPoint, RequiredFields } from "../../backendMap.ts";
import type { RouteFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";

/** Validation that is left to the handler, or to something else than JSON Schema. */
const otherwise = ["attachValidation", "validatorCompiler"];

/** What the JSON Schemas of a route's options refuse a request without; nothing in doubt. */
export function requiredFieldsOf(
  { options }: RouteFact,
  place: Place,
  evaluate: Evaluate,
): EntryPoint["requires"] {
  if (options === undefined) return undefined;
  const given = recordOf(options, place, evaluate);
  if (given === undefined || otherwise.some((name) => given.fields.has(name))) return undefined;
  const schema = recordOf(given.fields.get("schema"), given.place, evaluate);
  if (schema === undefined) return undefined;
  const requiredIn = (name: string): readonly string[] | undefined =>
    requiredBy(recordOf(schema.fields.get(name), schema.place, evaluate), evaluate);
  const query = requiredIn("querystring") ?? requiredIn("query");
  const body = requiredIn("body");
  const found: RequiredFields = { ...(query && { query }), ...(body && { body }) };
  return Object.keys(found).length > 0 ? found : undefined;
}

interface ReadRecord {
  readonly fields: ReadonlyMap<string, Value>;
  readonly place: Place;
}

function recordOf(
  value: Value | undefined,
  place: Place,
  evaluate: Evaluate,
): ReadRecord | undefined {
  const [only, ...others] = value === undefined ? [] : evaluate(value, place);
  if (only?.kind !== "value" || only.value.kind !== "record" || others.length > 0) return undefined;
  return { fields: new Map(Object.entries(only.value.fields)), place: only.place };
}

function requiredBy(
  schema: ReadRecord | undefined,
  evaluate: Evaluate,
): readonly string[] | undefined {
  if (schema === undefined || textOf(schema.fields.get("type")) !== "object") return undefined;
  const properties = recordOf(schema.fields.get("properties"), schema.place, evaluate);
  const names = textsIn(schema.fields.get("required"));
  if (properties === undefined || names.length === 0) return undefined;
  return names.filter((name) => isAsked(name, properties, evaluate));
}

const textOf = (value: Value | undefined): string | undefined =>
  value?.kind === "text" ? value.text : undefined;

/** The items of a list that is written out; none where one of them is computed. */
function textsIn(value: Value | undefined): readonly string[] {
  if (value?.kind !== "list") return [];
  const texts = value.items.flatMap((one) => textOf(one) ?? []);
  return texts.length === value.items.length ? texts : [];
}

/** A default is filled in before it is looked whether the field is there. */
function isAsked(name: string, { fields, place }: ReadRecord, evaluate: Evaluate): boolean {
  const field = recordOf(fields.get(name), place, evaluate);
  return field !== undefined && field.fields.size > 0 && !field.fields.has("default");
}
