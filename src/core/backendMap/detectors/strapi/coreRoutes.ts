import type { RouteFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { Linking } from "../../link/linking.ts";
import type { Reading } from "../../reading/stack.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";
import { contentTypes } from "./contentTypes.ts";

const actions = [
  { action: "find", method: "GET", isOfOne: false },
  { action: "findOne", method: "GET", isOfOne: true },
  { action: "create", method: "POST", isOfOne: false },
  { action: "update", method: "PUT", isOfOne: true },
  { action: "delete", method: "DELETE", isOfOne: true },
] as const;

/** `createCoreRouter("api::article.article", { only: ["find"] })`: the routes of a content type. */
export function coreRoutes(file: Reading): readonly RouteFact[] {
  return routingCalls(file)
    .filter(({ name }) => name === "createCoreRouter")
    .flatMap(routesOf);
}

function routesOf({ args: [type, options], scope, range }: RoutingCall): readonly RouteFact[] {
  if (type?.kind !== "text") return [];
  const [only, except] = [textsOf(optionOf(options, "only")), textsOf(optionOf(options, "except"))];
  const prefix = optionOf(options, "prefix");
  return actions
    .filter(({ action }) => only?.includes(action) ?? except?.includes(action) !== true)
    .map(({ action, method, isOfOne }) => ({
      stack: "koa",
      methods: [method],
      path: prefix?.kind === "text" ? prefix : { kind: "text", text: "" },
      syntax: "colon",
      guards: [],
      scope,
      range,
      handlerName: `${type.text}.${action}`,
      extra: { type: type.text, isOfOne: String(isOfOne) },
    }));
}

const textsOf = (value: Value | undefined): readonly string[] | undefined =>
  value?.kind === "list"
    ? value.items.flatMap((one) => (one.kind === "text" ? [one.text] : []))
    : undefined;

/** A core route with its whole path; of a single type there is one thing alone, which nobody creates. */
export function placed(route: RouteFact, { index }: Linking): RouteFact | undefined {
  const { type, isOfOne } = route.extra ?? {};
  if (type === undefined) return route;
  const [known] = index.find(contentTypes, type);
  const action = route.handlerName?.slice(type.length + 1) ?? "";
  if (known?.isSingle === true && /^(?:findOne|create)$/.test(action)) return undefined;
  const name: Value = known ? { kind: "text", text: known.name } : { kind: "unknown", text: type };
  const id: Value = {
    kind: "text",
    text: isOfOne === "true" && known?.isSingle !== true ? "/:id" : "",
  };
  const base: Value = { kind: "text", text: "/api" };
  const slash: Value = { kind: "text", text: "/" };
  const isPlaced = route.path.kind === "text" && route.path.text !== "";
  const parts = isPlaced ? [base, route.path, id] : [base, slash, name, id];
  return { ...route, path: { kind: "concat", parts } };
}
