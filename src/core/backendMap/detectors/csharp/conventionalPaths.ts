import type { FileFacts, RouteFact } from "../../facts/facts.ts";
import type { TextEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn, FactIndex, Lookup } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";
import { textsOf } from "../../link/names/textsOf.ts";

/** The paths of a controller's method that no attribute names: by the patterns of its project. */
export function conventionalPaths(
  controller: DefinitionIn,
  route: RouteFact,
  { index, evaluate }: Linking,
): readonly TextEntity[] {
  const name = definitionIn(controller).name.replace(/Controller$/, "");
  const { action = "", parameters = "", area } = route.extra ?? {};
  const given = new Set(parameters.split(" "));
  return patternsFor(controller.file, index)
    .flatMap(({ file, route: { path, scope } }) => textsOf(path, { file, scope }, evaluate))
    .filter(({ text }) => /\{controller\b/.test(text) && /\{action\b/.test(text))
    .filter(({ text }) => /\{area\b/.test(text) === (area !== undefined))
    .map(({ text }) => ({ kind: "text", text: filled(text, { name, action, area, given }) }));
}

interface Filling {
  readonly name: string;
  readonly action: string;
  readonly area: string | undefined;
  readonly given: ReadonlySet<string>;
}

function filled(pattern: string, { name, action, area = "", given }: Filling): string {
  return pattern
    .replace(/\{controller\b[^{}]*\}/, name)
    .replace(/\{action\b[^{}]*\}/, action)
    .replace(/\{area\b[^{}]*\}/, area)
    .split("/")
    .filter((part) => {
      // What may be left out counts only where the method takes it.
      const optional = /^\{\**(\w+)[^{}]*(?:\?|=[^{}]*)\}$/.exec(part)?.[1];
      return optional === undefined || given.has(optional);
    })
    .join("/");
}

interface Pattern {
  readonly file: FileFacts;
  readonly route: RouteFact;
}

const patterns: Lookup<Pattern> = (file) =>
  file.routes
    .filter(({ extra }) => extra?.["convention"] !== undefined)
    .map((route) => ["all", { file, route }]);

/** Those of the files that share most of their path with the controller's: its project's. */
function patternsFor(of: FileFacts, index: FactIndex): readonly Pattern[] {
  const all = index.find(patterns, "all");
  const shared = all.map(({ file }) => sharedFolders(file.path, of.path));
  const best = Math.max(0, ...shared);
  return all.filter((_, at) => shared[at] === best);
}

function sharedFolders(one: string, other: string): number {
  const [a, b] = [one.split("/").slice(0, -1), other.split("/").slice(0, -1)];
  const end = a.findIndex((part, at) => part !== b[at]);
  return end < 0 ? a.length : end;
}
