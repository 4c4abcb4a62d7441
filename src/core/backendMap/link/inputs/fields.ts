import type { InputPart } from "../../facts/inputFacts.ts";
import type { Place } from "../names/entity.ts";
import type { FactIndex } from "../names/language.ts";
import type { Value } from "../../facts/value.ts";

/** Names of fields, and whether a request without one is refused. */
export type Fields = ReadonlyMap<string, boolean>;

/** A part of a request with its fields; undefined where one may not be known. */
export interface Part {
  readonly in: InputPart;
  readonly fields: Fields | undefined;
}

/** The fields of a shape, all of them; undefined where one may not be known. */
export type ReadShape = (value: Value, place: Place, reading: ShapeReading) => Fields | undefined;

export interface ShapeReading {
  readonly index: FactIndex;
  /** Any shape, for those that are made of others. */
  readonly read: (value: Value, place: Place) => Fields | undefined;
}

export function joined(...all: readonly (Fields | undefined)[]): Fields | undefined {
  const fields = new Map<string, boolean>();
  for (const one of all) {
    if (one === undefined) return undefined;
    for (const [name, required] of one) fields.set(name, required);
  }
  return fields;
}

export function filtered(
  fields: Fields | undefined,
  keep: (name: string) => boolean,
): Fields | undefined {
  return fields && new Map([...fields].filter(([name]) => keep(name)));
}

/** With those that a test finds no longer required. */
export function relaxed(
  fields: Fields | undefined,
  isOptional: (name: string) => boolean = () => true,
): Fields | undefined {
  return (
    fields && new Map([...fields].map(([name, required]) => [name, required && !isOptional(name)]))
  );
}
