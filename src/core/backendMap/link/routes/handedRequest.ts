import type { CallFact, FileFacts } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import { keyNamed } from "./keyNamed.ts";

/**
 * What a handler that stands in a loop or a helper may hand requests on to, the likeliest first, with
 * the names of the loop or the helper: `(req, res) => new route.controller()[route.action](req, res)`.
 */
export function handedRequest(handler: Value, file: FileFacts): readonly Value[] {
  if (handler.kind !== "definition") return [];
  const own = handler.definition;
  const called = file.calls
    .filter(({ scope }) => scope === own)
    .map((call) => ({ call, callee: withOwnNames(itself(call.callee), file, own) }));
  return [
    ...called.filter(({ callee }) => isComputed(callee)),
    ...called.filter(({ callee, call }) => isPlain(callee) && takesRequest(call, file, own)),
  ].map(({ callee }) => callee);
}

/** `list.call(controller, ctx)` calls the list. */
function itself(callee: Value): Value {
  const isBound = callee.kind === "member" && /^(?:call|apply|bind)$/.test(callee.name);
  return isBound ? callee.of : callee;
}

/** With what the handler's own variables are given: `const users = new route.controller()`. */
function withOwnNames(value: Value, file: FileFacts, scope: Scope): Value {
  if (value.kind === "member") return { ...value, of: withOwnNames(value.of, file, scope) };
  if (value.kind !== "name") return value;
  const bound = file.bindings.filter((one) => one.scope === scope && one.name === value.name);
  const [own, ...others] = bound;
  return own === undefined || others.length > 0 ? value : own.value;
}

const isComputed = (value: Value): boolean =>
  value.kind === "member" && keyNamed(value.name) !== undefined;

/** What is called of something that was made on the way is no part of what is gone over. */
const isPlain = (value: Value): boolean =>
  value.kind === "name" || (value.kind === "member" && !isComputed(value) && isPlain(value.of));

function takesRequest({ args }: CallFact, { definitions }: FileFacts, scope: Scope): boolean {
  const given = definitions[scope]?.parameters ?? [];
  return args.some((one) => one.kind === "name" && given.some(({ name }) => name === one.name));
}
