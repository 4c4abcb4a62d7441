import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn, Lookup } from "../../link/names/language.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import type { TextEntity } from "../../link/names/entity.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import { ancestorsOf, descendantsOf } from "../classes/hierarchy.ts";
import { valueOfText } from "../classes/pathTexts.ts";
import { expandReactive } from "./reactiveRoutes.ts";
import { noPath } from "./resources.ts";
import { marked, servedBelow, type RouteOf } from "./servedBelow.ts";

/**
 * What becomes of a resource's method: it answers in every resource that has or inherits it, below
 * the path of that resource and of its application.
 */
export const expandJaxrs: Expand = (route, file, linking) => {
  if (route.extra?.["reactive"] !== undefined) return expandReactive(route, file, linking);
  const { class: own, leadsTo } = route.extra ?? {};
  const methods = methodsOf(route, file, linking);
  if (leadsTo !== undefined || own === undefined || methods.length === 0) return [];
  const owner = { file, index: Number(own) };
  const resources = [owner, ...descendantsOf(owner, linking)].filter(
    (one) => definitionIn(one).kind === "class",
  );
  const paths = textsOf(route.path, { file, scope: route.scope }, linking.evaluate);
  return resources.flatMap((one) =>
    prefixesOf(one, linking, 0).flatMap(({ prefix, guards }) =>
      paths.map((path) => ({
        file,
        route: {
          ...route,
          methods,
          path: valueOfText(joinPaths(prefix, path)),
          guards: route.extra?.["isOpen"] === "true" ? [] : [...guards, ...route.guards],
        },
      })),
    ),
  );
};

/** Its verb, which may be an annotation of the workspace's own, made of `@HttpMethod`. */
function methodsOf(route: RouteFact, file: FileFacts, linking: Linking): readonly string[] {
  const name = route.extra?.["ownVerb"];
  if (name === undefined) return route.methods;
  return linking
    .evaluate({ kind: "name", name }, { file, scope: route.scope })
    .flatMap((one) => (one.kind === "definition" ? one.file.routes : []))
    .filter(({ extra }) => extra?.["verb"] === name)
    .flatMap(({ methods }) => methods);
}

interface Prefix {
  readonly prefix: TextEntity;
  readonly guards: readonly string[];
}

const deepest = 4;

/** Its own path below its application's, else where methods of other resources lead to it. */
function prefixesOf(one: DefinitionIn, linking: Linking, depth: number): readonly Prefix[] {
  const line = [one, ...ancestorsOf(one, linking)];
  const found = line.flatMap(({ file, index }): readonly RouterIn[] => {
    const router = linking.index.names(file).routerOf(index);
    return router === undefined ? [] : [{ file, router }];
  });
  const guards = found.map(({ router }) => router.guards).find((all) => all.length > 0) ?? [];
  const placed = found.find(({ router }) => router.prefix !== undefined);
  if (placed === undefined) return ledTo(one, guards, linking, depth);
  const { file, router } = placed;
  const above = servedBelow(one.file, linking);
  return textsOf(router.prefix ?? noPath, { file, scope: router.scope }, linking.evaluate).map(
    (text) => ({ prefix: joinPaths(above, text), guards }),
  );
}

interface RouterIn {
  readonly file: FileFacts;
  readonly router: RouterFact;
}

function ledTo(
  one: DefinitionIn,
  guards: readonly string[],
  linking: Linking,
  depth: number,
): readonly Prefix[] {
  const { name } = definitionIn(one);
  const leading = depth > deepest ? [] : linking.index.find(leadingTo, name);
  return leading.flatMap(({ file, route }) => {
    const owner = { file, index: Number(route.extra?.["class"]) };
    const texts = textsOf(route.path, { file, scope: route.scope }, linking.evaluate);
    return prefixesOf(owner, linking, depth + 1).flatMap((above) =>
      texts.map((text) => ({
        prefix: joinPaths(above.prefix, text),
        guards: [...above.guards, ...guards],
      })),
    );
  });
}

/** Methods without a verb, by the name of the resource that they give. */
const leadingTo: Lookup<RouteOf> = (file) =>
  marked("leadsTo", file).map((one) => [one.route.extra?.["leadsTo"] ?? "", one]);
