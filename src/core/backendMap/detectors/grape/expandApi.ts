import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn, Lookup } from "../../link/names/language.ts";
import { ancestorsOf } from "../rails/ancestors.ts";
import { mountedOf } from "../rails/mounts.ts";
import { below } from "../rails/routeContext.ts";
import { settingsIn, type ApiSettings } from "./apiContext.ts";
import { isApi } from "./isApi.ts";

/** APIs in APIs go no deeper than this. */
const deepest = 12;

/** What becomes of a route of a class: it stands wherever the class is mounted, or by itself. */
export const expandApi: Expand = (route, file, linking) => {
  const { class: index = "", api, mounts } = route.extra ?? {};
  if (api !== undefined || mounts !== undefined) return [];
  const of = { file, index: Number(index) };
  if (!isApi(definitionIn(of).name, linking)) return [];
  const paths = placesOf(of, linking).flatMap((place) => pathsBelow(place, route));
  return [...new Set(paths)].map(({ before, guards }) => ({
    file,
    route: {
      ...route,
      path: { kind: "concat", parts: [{ kind: "text", text: before }, route.path] },
      guards: [...guards, ...route.guards],
    } satisfies RouteFact,
  }));
};

/** Where a class is mounted: the path of its mounts, then what is said on the way there. */
interface ApiPlace extends ApiSettings {
  readonly at: string;
  readonly namespace: string;
  readonly guards: readonly string[];
}

/** Grape puts the path of the mounts first, then the prefix, the version and the namespaces. */
function pathsBelow(
  place: ApiPlace,
  route: RouteFact,
): readonly { readonly before: string; readonly guards: readonly string[] }[] {
  const own = settingsIn(route.extra);
  const { prefix = "", versions = [] } = { ...place, ...own };
  const each = versions.length === 0 ? [""] : versions;
  return each.map((version) => ({
    before: [place.at, prefix, version, place.namespace].reduce(below, ""),
    guards: place.guards,
  }));
}

function placesOf(of: DefinitionIn, linking: Linking, depth = 0): readonly ApiPlace[] {
  const { name } = definitionIn(of);
  const mounts = mountsOf(name, linking);
  const places = depth > deepest ? [] : mounts.flatMap((one) => placesIn(one, linking, depth));
  const inRoutes = linking.index.find(mountedOf, name);
  const outside = inRoutes.map((at) => alone(at, name, linking));
  if (mounts.length > 0 || outside.length > 0) return [...places, ...outside];
  return [alone("", name, linking)];
}

/** A class that no other one mounts has what is said of the classes above it. */
function alone(at: string, name: string, linking: Linking): ApiPlace {
  const above = ancestorsOf(name, linking).toReversed().map(settingsOfClass);
  return { at, namespace: "", guards: [], ...(Object.assign({}, ...above) as ApiSettings) };
}

function placesIn({ file, route }: MountIn, linking: Linking, depth: number): readonly ApiPlace[] {
  const { extra = {}, guards } = route;
  const owner = { file, index: Number(extra["class"]) };
  return placesOf(owner, linking, depth + 1).map((outer) => ({
    ...outer,
    ...settingsIn(extra),
    at: below(outer.at, extra["at"] ?? ""),
    namespace: below(outer.namespace, extra["namespace"] ?? ""),
    guards: [...outer.guards, ...guards],
  }));
}

interface MountIn {
  readonly file: FileFacts;
  readonly route: RouteFact;
}

/** The mounts of a class, by the last part of its name first. */
function mountsOf(name: string, { index, evaluate }: Linking): readonly MountIn[] {
  return index.find(byMounted, name.replace(/^.*::/, "")).filter(({ file, route }) => {
    const { handler, scope } = route;
    const meant = handler === undefined ? [] : evaluate(handler, { file, scope });
    return meant.some((one) => one.kind === "definition" && definitionIn(one).name === name);
  });
}

const byMounted: Lookup<MountIn> = (file) =>
  file.routes.flatMap((route) => {
    const name = route.stack === "grape" ? route.extra?.["mounts"] : undefined;
    return name === undefined ? [] : [[name, { file, route }] as const];
  });

function settingsOfClass({ file, index }: DefinitionIn): ApiSettings {
  const said = file.routes.find(
    ({ stack, extra }) =>
      stack === "grape" && extra?.["api"] === "true" && extra["class"] === String(index),
  );
  return settingsIn(said?.extra);
}
