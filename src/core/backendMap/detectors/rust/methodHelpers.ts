import type { Value } from "../../facts/value.ts";
import type { Expand } from "../../link/linking.ts";
import { definitionIn } from "../../link/names/following.ts";
import { verbs } from "./routing.ts";

/**
 * `get_page(show)`, where a function of the server makes what answers: its verbs are those that the
 * function is seen to use, `fn get_page(handler: H) -> MethodRouter { get(handler).layer(…) }`.
 */
export const methodHelpers: Expand = (route, file, { evaluate }) => {
  if (route.methods[0] !== "ANY" || route.handler === undefined) return undefined;
  const made = beginningOf(route.handler);
  if (made.kind !== "call") return undefined;
  const helpers = evaluate(made.callee, { file, scope: route.scope });
  const methods = helpers
    .flatMap((one) => (one.kind === "definition" ? (definitionIn(one).returns ?? []) : []))
    .flatMap(verbsOf);
  return methods.length === 0 ? undefined : [{ file, route: { ...route, methods } }];
};

/** Of a chain of calls the first. */
function beginningOf(value: Value): Value {
  if (value.kind !== "call" || value.callee.kind !== "member") return value;
  const before = value.callee.of;
  return before.kind === "call" ? beginningOf(before) : value;
}

/** `get(a).post(b).layer(c)`: of what a chain calls the verbs. */
function verbsOf(value: Value): readonly string[] {
  if (value.kind !== "call") return [];
  const { callee } = value;
  const name = callee.kind === "name" || callee.kind === "member" ? callee.name : undefined;
  const before = callee.kind === "member" ? verbsOf(callee.of) : [];
  return name !== undefined && verbs.test(name) ? [...before, name.toUpperCase()] : before;
}
