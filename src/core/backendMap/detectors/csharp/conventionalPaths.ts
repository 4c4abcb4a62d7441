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
    .flatMap(({ file, route: { path, scope, extra = {} } }) =>
      textsOf(path, { file, scope }, evaluate).map((text) => ({ ...text, defaults: extra })),
    )
    .filter(({ text, defaults }) => leadsTo(text, defaults, { name, action, area }))
    .map(({ text, defaults: _, ...one }) => ({
      ...one,
      text: filled(text, { name, action, area, given }),
    }));
}

/** Each of the three is named by the pattern, or is what the pattern is for. */
function leadsTo(
  text: string,
  defaults: Readonly<Record<string, string>>,
  { name, action, area }: Omit<Filling, "given">,
): boolean {
  const isFor = (token: string, value: string): boolean =>
    new RegExp(`\\{${token}\\b`, "i").test(text) ||
    defaults[token]?.toLowerCase() === value.toLowerCase();
  const isOfArea =
    area === undefined
      ? !/\{area\b/i.test(text) && defaults["area"] === undefined
      : isFor("area", area);
  return isOfArea && isFor("controller", name) && isFor("action", action);
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
