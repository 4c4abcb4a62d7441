import type { EntryPoint } from "../../backendMap.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { DefinitionEntity, Entity, Place } from "../names/entity.ts";
import { wordsOf } from "../names/entity.ts";
import { definitionIn, type Evaluate } from "../names/following.ts";
import type { Linking } from "../linking.ts";
import type { ValueIn } from "../names/valueBehind.ts";
import { given } from "../../facts/given.ts";
import { handedTo } from "./handedHandler.ts";
import { callThatMade, standsInCallee } from "./callThatMade.ts";
import { functionOfOptions, handlerOfOptions } from "./handlerOfOptions.ts";

type Handled = Pick<RouteFact, "handler" | "handlerName" | "scope">;

/** What finding handlers needs; what is left out is not looked at. */
type Finding = Pick<Linking, "evaluate"> & Partial<Pick<Linking, "calls" | "index">>;

/** Where the handler stands, and its name; a function given on the spot has only its place. */
export function handlerOf(
  route: Handled,
  file: FileFacts,
  linking: Finding & Pick<Linking, "uriOf">,
): Pick<EntryPoint, "handler" | "handlerName"> {
  const named = route.handlerName;
  if (route.handler === undefined) return named === undefined ? {} : { handlerName: named };
  const target = targetOf(route, file, linking);
  const name = named ?? nameOf(route.handler, target);
  return {
    ...(target && {
      handler: { uri: linking.uriOf(target.file.path), range: definitionIn(target).range },
    }),
    ...(name !== "" && { handlerName: name }),
  };
}

/** The function that is the handler. */
export function targetOf(
  { handler, scope }: Handled,
  file: FileFacts,
  finding: Finding,
): DefinitionEntity | undefined {
  if (handler === undefined) return undefined;
  const { calls, evaluate } = finding;
  const found = definitionOf(handler, { file, scope }, finding);
  return found && calls ? handedTo(found, calls, evaluate) : found;
}

function definitionOf(
  handler: Value,
  place: Place,
  { evaluate, index }: Finding,
): DefinitionEntity | undefined {
  if (handler.kind === "call") {
    const named = namedIn(handler, place, evaluate, index);
    if (named !== undefined) return named;
  }
  const found =
    answeringIn(handler, place, evaluate, index) ??
    answersIn(handler, place, evaluate) ??
    lastListed(handler, place, { evaluate, ...given({ index }) });
  const made = index && callThatMade(handler, place, index);
  if (made === undefined || (found && !standsInCallee(found, made, evaluate))) return found;
  return wrappedIn(made.call, made.place, evaluate) ?? found;
}

/** Of several that are spread, `...list`, the last: middleware stands in front of it. */
function answersIn(handler: Value, place: Place, evaluate: Evaluate): DefinitionEntity | undefined {
  const found = evaluate(handler, place).filter(isDefinition);
  return handler.kind === "member" && handler.name === "*" ? found.at(-1) : found[0];
}

/** Middleware and the handler may be exported as one list: `export const create = [validate, save]`. */
function lastListed(handler: Value, place: Place, finding: Finding): DefinitionEntity | undefined {
  const list = finding.evaluate(handler, place).find(isList);
  const last = list?.value.items.at(-1);
  return list && last && definitionOf(last, list.place, finding);
}

interface ListIn extends ValueIn {
  readonly value: Extract<Value, { kind: "list" }>;
}

const isList = (one: Entity): one is Entity & ListIn =>
  one.kind === "value" && one.value.kind === "list";

/** Of a call the handler that it is given, or else the function that it calls. */
function namedIn(
  handler: Call,
  place: Place,
  evaluate: Evaluate,
  index: Finding["index"],
): DefinitionEntity | undefined {
  return (
    givenIn(handler, place, evaluate) ??
    makerIn(handler, place, evaluate) ??
    boundIn(handler, place, evaluate) ??
    optionIn(handler, place, evaluate) ??
    answeringIn(handler, place, evaluate, index) ??
    functionIn(handler.callee, place, evaluate)
  );
}

type Call = Extract<Value, { kind: "call" }>;

/** A handler in a wrapper, `asyncHandler(list)`, or what the call is one of. */
function wrappedIn(call: Call, place: Place, evaluate: Evaluate): DefinitionEntity | undefined {
  return givenIn(call, place, evaluate) ?? boundIn(call, place, evaluate);
}

/** The last function that a wrapper is given: `asyncHandler(list)`, `guarded({ handler })`. */
function givenIn({ args }: Call, place: Place, evaluate: Evaluate): DefinitionEntity | undefined {
  for (const one of args.map(handlerOfOptions).toReversed()) {
    const found =
      one.kind === "call" ? wrappedIn(one, place, evaluate) : functionIn(one, place, evaluate);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `controller.list.bind(controller)`. */
function boundIn({ callee }: Call, place: Place, evaluate: Evaluate): DefinitionEntity | undefined {
  if (callee.kind !== "member") return undefined;
  return callee.of.kind === "call"
    ? wrappedIn(callee.of, place, evaluate)
    : functionIn(callee.of, place, evaluate);
}

/** What makes the handler that a wrapper is given: `wrapped(listOf(store), "")`. */
function makerIn({ args }: Call, place: Place, evaluate: Evaluate): DefinitionEntity | undefined {
  for (const one of args) {
    if (one.kind !== "call" || functionIn(one, place, evaluate) === undefined) continue;
    const found = makerIn(one, place, evaluate) ?? functionIn(one.callee, place, evaluate);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The function among the options of what makes the handler: `guarded({ body: Order, fn: create })`. */
function optionIn({ args }: Call, place: Place, evaluate: Evaluate): DefinitionEntity | undefined {
  const [options, ...others] = args;
  const own = others.length === 0 && options !== undefined ? functionOfOptions(options) : undefined;
  return own && functionIn(own, place, evaluate);
}

/** The method by which something of a type answers requests, where the language has one. */
function answeringIn(
  handler: Value,
  place: Place,
  evaluate: Evaluate,
  index: Finding["index"],
): DefinitionEntity | undefined {
  const name = index?.languageOf(place.file)?.answers;
  return name === undefined
    ? undefined
    : functionIn({ kind: "member", of: handler, name }, place, evaluate);
}

function functionIn(value: Value, place: Place, evaluate: Evaluate): DefinitionEntity | undefined {
  return evaluate(value, place)
    .filter(isDefinition)
    .find((one) => ["function", "method"].includes(definitionIn(one).kind));
}

const isDefinition = (entity: Entity): entity is DefinitionEntity => entity.kind === "definition";

function nameOf(handler: Value, target: DefinitionEntity | undefined): string {
  if (handler.kind === "definition") {
    return target === undefined ? "" : definitionIn(target).name;
  }
  return handler.kind === "call" ? "" : wordsOf(handler);
}
