import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import type { Place, TextEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { Lookup } from "../../link/names/language.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import { noText, textsOf } from "../../link/names/textsOf.ts";
import { pathTexts, valueOfText } from "../classes/pathTexts.ts";
import { sharedFolders } from "./conventionalPaths.ts";

/** Groups in groups go no deeper than this. */
const deepest = 6;

/** An endpoint of FastEndpoints stands below its application's prefix, its groups and its version. */
export const expandEndpoint: Expand = (route, file, linking) => {
  const { group, version, prefix } = route.extra ?? {};
  const place = { file, scope: route.scope };
  const settings = settingsFor(file, linking);
  const before = prefix === undefined ? settings.prefix : textOf(prefix);
  const groups =
    group === undefined ? noText : groupPath({ kind: "name", name: group }, place, linking);
  const versions = version === undefined ? noText : textOf(`v${version}`);
  return pathTexts(route.path, place, linking.evaluate).map((own) => {
    const whole = joinPaths(groups, own);
    const versioned = settings.prepends ? joinPaths(versions, whole) : joinPaths(whole, versions);
    return { file, route: { ...route, path: valueOfText(joinPaths(before, versioned)) } };
  });
};

const textOf = (text: string): TextEntity => ({ kind: "text", text });

function groupPath(name: Value, at: Place, linking: Linking, depth = 0): TextEntity {
  const { index, evaluate } = linking;
  for (const one of evaluate(name, at)) {
    if (one.kind !== "definition" || depth > deepest) continue;
    const router = index.names(one.file).routerOf(one.index);
    if (router?.prefix === undefined) continue;
    const [own = noText] = textsOf(
      router.prefix,
      { file: one.file, scope: router.scope },
      evaluate,
    );
    const within = { file: one.file, scope: definitionIn(one).scope };
    const above = router.parent && groupPath(router.parent, within, linking, depth + 1);
    return above === undefined ? own : joinPaths(above, own);
  }
  return noText;
}

interface Settings {
  readonly prefix: TextEntity;
  readonly prepends: boolean;
}

const settings: Lookup<{ readonly file: FileFacts; readonly route: RouteFact }> = (file) =>
  file.routes
    .filter(({ extra }) => extra?.["tokens"] === "prefix")
    .map((route) => ["all", { file, route }]);

/** Of the application that shares most of its path with the endpoint. */
function settingsFor(of: FileFacts, { index, evaluate }: Linking): Settings {
  const [nearest] = index
    .find(settings, "all")
    .toSorted((a, b) => sharedFolders(b.file.path, of.path) - sharedFolders(a.file.path, of.path));
  if (nearest === undefined) return { prefix: noText, prepends: false };
  const { file, route } = nearest;
  const [prefix = noText] = textsOf(route.path, { file, scope: route.scope }, evaluate);
  return { prefix, prepends: route.extra?.["prepends"] === "true" };
}
