import { fileScope, type Value } from "../../facts/value.ts";
import type { DefinitionEntity, Place } from "../names/entity.ts";
import { definitionIn, type Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import { valueBehind } from "../names/valueBehind.ts";

/** A call as it is written, with the place that it stands at. */
export interface CallIn {
  readonly call: Extract<Value, { kind: "call" }>;
  readonly place: Place;
}

/**
 * The call that built what a name holds: `const list = built({ scopes, handler })`. Several handlers
 * that it builds at once may be handed on together: `router.get("/", ...list)`.
 */
export function callThatMade(handler: Value, place: Place, index: FactIndex): CallIn | undefined {
  const whole = handler.kind === "member" && handler.name === "*" ? handler.of : handler;
  if (whole.kind === "call") return undefined;
  const behind = valueBehind(whole, place, index);
  return behind?.value.kind === "call" ? { call: behind.value, place: behind.place } : undefined;
}

/** Whether a function stands in the one that is called: the same for all that this builds. */
export function standsInCallee(
  found: DefinitionEntity,
  { call, place }: CallIn,
  evaluate: Evaluate,
): boolean {
  const makers = evaluate(call.callee, place).flatMap((one) =>
    one.kind === "definition" && one.file === found.file ? [one.index] : [],
  );
  if (makers.length === 0) return false;
  for (let at = definitionIn(found).scope; at !== fileScope; at = scopeAround(at, found)) {
    if (makers.includes(at)) return true;
  }
  return false;
}

const scopeAround = (at: number, { file }: DefinitionEntity): number =>
  file.definitions[at]?.scope ?? fileScope;
