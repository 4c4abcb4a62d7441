import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { identityOf } from "./entity.ts";
import type { DefinitionEntity, Entity, ParameterEntity, Place, TextEntity } from "./entity.ts";
import type { Evaluate, Following } from "./following.ts";
import { definitionIn } from "./following.ts";
import type { FactIndex } from "./language.ts";
import { extensionsFor } from "./extensions.ts";
import { lookup } from "./lookup.ts";
import { asMade } from "./madeRouters.ts";
import { imported, memberOf } from "./members.ts";
import type { Meaning } from "./meanings.ts";
import { membersIn, withTexts } from "./textsOf.ts";

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
  either: ({ options }, place, { evaluate }) => firstKnown(options, place, evaluate),
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

/** A router, an instance of the class that is called, or what the function gives back. */
function called(value: Call, place: Place, following: Following): readonly Entity[] {
  const { index, evaluate } = following;
  const router = index.names(place.file).router(value.at);
  if (router?.sameAs !== undefined) return evaluate(router.sameAs, place);
  if (router !== undefined) return [{ kind: "router", file: place.file, router }];
  const callees = evaluate(value.callee, place);
  const argument = (at: number): readonly Entity[] => {
    const arg = value.args[at];
    return arg === undefined ? [] : evaluate(arg, place);
  };
  // Where a router answers requests as any handler does, middleware is put around it alike.
  const isHandler = index.languageOf(place.file)?.answers !== undefined;
  const wrapped = (): readonly Entity[] =>
    value.args
      .flatMap((_, at) => argument(at))
      .filter((one) => isFunction(one) || (isHandler && one.kind === "router"));
  const by = `${place.file.path} ${value.at}`;
  if (callees.length === 0) {
    const found = extended(value, place, following).flatMap(({ callee, given }) =>
      madeBy(callee, given, by, following),
    );
    return found.length > 0 ? found : wrapped();
  }
  return callees.flatMap((callee) => {
    // What is outside and given a function gives it back, wrapped: `asyncHandler(list)`.
    if (callee.kind === "outside") return [callee, ...wrapped()];
    if (callee.kind !== "definition") return [];
    // A function or a router that becomes something of a type: `hookHandler(router)`.
    if (isHandler && definitionIn(callee).kind === "type") return [...wrapped(), callee];
    const made = madeBy(callee, argument, by, following);
    // `wrapped(controller)`: what fills an empty record has no members but those it was given.
    if (made.length > 0 && made.every(isEmpty)) return argument(0).filter(hasMembers);
    return made.some((one) => isWithin(one, callee)) ? [...wrapped(), ...made] : made;
  });
}

type Call = Extract<Value, { kind: "call" }>;

/** Functions that are called as members of what is their first parameter, with what they are given. */
function extended(
  { callee, args }: Call,
  place: Place,
  { index, evaluate }: Following,
): readonly { readonly callee: DefinitionEntity; readonly given: Argument }[] {
  if (callee.kind !== "member") return [];
  const all = [callee.of, ...args];
  const given: Argument = (at) => {
    const arg = all[at];
    return arg === undefined ? [] : evaluate(arg, place);
  };
  return extensionsFor(callee.name, args, place, index).map((one) => ({
    callee: { kind: "definition", ...one },
    given,
  }));
}

/** What a call puts into the parameter at a place. */
type Argument = (at: number) => readonly Entity[];

const isFunction = (entity: Entity): boolean =>
  entity.kind === "definition" && /function|method/.test(definitionIn(entity).kind);

const isEmpty = (entity: Entity): boolean =>
  entity.kind === "value" &&
  entity.value.kind === "record" &&
  Object.keys(entity.value.fields).length === 0 &&
  entity.value.spreads === undefined &&
  entity.value.type === undefined;

const hasMembers = (entity: Entity): boolean =>
  entity.kind === "module" || (entity.kind === "value" && entity.value.kind === "record");

function madeBy(
  callee: DefinitionEntity,
  argument: Argument,
  by: string,
  following: Following,
): readonly Entity[] {
  const { evaluate } = following;
  const { kind, returns = [] } = definitionIn(callee);
  if (kind === "class" || kind === "type") return [callee];
  const inside = { file: callee.file, scope: callee.index };
  const texts = textsGiven(callee, argument, following);
  return returns
    .flatMap((one) => {
      const at = parameterNamed(one, callee);
      if (at >= 0) return argument(at);
      return evaluate(texts.size > 0 ? withTexts(one, texts) : one, inside);
    })
    .flatMap((one) => (isParameterOf(one, callee) ? argument(one.index) : [one]))
    .map((one) => asMade(one, callee, { by, texts }));
}

const missing = (words: string): TextEntity => ({
  kind: "text",
  text: `{${words}}`,
  unresolved: words,
});

/** The place of a parameter that is given back as it was given. */
function parameterNamed(value: Value, { file, index }: DefinitionEntity): number {
  if (value.kind !== "name") return -1;
  const isSetAgain = file.bindings.some((one) => one.scope === index && one.name === value.name);
  if (isSetAgain) return -1;
  return file.definitions[index]?.parameters.findIndex(({ name }) => name === value.name) ?? -1;
}

/**
 * What this very call puts into parameters, where that is a text: other calls put in others. Of what
 * is none, those of its members that are texts and that paths are made of: `kind.name`.
 */
function textsGiven(
  callee: DefinitionEntity,
  argument: Argument,
  following: Following,
): ReadonlyMap<string, TextEntity> {
  const { parameters } = definitionIn(callee);
  return new Map(
    parameters.flatMap(({ name }, at) => {
      const [only, ...others] = argument(at);
      if (only === undefined || others.length > 0) return [];
      if (only.kind === "text") return [[name, only] as const];
      return membersIn(callee, name).map((member) => {
        const [text] = following.memberOf(only, member);
        const words = `${name}.${member}`;
        return [words, text?.kind === "text" ? text : missing(words)] as const;
      });
    }),
  );
}

const isParameterOf = (one: Entity, callee: DefinitionEntity): one is ParameterEntity =>
  one.kind === "parameter" && one.file === callee.file && one.definition === callee.index;

/** A function made by the one that is called: around what it was given, if that is a function. */
function isWithin(one: Entity, maker: DefinitionEntity): boolean {
  if (one.kind !== "definition" || one.file !== maker.file) return false;
  const { kind, scope } = definitionIn(one);
  return kind === "function" && scope === maker.index;
}

/** Each once. */
function alternatives(entities: readonly Entity[]): readonly Entity[] {
  if (entities.length < 2) return entities;
  const seen = new Map(entities.map((entity) => [identityOf(entity), entity]));
  return [...seen.values()].slice(0, mostAlternatives);
}
