import type { Range } from "../../../findings/finding.ts";
import type { Parameter } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import { isGivenRequest, isTextOfRoute, kindOf, saysText } from "./handlerParameters.ts";
import { wordsOf, type Place } from "../names/entity.ts";
import { isLookedUp, isPicked } from "./pickedNames.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import { parameterAt } from "../names/parameterAt.ts";
import { callsByWord, isCallOf } from "./callsByWord.ts";
import { plainParams } from "./plainParams.ts";
import { addedTo, partsOf } from "./putTogether.ts";

/** How frameworks call what comes from outside. */
export const fromRequest =
  /\b(?:req|request|ctx|context|event)\b\W{0,2}(?:\w+\W{1,3}){0,2}(?:query(?:_params)?|params?|path_params|get_json|body|headers?|cookies?|args|form|files|values|json|GET|POST|URL|FormValue|PathValue|queryStringParameters|pathParameters)\b|\b(?:c|r|w|ctx)\.(?:Query|Param|PostForm|FormValue|PathValue|QueryParam|DefaultQuery|Params|URL)\b|\$_(?:GET|POST|REQUEST|COOKIE)\b|\bparams\[|\brequest\.(?:input|get|string|post|getParameter|getHeader|getQueryString|query_string|match_info)\b|\$request\.(?!user\b|session\b|route\b)\w+$|\bRequest\.(?:Query|Form|Headers|Cookies|RouteValues)\b|\bURLParam\(|\bmux\.Vars\b/;

/** The expression of a request that a value is. */
interface RequestText {
  readonly words: string;
  /** The call that hands it on first, where one does. */
  readonly call?: { readonly path: string; readonly range: Range };
}

/** Follows a value through names and calls; undefined for one that is of no request. */
export type FindRequestText = (value: Value, place: Place) => RequestText | undefined;

interface Step extends Place {
  readonly value: Value;
  /** What is taken of the value, the first first. */
  readonly members: readonly string[];
  readonly depth: number;
  /** Whether it is known to be a text: a number carries no SQL. */
  readonly isText: boolean;
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
export function createRequestText(index: FactIndex, evaluate: Evaluate): FindRequestText {
  const tracing = { index, evaluate };
  return (value, place) =>
    trace({ ...place, value, members: [], depth: 0, isText: false }, tracing);
}

function trace(step: Step, tracing: Tracing): RequestText | undefined {
  const { value, members, depth } = step;
  if (depth > deepest) return undefined;
  if (value.kind === "record") return traceField(value.fields, step, tracing);
  const parts = members.length === 0 ? partsOf(value) : undefined;
  if (parts !== undefined) return traceParts(parts, step, tracing);
  if (value.kind === "call") return traceCall(value, step, tracing);
  if (value.kind === "unknown") {
    return plainParams.test(value.text) ? { words: value.text } : undefined;
  }
  return value.kind === "name" || value.kind === "member"
    ? traceWords(value, step, tracing)
    : undefined;
}

function traceWords(
  value: Extract<Value, { kind: "name" | "member" }>,
  step: Step,
  tracing: Tracing,
): RequestText | undefined {
  const words = [wordsOf(value), ...step.members].join(".");
  if (fromRequest.test(words)) return isPicked(step, tracing.index) ? undefined : { words };
  if (value.kind === "name") return traceName(value.name, step, tracing);
  return trace({ ...step, value: value.of, members: [value.name, ...step.members] }, tracing);
}

/** Of what a text is put together, whatever stands in it is a part of the SQL. */
function traceParts(
  parts: readonly Value[],
  step: Step,
  tracing: Tracing,
): RequestText | undefined {
  for (const value of parts) {
    const found = trace({ ...step, value, depth: step.depth + 1 }, tracing);
    if (found !== undefined) return found;
  }
  return undefined;
}

const takes = /^(?:get|getlist|pop)$/;
/** Calls that give what they are called on, or are given, back as it was, or nearly so. */
const givesBack =
  /^(?:trim\w*|[lr]?strip|lower|upper|to_?lower\w*|to_?upper\w*|to_?string|to_?owned|clone|as_?str|as_?deref|as_?ref|unwrap\w*|or_?else|or_?empty|or_?default|into_inner|value|string|strval)$/i;
/** Those of them that only texts have. */
const ofText = /^(?:trim|[lr]?strip|lower|upper|to_?lower|to_?upper|as_?str|as_?deref$)/i;

type Call = Extract<Value, { kind: "call" }>;

/** `c.Query("sort")`, `request.args.get("sort")`; else what the call gives back of something. */
function traceCall({ callee, args }: Call, step: Step, tracing: Tracing): RequestText | undefined {
  if (callee.kind !== "member") return traceGiven(callee, args, step, tracing);
  const [first] = args;
  if (takes.test(callee.name) && first?.kind === "text") {
    return trace({ ...step, value: callee.of, members: [first.text, ...step.members] }, tracing);
  }
  const words = [shownAs(callee, args), ...step.members].join(".");
  if (fromRequest.test(words)) return isPicked(step, tracing.index) ? undefined : { words };
  return givesBack.test(callee.name)
    ? traceKept(callee, first, step, tracing)
    : traceGetter(callee, args, step, tracing);
}

type Member = Extract<Value, { kind: "member" }>;

function shownAs(callee: Value, args: readonly Value[]): string {
  const given = args.every(({ kind }) => kind === "text") ? args.map(wordsOf) : [];
  return `${wordsOf(callee)}(${given.map((one) => `"${one}"`).join(", ")})`;
}

/** `strings.TrimSpace(sort)`, `sort.trim()`, `sort.unwrap_or("id")`. */
function traceKept(
  callee: Member,
  first: Value | undefined,
  step: Step,
  tracing: Tracing,
): RequestText | undefined {
  const isOnText = ofText.test(callee.name) || first?.kind === "text";
  const value = first === undefined || first.kind === "text" ? callee.of : first;
  return trace({ ...step, value, isText: step.isText || isOnText, depth: step.depth + 1 }, tracing);
}

/** `criteria.getSort()`. */
function traceGetter(
  callee: Member,
  args: readonly Value[],
  step: Step,
  tracing: Tracing,
): RequestText | undefined {
  if (args.length > 0 || !/^get[A-Z_]/.test(callee.name)) return undefined;
  return trace({ ...step, value: callee, depth: step.depth + 1 }, tracing);
}

/** `str(name)`. */
function traceGiven(
  callee: Value,
  [first]: readonly Value[],
  step: Step,
  tracing: Tracing,
): RequestText | undefined {
  const isText = callee.kind === "name" && /^(?:str|String|strval)$/.test(callee.name);
  if (!isText || first === undefined) return undefined;
  return trace({ ...step, value: first, depth: step.depth + 1 }, tracing);
}

function traceField(
  fields: Readonly<Record<string, Value>>,
  { members: [name = "", ...members], ...step }: Step,
  tracing: Tracing,
): RequestText | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field && trace({ ...step, value: field, members, depth: step.depth + 1 }, tracing);
}

/** From the inside outward: what the name is bound to, or what callers give the parameter. */
function traceName(name: string, step: Step, tracing: Tracing): RequestText | undefined {
  const { file, depth } = step;
  if (isLookedUp(name, file, tracing.index)) return undefined;
  for (let { scope } = step; scope >= 0; scope = file.definitions[scope]?.scope ?? -1) {
    const [bound, ...more] = tracing.index.names(file).binding(scope, name);
    if (bound !== undefined) {
      if (more.length > 0) return undefined;
      const found = trace({ ...step, value: bound.value, scope, depth: depth + 1 }, tracing);
      return (
        found ?? (bound.value.kind === "list" ? traceAdded(name, step, scope, tracing) : found)
      );
    }
    const at = parameterAt(name, { file, scope });
    if (at >= 0) return traceParameter({ ...step, scope }, at, tracing);
  }
  return undefined;
}

/** `conditions.push("title = '" + title + "'")`. */
function traceAdded(
  name: string,
  step: Step,
  scope: Scope,
  tracing: Tracing,
): RequestText | undefined {
  for (const added of addedTo(name, { file: step.file, scope })) {
    const found = trace({ ...step, ...added, depth: step.depth + 1 }, tracing);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a handler is given is of the request; what any other function is given, its callers tell. */
function traceParameter(step: Step, at: number, tracing: Tracing): RequestText | undefined {
  const { file, scope, members } = step;
  const definition = file.definitions[scope];
  const parameter = definition?.parameters[at];
  if (definition === undefined || parameter === undefined) return undefined;
  if (isTextOfRoute(definition, parameter)) return { words: parameter.name };
  if (kindOf(parameter) === "other" && members.length === 0) return undefined;
  const isText = step.isText || isTextIn(step, parameter);
  return isGivenRequest(definition, parameter)
    ? givenText({ ...step, isText }, parameter.name, tracing)
    : traceCalls({ ...step, isText: isText && members.length === 0 }, at, tracing);
}

function isTextIn(step: Step, parameter: Parameter): boolean {
  if (kindOf(parameter) === "text") return true;
  return step.members.length === 1 && isTextField(step, parameter);
}

/** By the type that the parameter states, or by the one class of the file that has such a field. */
function isTextField({ file, members: [field = ""] }: Step, parameter: Parameter): boolean {
  if (saysText(parameter, field)) return true;
  const types = file.bindings.filter(
    ({ name, scope }) => name === field && file.definitions[scope]?.kind === "class",
  );
  return types.length > 0 && types.every(({ value }) => isString(value));
}

const isString = (value: Value): boolean =>
  value.kind === "instance" && /^(?:\w+[.:]+)*(?:String|str)$/.test(wordsOf(value.type));

function givenText(step: Step, name: string, { index }: Tracing): RequestText | undefined {
  if (!step.isText || isPicked(step, index)) return undefined;
  return { words: [name, ...step.members].join(".") };
}

function traceCalls(step: Step, at: number, tracing: Tracing): RequestText | undefined {
  const { file, scope, members, depth, isText } = step;
  const called = tracing.index.find(callsByWord, file.definitions[scope]?.name ?? "");
  for (const one of called) {
    const { call, ...place } = one;
    const arg = call.args[at];
    if (arg === undefined || !isCallOf(step, one, tracing.evaluate)) continue;
    const found = trace({ ...place, value: arg, members, depth: depth + 1, isText }, tracing);
    if (found === undefined) continue;
    return { ...found, call: found.call ?? { path: place.file.path, range: call.range } };
  }
  return undefined;
}
