import type { Value } from "../../facts/value.ts";
import { wordsOf, type Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import { textsOf } from "../names/textsOf.ts";
import type { ValueIn } from "../names/valueBehind.ts";
import { askedOfItem } from "./askedOfItem.ts";
import { itemsIn, type Looping } from "./itemsIn.ts";
import { madeItem } from "./madeItem.ts";
import {
  createSpelling,
  firstOf,
  keyOf,
  withParts,
  type Items,
  type Spelling,
} from "./spelling.ts";

/** A round of a loop over what is written out elsewhere, and what expressions are in it. */
export interface Round {
  /** With the texts that the round has in them; what it has no text for is unknown. */
  readonly of: (value: Value) => Value;
  /** With what names stand for that the loop gives something. */
  readonly spelled: (value: Value) => Value;
  /** What an expression is that is a part of the round's items, and where it is looked up. */
  readonly partOf: (value: Value) => ValueIn | undefined;
}

/** Lists of routes are shorter. */
const mostRounds = 300;
/** Loops in loops are followed no further. */
const mostLoops = 3;

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
  return itemsIn(own, looping)
    .map((item) => madeItem(item, looping))
    .map((item) => new Map([...items, [keyOf(list), item]]));
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
    spelled: (value) => spelled.out(value),
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
