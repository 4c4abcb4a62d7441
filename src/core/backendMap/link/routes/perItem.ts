import { fileScope, type Value } from "../../facts/value.ts";
import { wordsOf, type Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import { parameterAt } from "../names/parameterAt.ts";
import { onlyText, textsOf } from "../names/textsOf.ts";
import type { ValueIn } from "../names/valueBehind.ts";
import { askedOfItem } from "./askedOfItem.ts";
import { itemsIn, type Item, type Looping } from "./itemsIn.ts";
import { keyNamed } from "./keyNamed.ts";

/** A round of a loop over what is written out elsewhere, and what expressions are in it. */
export interface Round {
  /** With the texts that the round has in them; what it has no text for is unknown. */
  readonly of: (value: Value) => Value;
  /** What an expression is that is a part of the round's items, and where it is looked up. */
  readonly partOf: (value: Value) => ValueIn | undefined;
}

/** Lists of routes are shorter. */
const mostRounds = 300;
/** Names that stand for each other are followed no further. */
const deepest = 6;
/** Nor are loops in loops. */
const mostLoops = 3;

/** What each loop has in a round, by what it goes over. */
type Items = ReadonlyMap<string, Item>;

/**
 * The rounds of the loops whose variables these expressions name: what they say of `route.path` and
 * `route.method` holds of one route after the other, not of each path with each method; in a loop of
 * a loop, of each with what stands around it. None where it is no loop, or where nothing is known of
 * what it goes over.
 */
export function roundsOf(
  values: readonly Value[],
  place: Place,
  looping: Looping,
): readonly Round[] {
  const spelled = createSpelling(place, looping);
  const whole = values.map((value) => spelled.out(value));
  let rounds: readonly Items[] = [new Map()];
  for (let loops = 0; loops < mostLoops; loops += 1) {
    const chosen = new Set(rounds[0]?.keys());
    const list = firstOf(whole, (value) => spelled.listIn(value, chosen));
    if (list === undefined) break;
    rounds = rounds.flatMap((items) => withEach(list, items, spelled, looping));
    if (rounds.length === 0 || rounds.length > mostRounds) return [];
  }
  return rounds[0]?.size === 0 ? [] : rounds.map((items) => roundOf(items, spelled, looping));
}

function withEach(
  list: Value,
  items: Items,
  spelled: Spelling,
  looping: Looping,
): readonly Items[] {
  const own = spelled.part(list, items) ?? { value: list, place: spelled.place };
  return itemsIn(own, looping).map((item) => new Map([...items, [keyOf(list), item]]));
}

function roundOf(items: Items, spelled: Spelling, { evaluate }: Looping): Round {
  const inRound = (value: Value): Value => {
    const asked =
      value.kind === "call" && value.callee.kind === "member" ? value.callee : undefined;
    const of = asked && spelled.part(asked.of, items);
    if (asked !== undefined && of !== undefined) return askedOfItem(asked.name, of, evaluate);
    const own = spelled.part(value, items);
    return own === undefined ? withParts(value, inRound) : textsIn(own, evaluate);
  };
  return {
    of: (value) => inRound(spelled.out(value)),
    partOf: (value) => spelled.part(spelled.out(value), items),
  };
}

/** What a part of an item says: of a list all of it, `["PUT", "PATCH"]`. */
function textsIn({ value, place }: ValueIn, evaluate: Evaluate): Value {
  const texts = textsOf(value, place, evaluate);
  const [only, ...others] = texts;
  if (only === undefined || texts.some(({ unresolved }) => unresolved !== undefined)) {
    return { kind: "unknown", text: wordsOf(value) };
  }
  return others.length === 0 ? only : { kind: "list", items: texts };
}

/** What names stand for that a loop gives something, as the place of the loop sees it. */
interface Spelling {
  readonly place: Place;
  readonly out: (value: Value) => Value;
  /** What a loop goes over that an expression has an item of; of loops in loops the outermost. */
  readonly listIn: (value: Value, without: ReadonlySet<string>) => Value | undefined;
  /** An expression that is a part of what the loops have in a round. */
  readonly part: (value: Value, items: Items) => ValueIn | undefined;
}

function createSpelling(place: Place, { index, evaluate }: Looping): Spelling {
  const none: ReadonlySet<string> = new Set();
  const out = (value: Value, depth = 0): Value => {
    if (depth > deepest) return value;
    if (value.kind !== "name") return withParts(value, (one) => out(one, depth));
    const bound = boundTo(value.name, place, index);
    if (bound === undefined) return value;
    const whole = out(bound, depth + 1);
    return listIn(whole, none, depth) === undefined ? value : whole;
  };
  const keyOfMember = (value: Value): Value | undefined => {
    const key = value.kind === "member" ? keyNamed(value.name) : undefined;
    return key && out(key);
  };
  const listIn = (value: Value, without: ReadonlySet<string>, depth = 0): Value | undefined => {
    if (depth > deepest) return undefined;
    const key = keyOfMember(value);
    const parts = [...partsOf(value), ...(key ? [key] : [])];
    const found = firstOf(parts, (one) => listIn(one, without, depth + 1));
    if (found !== undefined || !isPart(value)) return found;
    return without.has(keyOf(value.of)) ? undefined : value.of;
  };
  const part = (value: Value, items: Items): ValueIn | undefined => {
    if (value.kind !== "member") return undefined;
    const item = isPart(value) ? items.get(keyOf(value.of)) : undefined;
    if (item !== undefined) return value.name === "*" ? item : keyIn(item);
    // An instance has what its class has.
    const of = part(value.of.kind === "call" ? value.of.callee : value.of, items);
    const key = keyOfMember(value);
    const told = key && textOf(part(key, items), evaluate);
    if (of === undefined && told === undefined) return undefined;
    const member: Value = { ...value, of: of?.value ?? value.of, name: told ?? value.name };
    return { value: member, place: of?.place ?? place };
  };
  return { place, out, listIn, part };
}

const keyIn = ({ key, place }: Item): ValueIn | undefined => key && { value: key, place };

function textOf(one: ValueIn | undefined, evaluate: Evaluate): string | undefined {
  const text = one && onlyText(one.value, one.place, evaluate);
  return text?.kind === "text" ? text.text : undefined;
}

function boundTo(name: string, { file, scope: from }: Place, index: FactIndex): Value | undefined {
  const names = index.names(file);
  for (let scope = from; ; scope = file.definitions[scope]?.scope ?? fileScope) {
    const [bound, ...others] = names.binding(scope, name);
    if (bound !== undefined) return others.length === 0 ? bound.value : undefined;
    if (scope === fileScope || parameterAt(name, { file, scope }) >= 0) return undefined;
  }
}

function firstOf(
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
const keyOf = (list: Value): string =>
  JSON.stringify(list, (name, value: unknown) => (name === "at" ? undefined : value));

function partsOf(value: Value): readonly Value[] {
  if (value.kind === "member") return [value.of];
  if (value.kind === "concat") return value.parts;
  if (value.kind === "call") return [value.callee, ...value.args];
  return value.kind === "either" ? value.options : [];
}

function withParts(value: Value, of: (part: Value) => Value): Value {
  if (value.kind === "member") return { ...value, of: of(value.of) };
  if (value.kind === "concat") return { ...value, parts: value.parts.map(of) };
  if (value.kind === "call")
    return { ...value, callee: of(value.callee), args: value.args.map(of) };
  return value.kind === "either" ? { ...value, options: value.options.map(of) } : value;
}
