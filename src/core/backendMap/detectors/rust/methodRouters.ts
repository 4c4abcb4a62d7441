import type { RouteFact } from "../../facts/facts.ts";
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
  const { handlerName: _, ...rest } = route;
  const own: RouteFact = { ...rest, methods: [method], handler };
  const isNamed = handler.kind === "name" || handler.kind === "member" || handler.kind === "import";
  return {
    file,
    route: isNamed ? { ...own, handlerName: wordsOf(handler) } : own,
    handlerPlace: place,
  };
}

function answersIn(value: Value, place: Place, linking: Linking, depth = 0): readonly Answer[] {
  if (depth > deepest) return [];
  if (value.kind === "call") {
    const before = beforeIn(value, place, linking, depth);
    const own = ownAnswer(value, place, linking);
    return own === undefined && before.length === 0
      ? madeBy(value, place, linking, depth)
      : [...before, ...(own ? [own] : [])];
  }
  if (value.kind !== "name" && value.kind !== "member" && value.kind !== "import") return [];
  const behind = valueBehind(value, place, linking.index);
  return behind?.value.kind === "call"
    ? answersIn(behind.value, behind.place, linking, depth + 1)
    : [];
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
  const name = callee.kind === "name" || callee.kind === "member" ? callee.name : undefined;
  const [first, second] = args;
  if (name === undefined || first === undefined) return undefined;
  const isOn = name === "on" && second !== undefined;
  if (!isOn && !verbs.test(name)) return undefined;
  if (functionsOf(callee, place, linking).length > 0) return undefined;
  const filter = first.kind === "member" ? first.name : "";
  const method = isOn ? filter : name.toUpperCase();
  return verbs.test(method.toLowerCase())
    ? { method, handler: isOn ? second : first, place }
    : undefined;
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
