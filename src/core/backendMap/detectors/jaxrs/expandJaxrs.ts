import type { FileFacts, RouteFact, RouterFact } from "../../facts/facts.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn, FactIndex } from "../../link/names/language.ts";
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
  const leading = depth > deepest ? [] : (leadingTo(linking.index).get(name) ?? []);
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

const known = new WeakMap<FactIndex, ReadonlyMap<string, readonly RouteOf[]>>();

/** Methods without a verb, by the name of the resource that they give. */
function leadingTo(index: FactIndex): ReadonlyMap<string, readonly RouteOf[]> {
  const before = known.get(index);
  if (before !== undefined) return before;
  const leading = Map.groupBy(
    marked("leadsTo", index),
    ({ route }) => route.extra?.["leadsTo"] ?? "",
  );
  known.set(index, leading);
  return leading;
}

function marked(name: string, index: FactIndex): readonly RouteOf[] {
  return [...index.files.values()].flatMap((file) =>
    file.routes
      .filter(({ stack, extra }) => stack === "jaxrs" && extra?.[name] !== undefined)
      .map((route) => ({ file, route })),
  );
}

const applications = new WeakMap<FactIndex, readonly RouteOf[]>();

/** The path of the application of the same module, the nearest where there are several. */
function applicationOf(of: FileFacts, linking: Linking): TextEntity {
  const all = applications.get(linking.index) ?? marked("application", linking.index);
  applications.set(linking.index, all);
  const module = moduleOf(of.path);
  const [nearest] = all
    .filter(({ file }) => moduleOf(file.path) === module)
    .toSorted((a, b) => shared(b.file.path, of.path) - shared(a.file.path, of.path));
  if (nearest === undefined) return noText;
  const { file, route } = nearest;
  return textsOf(route.path, { file, scope: route.scope }, linking.evaluate)[0] ?? noText;
}

function shared(one: string, other: string): number {
  const parts = other.split("/");
  return one.split("/").findIndex((part, at) => part !== parts[at]);
}
