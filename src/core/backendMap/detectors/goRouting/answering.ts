import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Entity, Place } from "../../link/names/entity.ts";
import { definitionIn, type Evaluate } from "../../link/names/following.ts";

/**
 * A route without what its handler is made with and cannot be it: `numberHandler(parse, s.SetLimit)`
 * answers itself, as a handler is given the request, and neither plain values alone nor another handler.
 */
export function withoutHelpers(route: RouteFact, place: Place, evaluate: Evaluate): RouteFact {
  const { handler } = route;
  if (handler?.kind !== "call") return route;
  const answering = onlyAnswering(handler, place, evaluate);
  return answering === handler ? route : { ...route, handler: answering };
}

type Call = Extract<Value, { kind: "call" }>;

function onlyAnswering(call: Call, place: Place, evaluate: Evaluate): Call {
  const kept = call.args.filter((one) => !evaluate(one, place).some(isHelper));
  const args = kept.map((one) => (one.kind === "call" ? onlyAnswering(one, place, evaluate) : one));
  const isSame = args.length === call.args.length && args.every((one, at) => one === call.args[at]);
  return isSame ? call : { ...call, args };
}

/** Takes no more than plain values, or what answers, which it wraps: middleware. */
function isHelper(entity: Entity): boolean {
  if (entity.kind !== "definition") return false;
  const { kind, parameters } = definitionIn(entity);
  if (kind !== "function" && kind !== "method") return false;
  return [isPlain, isHandler].some((is) =>
    parameters.every(({ type }) => type !== undefined && is(type)),
  );
}

const isPlain = (type: Value): boolean => type.kind === "name" && plain.test(type.name);
const plain = /^(?:string|bool|byte|rune|error|any|u?int(?:8|16|32|64)?|float(?:32|64)|[A-Z])$/;

const isHandler = (type: Value): boolean =>
  type.kind === "import" && /^Handler(?:Func)?$/.test(type.name ?? "");
