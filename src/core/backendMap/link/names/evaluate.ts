import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { called } from "./called.ts";
import { inOrder } from "./decided.ts";
import { identityOf } from "./entity.ts";
import type { Entity, ParameterEntity, Place } from "./entity.ts";
import type { Evaluate, Following } from "./following.ts";
import type { FactIndex } from "./language.ts";
import { lookup } from "./lookup.ts";
import { imported, memberOf } from "./members.ts";
import type { Meaning } from "./meanings.ts";

/** Alternatives beyond this are not followed: a name with so many meanings says nothing. */
const mostAlternatives = 40;

/** How many expressions may be looked at for one file: code is far below, riddles have no end. */
export const mostSteps = 200_000;
/** And how many for one of them, from whatever file. */
export const fewSteps = 20_000;

/** A chain of expressions longer than this is nobody's code. */
const deepest = 25;

/** What is left of it. */
export interface Fuel {
  steps: number;
}

export const tank = (steps: number): Fuel => ({ steps });

export interface EvaluateParts {
  readonly index: FactIndex;
  /** What callers put into a parameter. */
  readonly filled: (parameter: ParameterEntity, evaluate: Evaluate) => readonly Entity[];
  /**
   * What expressions of other files than this one mean is the same for everybody, and told by whoever
   * keeps it; without it all are followed here.
   */
  readonly elsewhere?: { readonly home: FileFacts | undefined; readonly meaning: Meaning };
  /** Once it is used up, nothing is followed any more. */
  readonly fuel?: Fuel;
}

export function createEvaluate(parts: EvaluateParts): Evaluate {
  const { index, elsewhere, fuel = tank(fewSteps) } = parts;
  // A value belongs to one place of one file, so it is a key; an empty list breaks circles.
  const known = new Map<Value, readonly Entity[]>();
  let depth = 0;
  const evaluate: Evaluate = (value, place) => {
    if (fuel.steps <= 0 || depth > deepest) return [];
    fuel.steps -= 1;
    if (!leadsOn(value)) return evaluateOnce(value, place, following);
    if (elsewhere !== undefined && place.file !== elsewhere.home) {
      return elsewhere.meaning({ kind: "value", value, place });
    }
    const before = known.get(value);
    if (before !== undefined) return before;
    known.set(value, []);
    depth += 1;
    const found = alternatives(evaluateOnce(value, place, following));
    depth -= 1;
    known.set(value, found);
    return found;
  };
  const following: Following = {
    index,
    evaluate,
    memberOf: (of, name) => memberOf(of, name, following),
    filled: (parameter) => parts.filled(parameter, evaluate),
  };
  return evaluate;
}

/** Anything else is what it is, or one of several that lead on. */
const leadsOn = ({ kind }: Value): boolean =>
  kind === "name" || kind === "member" || kind === "call" || kind === "import";

function evaluateOnce(value: Value, place: Place, following: Following): readonly Entity[] {
  const follow = followers[value.kind] as Follow<Value>;
  return follow(value, place, following);
}

type Follow<V> = (value: V, place: Place, following: Following) => readonly Entity[];

const itself: Follow<Value> = (value, place) => [{ kind: "value", value, place }];

const followers: { readonly [K in Value["kind"]]: Follow<Extract<Value, { kind: K }>> } = {
  text: ({ text }) => [{ kind: "text", text }],
  name: ({ name }, place, following) => lookup(name, place, following),
  member: ({ of, name }, place, following) =>
    following.evaluate(of, place).flatMap((one) => memberOf(one, name, following)),
  import: (value, { file }, following) => imported(value, file, following),
  call: called,
  definition: ({ definition }, { file }) => [{ kind: "definition", file, index: definition }],
  instance: ({ type }, place, { evaluate }) => evaluate(type, place),
  either: (value, place, { evaluate }) => firstKnown(inOrder(value), place, evaluate),
  record: itself,
  list: itself,
  concat: itself,
  // A number is written into a path as it is: `f"/v{VERSION}"`.
  unknown: ({ text }) => (/^\d+$/.test(text) ? [{ kind: "text", text }] : []),
};

/** What is not part of the workspace counts as known only where nothing else is. */
function firstKnown(
  options: readonly Value[],
  place: Place,
  evaluate: Evaluate,
): readonly Entity[] {
  const found = options.map((option) => evaluate(option, place));
  const inside = found.find((one) => one.some(({ kind }) => kind !== "outside"));
  return inside ?? found.find((one) => one.length > 0) ?? [];
}

/** Each once. */
function alternatives(entities: readonly Entity[]): readonly Entity[] {
  if (entities.length < 2) return entities;
  const seen = new Map(entities.map((entity) => [identityOf(entity), entity]));
  return [...seen.values()].slice(0, mostAlternatives);
}
