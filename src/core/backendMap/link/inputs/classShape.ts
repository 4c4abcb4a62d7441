import type { ShapeFact } from "../../facts/inputFacts.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../names/entity.ts";
import { filtered, joined, relaxed, type Fields, type ReadShape } from "./fields.ts";

const known = new WeakMap<FileFacts, ReadonlyMap<number, ShapeFact>>();

function shapesOf(file: FileFacts): ReadonlyMap<number, ShapeFact> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const found = new Map(file.shapes.map((one) => [one.definition, one]));
  known.set(file, found);
  return found;
}

/** A class whose fields are declared, with those that it inherits. */
export const classShape: ReadShape = (value, place, { read }) => {
  // `order := newOrder{}`.
  if (value.kind === "record" && value.type !== undefined) return read(value.type, place);
  if (value.kind !== "definition") return undefined;
  const { file } = place;
  const shape = shapesOf(file).get(value.definition);
  if (shape === undefined || shape.isOpen === true) return undefined;
  const scope = file.definitions[value.definition]?.scope ?? -1;
  const own = new Map(shape.fields.map(({ name, required }) => [name, required]));
  return joined(...shape.bases.map((base) => read(base, { file, scope })), own);
};

/** NestJS' types that are made of others: `PartialType(A)`, `PickType(A, ["a"])`. */
export const mappedType: ReadShape = (value, place, { read }) => {
  if (value.kind !== "call") return undefined;
  const name = /\w+$/.exec(wordsOf(value.callee))?.[0] ?? "";
  const [first, second] = value.args;
  if (!/^(?:Partial|Pick|Omit|Intersection)Type$/.test(name) || first === undefined) {
    return undefined;
  }
  if (name === "IntersectionType") return joined(...value.args.map((one) => read(one, place)));
  const base = read(first, place);
  if (name === "PartialType") return relaxed(base);
  const names = textsIn(second);
  if (names === undefined) return undefined;
  return picked(base, name === "PickType", names);
};

function picked(
  base: Fields | undefined,
  isPick: boolean,
  names: ReadonlySet<string>,
): Fields | undefined {
  return filtered(base, (one) => names.has(one) === isPick);
}

function textsIn(value: Value | undefined): ReadonlySet<string> | undefined {
  if (value?.kind !== "list") return undefined;
  const texts = value.items.flatMap((one) => (one.kind === "text" ? [one.text] : []));
  return texts.length === value.items.length ? new Set(texts) : undefined;
}
