import type { Range } from "../../findings/finding.ts";
import type { MapFunction } from "../backendMap.ts";
import { startOf } from "../facts/startOf.ts";
import type { CallFact, Definition, FileFacts } from "../facts/facts.ts";
import { contains } from "../facts/places.ts";
import type { Value } from "../facts/value.ts";
import { functionsOf } from "./names/followedCalls.ts";
import type { Entity } from "./names/entity.ts";
import { definitionIn } from "./names/following.ts";
import type { DefinitionIn } from "./names/language.ts";
import { implementing, methodsOfImplementing } from "./names/implementing.ts";
import type { Linking } from "./linking.ts";

/** More functions than this nobody looks at, and they would be most of the map. */
const mostFunctions = 5000;

/** A function that calls lead to. */
export interface FunctionIn extends DefinitionIn {
  readonly uri: string;
  /** Where it begins, as `startOf` names it. */
  readonly start: string;
  /** Where the definitions around it begin, and those of them that are functions. */
  readonly around: readonly string[];
  readonly aroundFunctions: readonly string[];
}

/** A call that a function makes, and what it runs. */
export interface CallIn {
  readonly range: Range;
  readonly callees: readonly FunctionIn[];
  /** It runs them once for each of several things: `orders.map(loadItems)`. */
  readonly isRepeated?: true;
}

/**
 * The functions that the handlers of entry points reach by calls, the handlers first; a step for each.
 *
 * @param callsOf all calls of a function.
 */
export function* linkCalls(
  handlers: Iterable<FunctionIn>,
  callsOf: (one: FunctionIn) => readonly CallIn[],
): Generator<void, readonly MapFunction[]> {
  const known = new Set<string>();
  const found: FunctionIn[] = [];
  const isNoted = (one: FunctionIn): boolean => {
    if (known.has(one.start)) return true;
    if (found.length >= mostFunctions) return false;
    known.add(one.start);
    found.push(one);
    return true;
  };
  // Its calls are those of the function around it, whoever it is handed to, and of a class that answers as a whole.
  const isWithinKnown = ({ around, aroundFunctions }: FunctionIn, { start }: FunctionIn): boolean =>
    around.includes(start) || aroundFunctions.some((one) => known.has(one));
  for (const one of handlers) isNoted(one);
  const linked: MapFunction[] = [];
  // What a call reaches is found while the list is walked, and walked in turn.
  for (const one of found) {
    const made = callsOf(one).flatMap(({ range, callees, isRepeated = false }) =>
      callees
        .filter((callee) => !isWithinKnown(callee, one))
        .filter(isNoted)
        .map(({ start }) => ({ to: start, range, isRepeated })),
    );
    const place = { uri: one.uri, range: definitionIn(one).range };
    linked.push({ ...place, name: nameOf(one), ...callsIn(one, made) });
    yield;
  }
  return linked;
}

export function functionIn(
  { file, index }: DefinitionIn,
  { uriOf }: Pick<Linking, "uriOf">,
): FunctionIn {
  const uri = uriOf(file.path);
  const startAt = (at: number): string =>
    startOf({ uri, range: definitionIn({ file, index: at }).range });
  const outer = outerOf(file, index);
  const functionsAround = outer.filter((at) => isFunction(definitionIn({ file, index: at })));
  return {
    ...{ file, index, uri, start: startAt(index) },
    around: outer.map(startAt),
    aroundFunctions: functionsAround.map(startAt),
  };
}

/** The calls in a function that lead to others, those in functions inside of it too. */
export function callsFrom(
  one: DefinitionIn,
  linking: Pick<Linking, "index" | "evaluate" | "uriOf">,
): readonly CallIn[] {
  const { range } = definitionIn(one);
  return callsBelow(one).flatMap((call): readonly CallIn[] => {
    // One that calls itself again in a transaction runs in one.
    const isOpened = isInOne(call.range, range, one.file.transactions);
    const called = calledBy(call, one.file, linking).filter(
      (callee) => isOpened || !isSelf(callee, one),
    );
    const callees = called.map((callee) => functionIn(callee, linking));
    if (callees.length === 0) return [];
    return [
      { range: call.range, callees, ...(handsToEach(call, one.file) && { isRepeated: true }) },
    ];
  });
}

/** `orders.map(loadItems)`: a function by its name, for each of what the code does not spell out. */
function handsToEach({ callee, args }: CallFact, { languageId }: FileFacts): boolean {
  if (callee.kind !== "member" || !/^(?:java|type)script/.test(languageId)) return false;
  const [first] = args;
  const isNamed = first?.kind === "name" || first?.kind === "member";
  return isNamed && /^(?:map|forEach|flatMap)$/.test(callee.name) && callee.of.kind !== "list";
}

/** With the class before it: a method's own name says little, and a constructor's nothing. */
export function nameOf({ file, index }: DefinitionIn): string {
  const { name, kind, scope } = definitionIn({ file, index });
  const around = file.definitions[scope];
  const isInClass = kind === "method" && (around?.kind === "class" || around?.kind === "type");
  return isInClass ? `${around.name}.${name}` : name;
}

type LoopCall = NonNullable<MapFunction["loopCalls"]>[number];

function callsIn(
  one: DefinitionIn,
  made: readonly (LoopCall & { readonly isRepeated: boolean })[],
): Pick<MapFunction, "calls" | "loopCalls" | "transactionCalls"> {
  const { range } = definitionIn(one);
  const { loops, transactions } = one.file;
  const inLoop = made
    .filter((call) => call.isRepeated || isInOne(call.range, range, loops))
    .map((call): LoopCall => ({ to: call.to, range: call.range }));
  const inTransaction = made.filter((call) => isInOne(call.range, range, transactions));
  const calls = [...new Set(made.map(({ to }) => to))];
  return {
    calls,
    ...(inLoop.length > 0 && { loopCalls: inLoop }),
    ...(inTransaction.length > 0 && { transactionCalls: inTransaction.map(({ to }) => to) }),
  };
}

/** In a loop or a transaction that stands in the function itself. */
function isInOne(call: Range, around: Range, places: readonly Range[]): boolean {
  return places.some((one) => contains(one, call.start) && contains(around, one.start));
}

const knownCalls = new WeakMap<FileFacts, ReadonlyMap<number, readonly CallFact[]>>();

function callsBelow({ file, index }: DefinitionIn): readonly CallFact[] {
  const grouped = knownCalls.get(file) ?? callsByDefinition(file);
  knownCalls.set(file, grouped);
  return grouped.get(index) ?? [];
}

function callsByDefinition(file: FileFacts): ReadonlyMap<number, readonly CallFact[]> {
  const grouped = new Map<number, CallFact[]>();
  for (const call of file.calls) {
    for (let { scope } = call; scope >= 0; scope = file.definitions[scope]?.scope ?? -1) {
      const list = grouped.get(scope);
      if (list === undefined) grouped.set(scope, [call]);
      else list.push(call);
    }
  }
  return grouped;
}

/** What a call runs, and the functions that it is handed by name. */
function calledBy(
  { callee, args, scope }: CallFact,
  file: FileFacts,
  linking: Pick<Linking, "index" | "evaluate">,
): readonly DefinitionIn[] {
  const follow = (value: Value, given?: number): readonly DefinitionIn[] => {
    const place = { file, scope };
    const found = linking.evaluate(value, place).flatMap((one) => functions(one, linking));
    if (found.length === 0) return methodsOfImplementing(value, place, linking);
    return overload(found, given).flatMap((one) => [one, ...implementing(one, linking.index)]);
  };
  const named = args.filter(({ kind }) => kind === "name" || kind === "member");
  return [...follow(callee, args.length), ...named.flatMap((one) => follow(one))];
}

const overloading = new Set(["java", "kotlin", "csharp"]);

/** Of several methods of one name those that take so many arguments, where one does. */
function overload(
  found: readonly DefinitionIn[],
  given: number | undefined,
): readonly DefinitionIn[] {
  const fitting = found.filter(
    (one) => overloading.has(one.file.languageId) && definitionIn(one).parameters.length === given,
  );
  return fitting.length > 0 ? fitting : found;
}

function functions(entity: Entity, { index }: Pick<Linking, "index">): readonly DefinitionIn[] {
  return functionsOf(entity, index).filter(({ file, index: at }) => {
    const definition = file.definitions[at];
    return definition !== undefined && isFunction(definition);
  });
}

const isFunction = ({ kind }: Definition): boolean => kind === "function" || kind === "method";

const isSelf = (callee: DefinitionIn, one: DefinitionIn): boolean =>
  callee.file === one.file && callee.index === one.index;

/** The definitions around one. */
function outerOf({ definitions }: FileFacts, inner: number): readonly number[] {
  const around: number[] = [];
  let scope = definitions[inner]?.scope ?? -1;
  for (; scope >= 0; scope = definitions[scope]?.scope ?? -1) around.push(scope);
  return around;
}
