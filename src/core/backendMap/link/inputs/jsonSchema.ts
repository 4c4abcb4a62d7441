import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import { valueBehind } from "../names/valueBehind.ts";
import type { FactIndex } from "../names/language.ts";
import type { ReadShape } from "./fields.ts";

export interface ReadRecord {
  readonly fields: ReadonlyMap<string, Value>;
  readonly place: Place;
}

/** A record that is written out, whatever names lead to it; none that something is spread into. */
export function recordBehind(
  value: Value | undefined,
  place: Place,
  index: FactIndex,
): ReadRecord | undefined {
  const behind = value === undefined ? undefined : valueBehind(value, place, index);
  if (behind?.value.kind !== "record" || behind.value.spreads !== undefined) return undefined;
  return { fields: new Map(Object.entries(behind.value.fields)), place: behind.place };
}

/** A JSON Schema of an object: its `properties`, those of `required` without a default. */
export const jsonSchema: ReadShape = (value, place, { index }) => {
  const schema = recordBehind(value, place, index);
  if (schema === undefined || textOf(schema.fields.get("type")) !== "object") return undefined;
  const properties = recordBehind(schema.fields.get("properties"), schema.place, index);
  const names = textsIn(schema.fields.get("required"));
  if (properties === undefined || names === undefined) return undefined;
  const required = (name: string): boolean =>
    names.includes(name) && isAsked(name, properties, index);
  if ([...properties.fields.keys()].some((name) => name.startsWith("["))) return undefined;
  return new Map([...properties.fields.keys()].map((name) => [name, required(name)]));
};

const textOf = (value: Value | undefined): string | undefined =>
  value?.kind === "text" ? value.text : undefined;

/** The items of a list that is written out; undefined where one of them is computed. */
function textsIn(value: Value | undefined): readonly string[] | undefined {
  if (value === undefined) return [];
  if (value.kind !== "list") return undefined;
  const texts = value.items.flatMap((one) => textOf(one) ?? []);
  return texts.length === value.items.length ? texts : undefined;
}

/** A default is filled in before it is looked whether the field is there. */
function isAsked(name: string, { fields, place }: ReadRecord, index: FactIndex): boolean {
  const field = recordBehind(fields.get(name), place, index);
  return field !== undefined && field.fields.size > 0 && !field.fields.has("default");
}
