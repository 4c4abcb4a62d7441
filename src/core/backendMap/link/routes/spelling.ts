import { fileScope, type Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import { parameterAt } from "../names/parameterAt.ts";
import { onlyText } from "../names/textsOf.ts";
import type { ValueIn } from "../names/valueBehind.ts";
import type { Item, Looping } from "./itemsIn.ts";
import { keyNamed } from "./keyNamed.ts";

/** Names that stand for each other are followed no further. */
const deepest = 6;

/** What each loop has in a round, by what it goes over. */
export type Items = ReadonlyMap<string, Item>;

/** What names stand for that a loop gives something, as the place of the loop sees it. */
export interface Spelling {
  readonly place: Place;
  readonly out: (value: Value) => Value;
  /** What a loop goes over that an expression has an item of; of loops in loops the outermost. */
  readonly listIn: (value: Value, without: ReadonlySet<string>) => Value | undefined;
  /** An expression that is a part of what the loops have in a round. */
  readonly part: (value: Value, items: Items) => ValueIn | undefined;
}

export function createSpelling(place: Place, { index, evaluate }: Looping): Spelling {
  const none: ReadonlySet<string> = new Set();
  const out = (value: Value, depth = 0): Value => {
    if (depth > deepest) return value;
    if (value.kind !== "name") return withParts(value, (one) => out(one, depth));
    const bound = boundTo(value.name, place, index);
    if (bound === undefined) return value;
    const whole = out(bound, depth + 1);
    return listIn(whole, none, depth) === undefined ? value : whole;
  };
  // A name can be the key of what it is taken from: `path = next[path]`.
  const keyOfMember = (value: Value, depth: number): Value | undefined => {
    const key = value.kind === "member" ? keyNamed(value.name) : undefined;
    return key && out(key, depth + 1);
  };
  const listIn = (value: Value, without: ReadonlySet<string>, depth = 0): Value | undefined => {
    if (depth > deepest) return undefined;
    const key = keyOfMember(value, depth);
    const parts = [...partsOf(value), ...(key ? [key] : [])];
    const found = firstOf(parts, (one) => listIn(one, without, depth + 1));
    if (found !== undefined || !isPart(value)) return found;
    return without.has(keyOf(value.of)) ? undefined : value.of;
  };
  const keyTold = (value: Value, items: Items, depth: number): string | undefined => {
    const key = keyOfMember(value, depth);
    return key && textOf(part(key, items, depth + 1), evaluate);
  };
  const part = (value: Value, items: Items, depth = 0): ValueIn | undefined => {
    if (value.kind !== "member" || depth > deepest) return undefined;
    const item = isPart(value) ? items.get(keyOf(value.of)) : undefined;
    if (item !== undefined) return value.name === "*" ? item : keyIn(item);
    // An instance has what its class has.
    const of = part(value.of.kind === "call" ? value.of.callee : value.of, items, depth);
    const told = keyTold(value, items, depth);
    if (of !== undefined) return { value: memberOf(value, of.value, told), place: of.place };
    return told === undefined ? undefined : { value: memberOf(value, value.of, told), place };
  };
  return { place, out, listIn, part };
}

const memberOf = (member: Member, of: Value, name = member.name): Value => ({
  ...member,
  of,
  name,
});

const keyIn = ({ key, place }: Item): ValueIn | undefined => key && { value: key, place };

function textOf(one: ValueIn | undefined, evaluate: Evaluate): string | undefined {
  const text = one && onlyText(one.value, one.place, evaluate);
  return text?.kind === "text" ? text.text : undefined;
}

function boundTo(name: string, { file, scope: from }: Place, index: FactIndex): Value | undefined {
  const names = index.names(file);
  for (let scope = from; ; scope = file.definitions[scope]?.scope ?? fileScope) {
    const bound = names.binding(scope, name).map(({ value }) => value);
    if (bound.length > 0) return either(bound.filter((value) => !says(value, name)));
    if (scope === fileScope || parameterAt(name, { file, scope }) >= 0) return undefined;
  }
}

/** `view = wrapped(view)`: what a name is given of itself is what it was before, in other clothes. */
const says = (value: Value, name: string): boolean =>
  value.kind === "name"
    ? value.name === name
    : value.kind === "call" && value.args.some((one) => says(one, name));

const either = (options: readonly Value[]): Value | undefined =>
  options.length > 1 ? { kind: "either", options } : options[0];

export function firstOf(
  values: readonly Value[],
  find: (value: Value) => Value | undefined,
): Value | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Member = Extract<Value, { kind: "member" }>;

/** An item, or what it is called. */
const isPart = (value: Value): value is Member =>
  value.kind === "member" && (value.name === "*" || value.name === "[key]");

/** The same for the same list, wherever the code writes it. */
export const keyOf = (list: Value): string =>
  JSON.stringify(list, (name, value: unknown) => (name === "at" ? undefined : value));

function partsOf(value: Value): readonly Value[] {
  if (value.kind === "member") return [value.of];
  if (value.kind === "concat") return value.parts;
  if (value.kind === "call") return [value.callee, ...value.args];
  return value.kind === "either" ? value.options : [];
}

export function withParts(value: Value, of: (part: Value) => Value): Value {
  if (value.kind === "member") return { ...value, of: of(value.of) };
  if (value.kind === "concat") return { ...value, parts: value.parts.map(of) };
  if (value.kind === "call") {
    return { ...value, callee: of(value.callee), args: value.args.map(of) };
  }
  return value.kind === "either" ? { ...value, options: value.options.map(of) } : value;
}
