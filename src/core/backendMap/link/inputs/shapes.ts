import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import type { FactIndex } from "../names/language.ts";
import { valueBehind } from "../names/valueBehind.ts";
import { builtSchema } from "./builtSchema.ts";
import { classShape, mappedType } from "./classShape.ts";
import type { Fields, ReadShape } from "./fields.ts";
import { jsonSchema } from "./jsonSchema.ts";

/** The fields of whatever describes a part of a request; undefined where one may not be known. */
export type Shapes = (value: Value, place: Place) => Fields | undefined;

const readers: readonly ReadShape[] = [jsonSchema, builtSchema, mappedType, classShape];
/** Shapes can be made of each other in circles. */
const deepest = 10;

export function createShapes(index: FactIndex): Shapes {
  const read = (value: Value, place: Place, depth: number): Fields | undefined => {
    const behind = valueBehind(value, place, index);
    if (behind === undefined || depth > deepest) return undefined;
    const reading = {
      index,
      read: (one: Value, at: Place) => read(one, at, depth + 1),
    };
    for (const reader of readers) {
      const found = reader(behind.value, behind.place, reading);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return (value, place) => read(value, place, 0);
}
