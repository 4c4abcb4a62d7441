import type { Binding, FileFacts } from "../../facts/facts.ts";
import type { RoutingFact } from "../../facts/routingFacts.ts";
import { fieldNamed, fileScope, type Scope, type Value } from "../../facts/value.ts";
import { contextKey, type CallContext } from "../names/callContexts.ts";
import { decided, isTrue } from "../names/decided.ts";
import { wordsOf, type Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { CallSite, CallSites, FactIndex } from "../names/language.ts";
import { parameterAt } from "../names/parameterAt.ts";
import { onlyText } from "../names/textsOf.ts";
import { valueBehind } from "../names/valueBehind.ts";
import { keyNamed } from "./keyNamed.ts";

/** A call of a function, and what the function's expressions are in it. */
export interface InCall {
  /** Where the call stands: what it gives is looked up there. */
  readonly place: Place;
  /** The function that is called, by this call alone. */
  readonly calls: CallContext["calls"];
  readonly range: RoutingFact["range"];
  readonly guards: readonly string[];
  readonly args: readonly Value[];
  readonly of: (value: Value) => Value;
  /** Whether an expression is given by the call, or a member of what is. */
  readonly gives: (value: Value) => boolean;
  /** Whether what is called there is handed something that the call gives: `wrap(handler)`. */
  readonly givesTo: (value: Value) => boolean;
}

/** What following expressions into calls needs. */
export interface Calling {
  readonly index: FactIndex;
  readonly evaluate: Evaluate;
  readonly callSites: CallSites;
}

/** Names that stand for each other are followed no further than this. */
const deepest = 4;

/**
 * The calls of the function around a place whose parameters these expressions name: what is said
 * of parameters, `router[verb](path, handler)`, each call says anew. None where nobody calls it.
 */
export function callsThatGive(
  values: readonly Value[],
  place: Place,
  calling: Calling,
): readonly InCall[] {
  const unfolds = calling.index.languageOf(place.file)?.unfoldsHelpers === true;
  return unfolds ? callsThatName(values, place, calling) : [];
}

/** The same for plain texts, which helpers of all languages are given. */
export function callsThatName(
  values: readonly Value[],
  { file, scope }: Place,
  calling: Calling,
): readonly InCall[] {
  const at = functionThatIsGiven(values, file, scope);
  if (at === undefined) return [];
  return calling.callSites.of(file, at).map((site) => inCall(site, { file, scope: at }, calling));
}

/** The function around a place whose parameters these expressions name. */
export function functionThatIsGiven(
  values: readonly Value[],
  file: FileFacts,
  from: Scope,
): Scope | undefined {
  for (let scope = from; scope !== fileScope; scope = file.definitions[scope]?.scope ?? fileScope) {
    const place = { file, scope };
    if (values.some((value) => namesParameter(value, place))) return scope;
  }
  return undefined;
}

/** What is only handed to something else tells nothing: `new Users(config).router`. */
function namesParameter(value: Value, place: Place, depth = 0): boolean {
  if (depth > deepest) return false;
  if (value.kind === "name") {
    if (parameterAt(value.name, place) >= 0) return true;
    return boundIn(value.name, place).some((one) => namesParameter(one, place, depth + 1));
  }
  return partsOf(value).some((part) => namesParameter(part, place, depth));
}

function isHandedParameter(value: Value, place: Place): boolean {
  if (namesParameter(value, place)) return true;
  return value.kind === "call" && value.args.some((one) => isHandedParameter(one, place));
}

const bindings = new WeakMap<FileFacts, ReadonlyMap<string, readonly Binding[]>>();

function boundIn(name: string, { file, scope }: Place): readonly Value[] {
  const byName =
    bindings.get(file) ?? Map.groupBy(file.bindings, (one) => `${one.scope} ${one.name}`);
  bindings.set(file, byName);
  return (byName.get(`${scope} ${name}`) ?? []).map(({ value }) => value);
}

function partsOf(value: Value): readonly Value[] {
  if (value.kind === "member") return [value.of];
  if (value.kind === "concat") return value.parts;
  if (value.kind === "either") return value.options;
  if (value.kind === "list") return value.items;
  if (value.kind === "record") return Object.values(value.fields);
  return value.kind === "call" ? [value.callee] : [];
}

/** @param inside the function that is called. */
export function inCall(
  { call, file }: CallSite,
  inside: Place,
  { evaluate, index }: Pick<Calling, "evaluate" | "index">,
): InCall {
  const making = makingOf({ call, file }, inside, index);
  const receiver: Value | undefined = call.callee.kind === "member" ? call.callee.of : undefined;
  const named = (name: string, depth: number): Value => {
    if (name === "this") return receiver ?? { kind: "unknown", text: name };
    const at = parameterAt(name, inside);
    if (at >= 0) return given(call, at, inside) ?? { kind: "unknown", text: name };
    const [bound] = depth > deepest ? [] : boundIn(name, inside);
    if (bound !== undefined) return of(bound, depth + 1);
    const before = making && given(making, parameterAt(name, making.inside), making.inside);
    if (before !== undefined) return before;
    // A name of the function's own file means nothing where it is called; its text does.
    return onlyText({ kind: "name", name }, inside, evaluate);
  };
  const holds = (name: string): boolean | undefined => {
    const at = parameterAt(name, inside);
    return at < 0 ? undefined : isTrue(given(call, at, inside));
  };
  const of = (value: Value, depth = 0): Value => {
    if (value.kind === "name") return named(value.name, depth);
    return withParts(decided(value, holds), (part) => of(part, depth));
  };
  const namesOneOf = (value: Value): boolean =>
    namesParameter(value, inside) || (making !== undefined && namesParameter(value, making.inside));
  const called = { file: inside.file, index: inside.scope };
  return {
    place: { file, scope: call.scope },
    calls: new Map([[contextKey(called), { call, file }]]),
    range: call.range,
    guards: call.guards ?? [],
    args: call.args,
    of,
    gives: (value) => namesOneOf(value) || namesThis(value),
    givesTo: (value) => isHandedParameter(value, inside) || namesThis(value),
  };
}

interface Making {
  readonly args: readonly Value[];
  /** The function that is called to make the other one. */
  readonly inside: Place;
}

/** The call that made the function that is called: `route(app)("/users", list)`. */
function makingOf(
  { call, file }: CallSite,
  { file: home, scope }: Place,
  index: FactIndex,
): Making | undefined {
  const around = home.definitions[scope]?.scope ?? fileScope;
  if (around === fileScope || home.definitions[around]?.kind === "class") return undefined;
  const made = valueBehind(call.callee, { file, scope: call.scope }, index);
  // What it is given elsewhere means nothing here.
  if (made?.value.kind !== "call" || made.place.file !== file) return undefined;
  return { args: made.value.args, inside: { file: home, scope: around } };
}

function namesThis(value: Value): boolean {
  if (value.kind === "name") return value.name === "this";
  return partsOf(value).some(namesThis);
}

/** What a call puts into a parameter; into the last one that takes all the rest, a list. */
function given(
  call: Pick<CallSite["call"], "args" | "named">,
  at: number,
  { file, scope }: Place,
): Value | undefined {
  const parameter = file.definitions[scope]?.parameters[at];
  if (parameter?.isRest === true) return { kind: "list", items: call.args.slice(at) };
  return call.named?.[parameter?.name ?? ""] ?? call.args[at] ?? parameter?.default;
}

function withParts(value: Value, of: (part: Value) => Value): Value {
  if (value.kind === "member") return memberOf(of(value.of), nameIn(value.name, of));
  if (value.kind === "concat") return { ...value, parts: value.parts.map(of) };
  if (value.kind === "either") return { ...value, options: value.options.map(of) };
  if (value.kind === "list") return { ...value, items: value.items.map(of) };
  if (value.kind === "call") {
    return { ...value, callee: of(value.callee), args: value.args.map(of) };
  }
  // A function that stands in the callee has no place in the caller.
  return value.kind === "definition" ? { kind: "unknown", text: wordsOf(value) } : value;
}

/** `[action]` by what the call gives, or as the caller would compute it: `[route.action]`. */
function nameIn(name: string, of: (part: Value) => Value): string {
  const key = keyNamed(name);
  const own = key && of(key);
  if (own?.kind === "text") return own.text;
  return own?.kind === "name" || own?.kind === "member" ? `[${wordsOf(own)}]` : name;
}

/** Of what a call writes out, the field or the item itself. */
function memberOf(of: Value, name: string): Value {
  const found = partNamed(of, name);
  return found ?? { kind: "member", of, name };
}

function partNamed(of: Value, name: string): Value | undefined {
  if (of.kind === "record") return fieldNamed(name, of);
  if (of.kind !== "list") return undefined;
  // The handler is the last of those that are handed on together.
  if (name === "*") return of.items.at(-1);
  const [, fromEnd] = /^\[\w+\.length - (\d+)\]$/.exec(name) ?? [];
  return fromEnd === undefined ? of.items[Number(name)] : of.items.at(-Number(fromEnd));
}
