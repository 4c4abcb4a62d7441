import type { CallFact, Definition, FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf, type Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex, Lookup } from "../names/language.ts";

/** How frameworks call what comes from outside. */
export const fromRequest =
  /\b(?:req|request|ctx|context|event)\b\W{0,2}(?:\w+\W{1,3}){0,2}(?:query(?:_params)?|params?|path_params|get_json|body|headers?|cookies?|args|form|files|values|json|GET|POST|URL|FormValue|PathValue|queryStringParameters|pathParameters)\b|\b(?:c|r|w|ctx)\.(?:Query|Param|PostForm|FormValue|PathValue|QueryParam|DefaultQuery|Params|URL)\b|\$_(?:GET|POST|REQUEST|COOKIE)\b|\bparams\[/;

/** Calls and words by which code takes only what it knows. */
const picks = /^(?:includes|has|indexOf|test|match|parse|safeParse|validate|assert|hasOwn|in)$/;
const listed = /enum|oneOf|isIn|literal|pattern|union|valid/i;

/** The expression of a request that a value is, followed through names and calls; undefined for others. */
export type RequestText = (value: Value, place: Place) => string | undefined;

interface Step extends Place {
  readonly value: Value;
  /** What is taken of the value, the first first. */
  readonly members: readonly string[];
  readonly depth: number;
}

interface CallIn extends Place {
  readonly call: CallFact;
}

interface Tracing {
  readonly index: FactIndex;
  readonly evaluate: Evaluate;
}

const deepest = 8;

/**
 * Follows values to a request, through the parameters of functions to who calls them. What a schema
 * lists, or what somebody looks up in a list on the way, is nobody's free text.
 */
export function createRequestText(index: FactIndex, evaluate: Evaluate): RequestText {
  const tracing = { index, evaluate };
  return (value, place) => trace({ ...place, value, members: [], depth: 0 }, tracing);
}

function trace(step: Step, tracing: Tracing): string | undefined {
  const { value, members, depth } = step;
  if (depth > deepest) return undefined;
  if (value.kind === "record") return traceField(value.fields, step, tracing);
  if (value.kind === "call") return traceMade(value, step, tracing);
  if (value.kind !== "name" && value.kind !== "member") return undefined;
  const words = [wordsOf(value), ...members].join(".");
  if (fromRequest.test(words)) return isPicked(step, tracing.index) ? undefined : words;
  if (value.kind === "name") return traceName(value.name, step, tracing);
  return trace({ ...step, value: value.of, members: [value.name, ...members] }, tracing);
}

const takes = /^(?:get|getlist|pop)$/;
const keeps = /^(?:[lr]?strip|lower|upper|trim\w*|toString|to(?:Lower|Upper)Case)$/;

/** `request.args.get("name")`, `name.strip()`, `str(name)`: what is taken of a value, or the value still. */
function traceMade(
  { callee, args: [first] }: Extract<Value, { kind: "call" }>,
  { members, depth, ...step }: Step,
  tracing: Tracing,
): string | undefined {
  if (callee.kind === "name" && /^(?:str|String)$/.test(callee.name) && first !== undefined) {
    return trace({ ...step, value: first, members, depth: depth + 1 }, tracing);
  }
  if (callee.kind !== "member") return undefined;
  const taken = takes.test(callee.name) && first?.kind === "text" ? [first.text] : [];
  if (taken.length === 0 && !keeps.test(callee.name)) return undefined;
  const inner = [...taken, ...members];
  return trace({ ...step, value: callee.of, members: inner, depth: depth + 1 }, tracing);
}

function traceField(
  fields: Readonly<Record<string, Value>>,
  { members: [name = "", ...members], ...step }: Step,
  tracing: Tracing,
): string | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field && trace({ ...step, value: field, members, depth: step.depth + 1 }, tracing);
}

/** From the inside outward: what the name is bound to, or what callers give the parameter. */
function traceName(name: string, step: Step, tracing: Tracing): string | undefined {
  const { file, depth } = step;
  if (isLookedUp(name, file)) return undefined;
  for (let { scope } = step; scope >= 0; scope = file.definitions[scope]?.scope ?? -1) {
    const [bound, ...more] = tracing.index.names(file).binding(scope, name);
    if (bound !== undefined) {
      const isOnly = more.length === 0;
      return isOnly
        ? trace({ ...step, value: bound.value, scope, depth: depth + 1 }, tracing)
        : undefined;
    }
    const at = parameterNamed(name, file, scope);
    if (at >= 0) {
      const definition = file.definitions[scope];
      return definition !== undefined && isTextOfRoute(definition, at)
        ? name
        : traceCalls({ ...step, scope }, at, tracing);
    }
  }
  return undefined;
}

const route = /\.(?:get|post|put|patch|delete|route|api_route)\(/;

/** A text that a framework hands to the function that a decorator makes a route: any that a caller sends. */
function isTextOfRoute({ decorators = [], parameters }: Definition, at: number): boolean {
  const parameter = parameters[at];
  const declared = decorators.find((one) => route.test(one));
  if (declared === undefined || parameter === undefined) return false;
  const { name, type } = parameter;
  if (type === undefined) return new RegExp(`<(?:string:|path:)?${name}>`).test(declared);
  const types = type.kind === "either" ? type.options : [type];
  // What is declared by a call may be held against a pattern.
  const isPlain = parameter.default?.kind !== "call";
  return isPlain && types.every((one) => one.kind === "name" && one.name === "str");
}

function parameterNamed(name: string, { definitions }: FileFacts, scope: number): number {
  return definitions[scope]?.parameters.findIndex((one) => one.name === name) ?? -1;
}

function traceCalls(step: Step, at: number, tracing: Tracing): string | undefined {
  const { file, scope, members, depth } = step;
  const called = tracing.index.find(callsByWord, file.definitions[scope]?.name ?? "");
  for (const { call, ...place } of called) {
    const arg = call.args[at];
    if (arg === undefined || !isCallOf(step, call, place, tracing)) continue;
    const found = trace({ ...place, value: arg, members, depth: depth + 1 }, tracing);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isCallOf(
  { file, scope }: Step,
  call: CallFact,
  place: Place,
  { evaluate }: Tracing,
): boolean {
  return evaluate(call.callee, place).some(
    (one) => one.kind === "definition" && one.file === file && one.index === scope,
  );
}

/** By the last word of what they call. */
const callsByWord: Lookup<CallIn> = (file) =>
  file.calls.map((call) => {
    const word = wordsOf(call.callee).replace(/^.*[.]/s, "");
    return [word, { call, file, scope: call.scope }];
  });

/** `allowed.includes(sort)` anywhere in the file. */
function isLookedUp(name: string, { calls }: FileFacts): boolean {
  return calls.some(({ callee, args }) => {
    const called = wordsOf(callee).replace(/^.*[.]/s, "");
    return picks.test(called) && args.some((one) => wordsOf(one).split(".").at(-1) === name);
  });
}

/** A schema of the same language lists what the field may be. */
function isPicked({ value, members, file }: Step, index: FactIndex): boolean {
  const name = members.at(-1) ?? (value.kind === "member" ? value.name : "");
  if (isLookedUp(name, file)) return true;
  const field = `"${name}":`;
  return index.find(listingTexts, file.languageId).some((text) => {
    const at = text.indexOf(field);
    return at >= 0 && listed.test(text.slice(at, at + 200));
  });
}

/** By language, what is bound to names and may list what something may be. */
const listingTexts: Lookup<string> = ({ languageId, bindings }) =>
  bindings
    .map(({ value }) => JSON.stringify(value))
    .filter((text) => listed.test(text))
    .map((text) => [languageId, text]);
