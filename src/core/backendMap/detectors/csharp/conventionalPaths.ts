import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
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
  return patternsFor(controller.file, index).flatMap(
    ({ file, route: { path, scope, extra = {} } }) =>
      textsOf(path, { file, scope }, evaluate)
        .filter(({ text }) => leadsTo(text, extra, { name, action, area }))
        .map((one) => ({ ...one, text: filled(one.text, { name, action, area, given }) })),
  );
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
    .replace(/\{controller\b[^{}]*\}/, (token) => tokenOf(token, name))
    .replace(/\{action\b[^{}]*\}/, (token) => tokenOf(token, action))
    .replace(/\{area\b[^{}]*\}/, (token) => tokenOf(token, area))
    .split("/")
    .filter((part) => {
      // What may be left out counts only where the method takes it.
      const optional = /^\{\**(\w+)[^{}]*(?:\?|=[^{}]*)\}$/.exec(part)?.[1];
      return optional === undefined || given.has(optional);
    })
    .join("/");
}

/** `{controller:slugify}` is written in words. */
const tokenOf = (token: string, text: string): string =>
  /:\s*(?:slugify|kebab\w*|spinal\w*|dashed)\b/i.test(token) ? slugOf(text) : text;

/** "MyAccount" is "my-account". */
export const slugOf = (text: string): string =>
  text
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();

const slugs: Lookup<FileFacts> = (file) =>
  file.routes.some(({ extra }) => extra?.["tokens"] === "slug") ? [["all", file]] : [];

/** Whether a convention of its application writes "[controller]" and "[action]" in words. */
export function replacesInSlugs(of: FileFacts, index: FactIndex): boolean {
  return index.find(slugs, "all").some(({ path }) => of.path.startsWith(projectOf(path)));
}

/** The folder that an application is started from, though that may be set up in a folder of its own. */
const projectOf = (path: string): string =>
  path.replace(/(?:(?:Config\w*|Extensions|Infrastructure|Setup|Startup)\/)?[^/]*$/, "");

interface Pattern {
  readonly file: FileFacts;
  readonly route: RouteFact;
}

const patterns: Lookup<Pattern> = (file) =>
  file.routes
    .filter(({ extra }) => extra?.["convention"] !== undefined && extra["tokens"] === undefined)
    .map((route) => ["all", { file, route }]);

/** Those of the files that share most of their path with the controller's: its project's. */
function patternsFor(of: FileFacts, index: FactIndex): readonly Pattern[] {
  const all = index.find(patterns, "all");
  const shared = all.map(({ file }) => sharedFolders(file.path, of.path));
  const best = Math.max(0, ...shared);
  return all.filter((_, at) => shared[at] === best);
}

/** How many folders two paths have in common. */
export function sharedFolders(one: string, other: string): number {
  const [a, b] = [one.split("/").slice(0, -1), other.split("/").slice(0, -1)];
  const end = a.findIndex((part, at) => part !== b[at]);
  return end < 0 ? a.length : end;
}
