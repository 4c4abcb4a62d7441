import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import { wordsOf, type DefinitionEntity, type Place } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import { parameterAt } from "../../link/names/parameterAt.ts";
import { valueBehind } from "../../link/names/valueBehind.ts";
import { verbs } from "./routing.ts";

/** Names for names, and helpers that call helpers, are followed so deep. */
const deepest = 8;

/**
 * What answers a path by its methods may have a name, or be made by a function of the server:
 * `let list = get(all).post(create)`, `fn page(handler: H) -> MethodRouter { get(handler) }`.
 */
export const methodRouters: Expand = (route, file, linking, handlerPlace) => {
  if (route.methods[0] !== "ANY" || route.handler === undefined) return undefined;
  const place = handlerPlace ?? { file, scope: route.scope };
  const found = answersIn(route.handler, place, linking);
  return found.length === 0 ? undefined : found.map((one) => routeIn(one, { route, file }));
};

interface Answer {
  readonly method: string;
  readonly handler: Value;
  readonly place: Place;
}

function routeIn({ method, handler, place }: Answer, { route, file }: RouteIn): RouteIn {
  const handlerName = isNamed(handler) ? wordsOf(handler) : "";
  const own: RouteFact = { ...route, methods: [method], handler, handlerName };
  return { file, route: own, handlerPlace: place };
}

const isNamed = ({ kind }: Value): boolean =>
  kind === "name" || kind === "member" || kind === "import";

function answersIn(value: Value, place: Place, linking: Linking, depth = 0): readonly Answer[] {
  if (depth > deepest) return [];
  if (value.kind === "call") return answersOf(value, place, linking, depth);
  const behind = isNamed(value) ? valueBehind(value, place, linking.index) : undefined;
  return behind?.value.kind === "call"
    ? answersIn(behind.value, behind.place, linking, depth + 1)
    : [];
}

function answersOf(call: Call, place: Place, linking: Linking, depth: number): readonly Answer[] {
  const before = beforeIn(call, place, linking, depth);
  const own = ownAnswer(call, place, linking);
  const found = [...before, ...(own ? [own] : [])];
  return found.length > 0 ? found : madeBy(call, place, linking, depth);
}

type Call = Extract<Value, { kind: "call" }>;

/** Of a chain what comes before its last call: `get(a).post(b)`, `list.layer(c)`. */
function beforeIn(
  { callee }: Call,
  place: Place,
  linking: Linking,
  depth: number,
): readonly Answer[] {
  if (callee.kind !== "member") return [];
  return answersIn(callee.of, place, linking, depth + 1);
}

/** `get(list)`, `on(MethodFilter::PUT, change)`, where that is no function of the server. */
function ownAnswer({ callee, args }: Call, place: Place, linking: Linking): Answer | undefined {
  const name = callee.kind === "name" || callee.kind === "member" ? callee.name : "";
  const answer = name === "on" ? filtered(args) : verbed(name, args);
  if (answer === undefined || functionsOf(callee, place, linking).length > 0) return undefined;
  return { ...answer, place };
}

function verbed(name: string, [handler]: readonly Value[]): Omit<Answer, "place"> | undefined {
  const isVerb = verbs.test(name) && handler !== undefined;
  return isVerb ? { method: name.toUpperCase(), handler } : undefined;
}

function filtered([filter, handler]: readonly Value[]): Omit<Answer, "place"> | undefined {
  const method = filter?.kind === "member" ? filter.name : "";
  const isKnown = verbs.test(method.toLowerCase()) && handler !== undefined;
  return isKnown ? { method, handler } : undefined;
}

function functionsOf(
  callee: Value,
  place: Place,
  { evaluate }: Linking,
): readonly DefinitionEntity[] {
  return evaluate(callee, place).filter((one) => one.kind === "definition");
}

/** What a function gives back, with what this call hands it in the place of its parameters. */
function madeBy(call: Call, place: Place, linking: Linking, depth: number): readonly Answer[] {
  const [maker] = functionsOf(call.callee, place, linking);
  if (maker === undefined) return [];
  const inside: Place = { file: maker.file, scope: maker.index };
  const handed = (value: Value): Value | undefined =>
    value.kind === "name" ? call.args[parameterAt(value.name, inside)] : undefined;
  return (definitionIn(maker).returns ?? []).flatMap((one) => {
    const given = handed(beginningOf(one));
    const wrapped = given === undefined ? [] : answersIn(given, place, linking, depth + 1);
    const own = answersIn(one, inside, linking, depth + 1).map((answer) => {
      const handler = handed(answer.handler);
      return handler === undefined ? answer : { ...answer, handler, place };
    });
    return [...wrapped, ...own];
  });
}

/** What a chain of calls begins with. */
function beginningOf(value: Value): Value {
  return value.kind === "call" && value.callee.kind === "member"
    ? beginningOf(value.callee.of)
    : value;
}
