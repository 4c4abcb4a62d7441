import type { RouteFact } from "../../facts/routingFacts.ts";
import { childrenOf, fieldOf } from "../../grammars/syntax.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { Expand } from "../../link/linking.ts";
import { namedBy, placeOf, verbs, type Call } from "./routing.ts";

/** `.routes(routes!(list, create))` of utoipa-axum: the handlers say their paths themselves. */
export function utoipaRoutes(call: Call): readonly RouteFact[] {
  const { name, args, operand, file } = call;
  const [macro] = args;
  if (name !== "routes" || operand === undefined || macro?.type !== "macro_invocation") return [];
  if (!fieldOf(macro, "macro")?.text.endsWith("routes")) return [];
  const tokens = childrenOf(macro).find(({ type }) => type === "token_tree");
  const handlers = (tokens?.text ?? "").slice(1, -1).split(",");
  return handlers
    .map((one) => one.replaceAll(/\s/g, ""))
    .filter((one) => one !== "")
    .map((words) => ({
      ...placeOf(call),
      stack: "axum",
      methods: [],
      router: file.valueOf(operand),
      path: { kind: "text", text: "" },
      syntax: "segments",
      handler: namedBy(words),
      handlerName: words,
      guards: [],
      extra: { says: "utoipa" },
    }));
}

/** `#[utoipa::path(get, path = "/users/{id}")]` on the handler. */
export const utoipaPath: Expand = (route, file, { evaluate }) => {
  if (route.extra?.["says"] !== "utoipa" || route.handler === undefined) return undefined;
  const handler = evaluate(route.handler, { file, scope: route.scope }).find(
    (one) => one.kind === "definition",
  );
  const said =
    handler && definitionIn(handler).decorators?.find((one) => /\butoipa::path\b/.test(one));
  const text = said && /\bpath\s*=\s*"([^"]*)"/.exec(said)?.[1];
  if (said === undefined || text === undefined) return [];
  const methods = [...said.slice(0, said.indexOf("path =")).matchAll(/\b([a-z]+)\b/g)]
    .map(([, one = ""]) => one)
    .filter((one) => verbs.test(one))
    .map((one) => one.toUpperCase());
  return [{ file, route: { ...route, methods, path: { kind: "text", text } } }];
};
