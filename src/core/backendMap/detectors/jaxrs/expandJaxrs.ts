import type { FileFacts, RouteFact, RouterFact } from "../../facts/facts.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn, Lookup } from "../../link/names/language.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import type { TextEntity } from "../../link/names/entity.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import { noText, textsOf } from "../../link/names/textsOf.ts";
import { ancestorsOf, descendantsOf } from "../classes/hierarchy.ts";
import { valueOfText } from "../classes/pathTexts.ts";
import { moduleOf } from "../jvm/springProperties.ts";
import { noPath } from "./resources.ts";

/**
 * What becomes of a resource's method: it answers in every resource that has or inherits it, below
 * the path of that resource and of its application.
 */
export const expandJaxrs: Expand = (route, file, linking) => {
  const { class: own, leadsTo, application } = route.extra ?? {};
  if (leadsTo !== undefined || application !== undefined || own === undefined) return [];
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
          path: valueOfText(joinPaths(prefix, path)),
          guards: route.extra?.["isOpen"] === "true" ? [] : [...guards, ...route.guards],
        },
      })),
    ),
  );
};

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
  const above = applicationOf(one.file, linking);
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

interface RouteOf {
  readonly file: FileFacts;
  readonly route: RouteFact;
}

/** Methods without a verb, by the name of the resource that they give. */
const leadingTo: Lookup<RouteOf> = (file) =>
  marked("leadsTo", file).map((one) => [one.route.extra?.["leadsTo"] ?? "", one]);

/** By module. */
const applications: Lookup<RouteOf> = (file) =>
  marked("application", file).map((one) => [moduleOf(file.path), one]);

function marked(name: string, file: FileFacts): readonly RouteOf[] {
  return file.routes
    .filter(({ stack, extra }) => stack === "jaxrs" && extra?.[name] !== undefined)
    .map((route) => ({ file, route }));
}

/** The path of the application of the same module, the nearest where there are several. */
function applicationOf(of: FileFacts, linking: Linking): TextEntity {
  const [nearest] = linking.index
    .find(applications, moduleOf(of.path))
    .toSorted((a, b) => shared(b.file.path, of.path) - shared(a.file.path, of.path));
  if (nearest === undefined) return noText;
  const { file, route } = nearest;
  return textsOf(route.path, { file, scope: route.scope }, linking.evaluate)[0] ?? noText;
}

function shared(one: string, other: string): number {
  const parts = other.split("/");
  return one.split("/").findIndex((part, at) => part !== parts[at]);
}
