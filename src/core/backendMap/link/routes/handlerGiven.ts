import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { Entity, Place } from "../names/entity.ts";
import { definitionIn, type Evaluate } from "../names/following.ts";
import { handedRequest } from "./handedRequest.ts";
import { handlerOfOptions } from "./handlerOfOptions.ts";
import { keyNamed } from "./keyNamed.ts";
import type { InCall } from "./perCall.ts";

/**
 * What the call gives as handler; a function of the callee's own may run one that it was given, by
 * its name too: `controller[action](ctx)`.
 */
export function handlerIn(
  call: InCall,
  handler: Value,
  file: FileFacts,
  evaluate: Evaluate,
): Value | undefined {
  if (call.givesTo(handler)) return call.of(handler);
  if (handler.kind !== "definition") return undefined;
  const named = handedRequest(handler, file).find(
    (one) => one.kind === "member" && call.gives(one),
  );
  const own = named && call.of(named);
  if (own !== undefined && canBeFunction(own, call.place, evaluate)) return own;
  return call.args
    .map(handlerOfOptions)
    .findLast((arg) => evaluate(arg, call.place).some(isFunction));
}

/** A function, or what the round of a loop around the call may tell to be one. */
function canBeFunction(value: Value, place: Place, evaluate: Evaluate): boolean {
  if (value.kind === "member" && keyNamed(value.name) !== undefined) return true;
  return evaluate(value, place).some(isFunction);
}

const isFunction = (one: Entity): boolean =>
  one.kind === "definition" && ["function", "method"].includes(definitionIn(one).kind);
