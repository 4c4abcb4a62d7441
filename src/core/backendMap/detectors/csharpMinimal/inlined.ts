import { fileScope, type Scope, type Value } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";

/** A variable that is given another one, and so on, no further than this. */
const deepest = 4;

/**
 * What variables of a function's own are given, in their place: a path is then made of what the
 * function is given.
 */
export function inlined(value: Value, scope: Scope, file: Reading, depth = 0): Value {
  const within = (one: Value): Value => inlined(one, scope, file, depth + 1);
  if (depth > deepest) return value;
  if (value.kind === "concat") return { kind: "concat", parts: value.parts.map(within) };
  if (value.kind === "either") return { kind: "either", options: value.options.map(within) };
  if (value.kind !== "name" || scope === fileScope) return value;
  const bound = file.facts.bindings.filter((one) => one.scope === scope && one.name === value.name);
  const [only] = bound.length === 1 ? bound : [];
  return only !== undefined && isText(only.value) ? within(only.value) : value;
}

const isText = ({ kind }: Value): boolean =>
  kind === "text" || kind === "concat" || kind === "member" || kind === "either";
