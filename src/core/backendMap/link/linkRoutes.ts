import type { EntryPoint } from "../backendMap.ts";
import type { FileFacts, RouteFact } from "../facts.ts";
import type { Value } from "../value.ts";
import type { DefinitionEntity, Entity, Place } from "./entity.ts";
import { wordsOf } from "./entity.ts";
import { definitionIn, type Evaluate } from "./following.ts";
import type { Linking } from "./linking.ts";
import { normalisePath } from "./normalisePath.ts";
import type { Standing } from "./prefixes.ts";
import { joinPaths } from "./prefixes.ts";
import { noText, textsOf } from "./textsOf.ts";

/** Every route with its full path, once for each place that its router stands at. */
export function linkRoutes(linking: Linking): readonly EntryPoint[] {
  const found = [...linking.index.files.values()].flatMap((file) =>
    file.routes
      .flatMap((route) => linking.expand(route.stack)?.(route, file, linking) ?? [{ route, file }])
      .flatMap((one) => linkRoute(one.route, one.file, linking)),
  );
  return distinct(found);
}

function linkRoute(route: RouteFact, file: FileFacts, linking: Linking): readonly EntryPoint[] {
  const { evaluate, uriOf } = linking;
  const place = { file, scope: route.scope };
  const rest = {
    kind: "http",
    stack: route.stack,
    ...handlerOf(route, file, linking),
    declared: { uri: uriOf(file.path), range: route.range },
    ...(route.schema !== undefined && { schema: route.schema }),
    ...(route.responses !== undefined && { responses: route.responses }),
  } as const;
  return textsOf(route.path, place, evaluate).flatMap((own) =>
    standingsOf(route, file, own.text, linking).flatMap(({ prefix, guards }) => {
      const whole = joinPaths(prefix, own);
      return route.methods.map((method) => ({
        ...rest,
        method,
        path: normalisePath(whole.text, route.syntax),
        guards: [...guards, ...route.guards],
        ...(whole.unresolved !== undefined && { unresolved: whole.unresolved }),
      }));
    }),
  );
}

function standingsOf(
  route: RouteFact,
  file: FileFacts,
  path: string,
  { routers }: Linking,
): readonly Standing[] {
  const root: Standing = { prefix: noText, guards: [] };
  if (route.router === undefined) return [root];
  const found = routers.of(route.router, file, route.scope);
  if (found.length === 0) return [root];
  return found.flatMap((router) =>
    routers.standings(router).map((standing) => ({
      prefix: standing.prefix,
      guards: [...standing.guards, ...routers.guardsAt(router, file, route.range.start.line, path)],
    })),
  );
}

/** Where the handler stands, and its name; a function given on the spot has only its place. */
function handlerOf(
  route: RouteFact,
  file: FileFacts,
  linking: Linking,
): Pick<EntryPoint, "handler" | "handlerName"> {
  const named = route.handlerName;
  if (route.handler === undefined) return named === undefined ? {} : { handlerName: named };
  const target = definitionOf(route.handler, { file, scope: route.scope }, linking.evaluate);
  const name = named ?? nameOf(route.handler, target);
  return {
    ...(target && {
      handler: { uri: linking.uriOf(target.file.path), range: definitionIn(target).range },
    }),
    ...(name !== "" && { handlerName: name }),
  };
}

function definitionOf(
  handler: Value,
  place: Place,
  evaluate: Evaluate,
): DefinitionEntity | undefined {
  const direct = evaluate(handler, place).find(isDefinition);
  if (direct !== undefined || handler.kind !== "call") return direct;
  // A handler in a wrapper: `asyncHandler(list)`, `controller.list.bind(controller)`.
  const inside = [
    ...handler.args,
    ...(handler.callee.kind === "member" ? [handler.callee.of] : []),
  ];
  for (const one of inside.toReversed()) {
    const found = definitionOf(one, place, evaluate);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isDefinition = (entity: Entity): entity is DefinitionEntity => entity.kind === "definition";

function nameOf(handler: Value, target: DefinitionEntity | undefined): string {
  if (handler.kind === "definition") {
    return target === undefined ? "" : definitionIn(target).name;
  }
  return handler.kind === "call" ? "" : wordsOf(handler);
}

function distinct(entries: readonly EntryPoint[]): readonly EntryPoint[] {
  const seen = new Set<string>();
  return entries.filter(({ method, path, declared }) => {
    const { line, character } = declared.range.start;
    const key = `${method} ${path} ${declared.uri} ${line}:${character}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
