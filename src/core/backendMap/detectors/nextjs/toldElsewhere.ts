import type { FileFacts, SomeFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import type { Linking } from "../../link/linking.ts";
import { targetOf } from "../../link/routes/handlers.ts";
import type { Reading } from "../../reading/stack.ts";
import { methodsTold } from "./methodsTold.ts";

const takesRequests = /\bNextApi(?:Request|Response|Handler)\b|\breq(?:uest)?\.method\b/;

/**
 * The methods that a handler outside of the routes' files looks for: no route, unless a page passes
 * it on: `export { default } from "../lib/list"`. Of several handlers in a file it can't be told
 * which of them looks for a method.
 */
export function toldForPages(file: Reading): SomeFacts {
  if (!takesRequests.test(file.text)) return {};
  const { exports, definitions } = file.facts;
  const functions = exports.filter(({ value }) => isFunction(value, definitions));
  const whole = exports.some(({ name }) => name === "default" || name === "=");
  if (!whole && functions.length !== 1) return {};
  const methods = methodsTold(file);
  if (methods.length === 0) return {};
  const path: Value = { kind: "text", text: "" };
  const range = rangeOf(file.root);
  const rest = { stack: "nextjs", syntax: "brackets", guards: [], scope: -1 } as const;
  return { routes: [{ ...rest, path, methods, range, extra: { tells: "handler" } }] };
}

function isFunction(value: Value, definitions: Reading["facts"]["definitions"]): boolean {
  const named = value.kind === "name" ? value.name : undefined;
  const index = value.kind === "definition" ? value.definition : -1;
  return definitions.some(
    ({ kind, name, scope }, at) =>
      kind === "function" && (at === index || (scope < 0 && name === named)),
  );
}

/** A page's route with the methods that the file tells which its handler comes from. */
export function withMethodsTold(route: RouteFact, file: FileFacts, linking: Linking): RouteFact {
  if (route.extra?.["isPage"] === undefined || route.methods[0] !== "ANY") return route;
  const source = targetOf(route, file, linking)?.file;
  if (source === undefined || source === file) return route;
  const told = source.routes.filter(
    ({ extra }) => extra?.["tells"] !== undefined || extra?.["isPage"] !== undefined,
  );
  return told.length === 0 ? route : { ...route, methods: told.flatMap(({ methods }) => methods) };
}
