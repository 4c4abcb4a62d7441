import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Expand } from "../../link/linking.ts";
import { definitionIn } from "../../link/names/following.ts";
import { handlerAt, placeOf, verbs, type Call } from "./routing.ts";

const typedVerb = /^typed_(\w+)$/;

/** Whether a call declares a route whose path a type of its handler says: `typed_get`. */
export const isTyped = (name: string): boolean => verbs.test(typedVerb.exec(name)?.[1] ?? "");

/** `.typed_get(show)` of axum-extra. */
export function typedRoutes(call: Call): readonly RouteFact[] {
  const { name, args, operand, file } = call;
  const [handler] = args;
  if (!isTyped(name) || operand === undefined || handler === undefined) return [];
  return [
    {
      ...placeOf(call),
      stack: "axum",
      methods: [name.replace(typedVerb, "$1").toUpperCase()],
      router: file.valueOf(operand),
      path: { kind: "text", text: "" },
      syntax: "segments",
      ...handlerAt(handler, file),
      guards: [],
      extra: { says: "typed" },
    },
  ];
}

/** `#[typed_path("/users/{id}")]` on the type of a parameter; no route where that is not seen. */
export const typedPath: Expand = (route, file, { evaluate }) => {
  const { handler } = route;
  if (route.extra?.["says"] !== "typed" || handler === undefined) return undefined;
  const found = evaluate(handler, { file, scope: route.scope }).find(
    (one) => one.kind === "definition",
  );
  if (found === undefined) return [];
  const place = { file: found.file, scope: found.index };
  const [text] = definitionIn(found)
    .parameters.flatMap(({ type }) => (type === undefined ? [] : evaluate(type, place)))
    .flatMap((one) => (one.kind === "definition" ? (definitionIn(one).decorators ?? []) : []))
    .flatMap((one) => /^typed_path\(\s*"([^"]*)"/.exec(one)?.[1] ?? []);
  return text === undefined ? [] : [{ file, route: { ...route, path: { kind: "text", text } } }];
};
