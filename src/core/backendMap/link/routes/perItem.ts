import { fileScope, type Value } from "../../facts/value.ts";
import { wordsOf, type Entity, type Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import { parameterAt } from "../names/parameterAt.ts";
import { onlyText } from "../names/textsOf.ts";
import { askedOfItem } from "./askedOfItem.ts";
import { partsListed } from "./partsListed.ts";

/** A round of a loop over what is written out elsewhere, and what expressions are in it. */
export interface Round {
  /** With the texts that the round has in them; what it has no text for is unknown. */
  readonly of: (value: Value) => Value;
  /** What an expression is that is a part of the round's item, and where it is looked up. */
  readonly partOf: (value: Value) => { readonly value: Value; readonly place: Place } | undefined;
}

/** What finding rounds needs. */
export interface Looping {
  readonly index: FactIndex;
  readonly evaluate: Evaluate;
}

/** Lists of routes are shorter. */
const mostRounds = 300;
/** Names that stand for each other, and lists in lists, are followed no further. */
const deepest = 6;

/**
 * The rounds of the loop whose variable these expressions name: what it says of `route.path` and
 * `route.method` holds of one route after the other, not of each path with each method. None where
 * it is no loop, or where nothing is known of what it goes over.
 */
export function roundsOf(
  values: readonly Value[],
  place: Place,
  looping: Looping,
): readonly Round[] {
  const whole = values.map((value) => spelledOut(value, place, looping));
  const list = whole.map(listIn).find((one) => one !== undefined);
  if (list === undefined) return [];
  const items = itemsIn(list, place, looping);
  if (items.length > mostRounds) return [];
  return items.map((item) => roundOf(item, list, place, looping));
}

interface Item {
  readonly value: Value;
  readonly place: Place;
  /** Of a record: what the item is called in it. */
  readonly key?: Value;
}

function roundOf(item: Item, list: Value, place: Place, looping: Looping): Round {
  const withItem = (value: Value): Value | undefined => {
    if (value.kind !== "member") return undefined;
    if (isPart(value) && wordsOf(value.of) === wordsOf(list)) {
      return value.name === "*" ? item.value : item.key;
    }
    const of = withItem(value.of);
    return of && { ...value, of };
  };
  const inRound = (value: Value): Value => {
    const asked =
      value.kind === "call" && value.callee.kind === "member" ? value.callee : undefined;
    const of = asked && withItem(asked.of);
    if (asked !== undefined && of !== undefined) {
      return askedOfItem(asked.name, { value: of, place: item.place }, looping.evaluate);
    }
    const own = withItem(value);
    return own === undefined
      ? withParts(value, inRound)
      : onlyText(own, item.place, looping.evaluate);
  };
  return {
    of: (value) => inRound(spelledOut(value, place, looping)),
    partOf: (value) => {
      const own = withItem(spelledOut(value, place, looping));
      if (own !== undefined) return { value: own, place: item.place };
      const name = keyed(value, (one) => inRound(spelledOut(one, place, looping)));
      return name && { value: name, place };
    },
  };
}

/** `all[name]`, once the name is known. */
function keyed(value: Value, of: (key: Value) => Value): Value | undefined {
  if (value.kind !== "member") return undefined;
  const [, name] = /^\[([A-Za-z_$][\w$]*)\]$/.exec(value.name) ?? [];
  const key = name === undefined ? undefined : of({ kind: "name", name });
  return key?.kind === "text" ? { ...value, name: key.text } : undefined;
}

/** An expression with what names stand for that a loop gives something. */
function spelledOut(value: Value, place: Place, looping: Looping, depth = 0): Value {
  if (depth > deepest) return value;
  if (value.kind !== "name") {
    return withParts(value, (one) => spelledOut(one, place, looping, depth));
  }
  const bound = boundTo(value.name, place, looping);
  if (bound === undefined) return value;
  const whole = spelledOut(bound, place, looping, depth + 1);
  return listIn(whole) === undefined ? value : whole;
}

function boundTo(
  name: string,
  { file, scope: from }: Place,
  { index }: Looping,
): Value | undefined {
  const names = index.names(file);
  for (let scope = from; ; scope = file.definitions[scope]?.scope ?? fileScope) {
    const [bound, ...others] = names.binding(scope, name);
    if (bound !== undefined) return others.length === 0 ? bound.value : undefined;
    if (scope === fileScope || parameterAt(name, { file, scope }) >= 0) return undefined;
  }
}

type Member = Extract<Value, { kind: "member" }>;

const isItem = (value: Value): value is Member => value.kind === "member" && value.name === "*";
/** An item, or what it is called. */
const isPart = (value: Value): value is Member =>
  value.kind === "member" && (value.name === "*" || value.name === "[key]");

/** What the loop goes over that an expression has an item of. */
function listIn(value: Value): Value | undefined {
  if (isPart(value)) return value.of;
  for (const part of partsOf(value)) {
    const found = listIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partsOf(value: Value): readonly Value[] {
  if (value.kind === "member") return [value.of];
  if (value.kind === "concat") return value.parts;
  if (value.kind === "call") return [value.callee, ...value.args];
  return value.kind === "either" ? value.options : [];
}

function withParts(value: Value, of: (part: Value) => Value): Value {
  if (value.kind === "member") return { ...value, of: of(value.of) };
  if (value.kind === "concat") return { ...value, parts: value.parts.map(of) };
  if (value.kind === "call") {
    return { ...value, callee: of(value.callee), args: value.args.map(of) };
  }
  return value.kind === "either" ? { ...value, options: value.options.map(of) } : value;
}

/** The items of lists, with those of lists that are spread into them; the parts of records. */
function itemsIn(list: Value, place: Place, looping: Looping, depth = 0): readonly Item[] {
  if (depth > deepest) return [];
  const parted = partedIn(list);
  return looping.evaluate(parted?.record ?? list, place).flatMap((one: Entity) => {
    if (one.kind !== "value") return [];
    const items = parted ? partsOfRecord(one.value, parted.callee) : itemsOf(one.value);
    if (items.length > mostRounds) return [];
    return items.flatMap((item) =>
      isItem(item.value)
        ? itemsIn(item.value.of, one.place, looping, depth + 1)
        : [{ ...item, place: one.place }],
    );
  });
}

type Written = Omit<Item, "place">;

function itemsOf(value: Value): readonly Written[] {
  if (value.kind === "list") return value.items.map((one) => ({ value: one }));
  if (value.kind !== "record") return [];
  return Object.entries(value.fields).map(([name, one]) => ({
    value: one,
    key: { kind: "text", text: name },
  }));
}

const partsOfRecord = (value: Value, callee: Value): readonly Written[] => {
  const parts = value.kind === "record" ? partsListed(callee, value) : undefined;
  return (parts ?? []).map((one) => ({ value: one }));
};

/** `Object.entries(record)`, `Object.keys(record)`. */
function partedIn(list: Value): { readonly callee: Value; readonly record: Value } | undefined {
  if (list.kind !== "call" || !/^Object\.(?:entries|keys)$/.test(wordsOf(list.callee))) {
    return undefined;
  }
  const [record] = list.args;
  return record && { callee: list.callee, record };
}
