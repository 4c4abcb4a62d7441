import type { RouteFact } from "../../facts/routingFacts.ts";
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
      extra: { type: type.text, action, isOfOne: String(isOfOne) },
    }));
}

const textsOf = (value: Value | undefined): readonly string[] | undefined =>
  value?.kind === "list"
    ? value.items.flatMap((one) => (one.kind === "text" ? [one.text] : []))
    : undefined;

/** A core route with its whole path; of a single type there is one thing alone, which nobody creates. */
export function placed(route: RouteFact, { index }: Linking): RouteFact | undefined {
  const { type, action = "", isOfOne } = route.extra ?? {};
  if (type === undefined) return route;
  const [known] = index.find(contentTypes, type);
  if (known?.isSingle === true) {
    return severalOnly.has(action) ? undefined : below(route, textAt(`/${known.name}`), "");
  }
  return below(route, pathOf(type, known?.name), isOfOne === "true" ? "/:id" : "");
}

const severalOnly: ReadonlySet<string> = new Set(["findOne", "create"]);

/** A router's own prefix takes the place of what its type is called. */
function below(route: RouteFact, name: Value, id: string): RouteFact {
  const own = isEmpty(route.path) ? name : route.path;
  return { ...route, path: { kind: "concat", parts: [textAt("/api"), own, textAt(id)] } };
}

const pathOf = (type: string, name: string | undefined): Value =>
  name === undefined ? unknownType(type) : textAt(`/${name}`);

const textAt = (text: string): Value => ({ kind: "text", text });

const unknownType = (text: string): Value => ({
  kind: "concat",
  parts: [textAt("/"), { kind: "unknown", text }],
});

const isEmpty = (path: Value): boolean => path.kind === "text" && path.text === "";
