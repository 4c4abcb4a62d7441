import type { FileFacts } from "../../facts/facts.ts";
import type { MountFact } from "../../facts/routingFacts.ts";
import { joinPath } from "../../languages/javascriptModules/joinPath.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { Lookup } from "../../link/names/language.ts";
import type { ExpandMount } from "../../link/routes/expandMount.ts";
import type { Value } from "../../facts/value.ts";
import { optionOf } from "./routerFact.ts";
import type { RoutingCall } from "./routingCall.ts";

/** `@fastify/autoload` registers every file of a folder, below the path of its own folder. */
export function autoloadOf(call: RoutingCall, file: FileFacts): readonly MountFact[] {
  const { receiver, args, scope, range } = call;
  const [child, options] = args;
  const dir = optionOf(options, "dir");
  const folder = dir === undefined ? undefined : folderIn(dir, folderOf(file.path));
  if (receiver === undefined || child === undefined || folder === undefined) return [];
  const prefix = optionOf(optionOf(options, "options"), "prefix");
  const isFlat = isSaid("false", optionOf(options, "dirNameRoutePrefix"));
  const params = optionOf(options, "routeParams");
  const hasParams = params !== undefined && !isSaid("false", params);
  return [
    {
      stack: "fastify",
      extra: { folder, isFlat: String(isFlat), hasParams: String(hasParams) },
      parent: receiver,
      child,
      guards: [],
      scope,
      range,
      ...(prefix && { prefix }),
    },
  ];
}

const isSaid = (word: string, value: Value | undefined): boolean =>
  value?.kind === "unknown" && value.text === word;

/** `path.join(__dirname, "routes")`: the texts, from the file's own folder. */
function folderIn(dir: Value, here: string): string | undefined {
  if (dir.kind === "text") return joinPath(here, dir.text);
  if (dir.kind !== "call") return undefined;
  const texts = dir.args.flatMap((one) => (one.kind === "text" ? [one.text] : []));
  return texts.length === 0 ? undefined : joinPath(here, texts.join("/"));
}

export const expandAutoload: ExpandMount = (mount, file, index) => {
  const folder = mount.extra?.["folder"];
  if (folder === undefined) return undefined;
  const below = index.find(filesBelow, folder);
  const indexed = new Set(below.filter(isIndex).map(({ path }) => folderOf(path)));
  return below
    .filter((one) => isIndex(one) || !indexed.has(folderOf(one.path)))
    .map((one) => mountOf(one, { mount, folder, from: folderOf(file.path) }));
};

/** By each folder that they are in, however deep. */
const filesBelow: Lookup<FileFacts> = (file) => {
  const folders = file.path.split("/").slice(0, -1);
  return folders.map((_, at) => [folders.slice(0, at + 1).join("/"), file]);
};

const isIndex = ({ path }: FileFacts): boolean => /(?:^|\/)index\.[cm]?[jt]s$/.test(path);

interface Autoload {
  readonly mount: MountFact;
  readonly folder: string;
  readonly from: string;
}

function mountOf(plugin: FileFacts, { mount, folder, from }: Autoload): MountFact {
  const { extra, parent, guards, scope, range } = mount;
  const module = `./${from.replace(/[^/]+/g, "..")}/${plugin.path}`;
  const said = (name: string): Value | undefined =>
    plugin.exports.some((one) => one.name === name) ? { kind: "import", module, name } : undefined;
  const folders = folderOf(plugin.path).slice(folder.length);
  const named =
    extra?.["isFlat"] === "true" ? "" : pathOf(folders, extra?.["hasParams"] === "true");
  const own = said("autoPrefix") ?? { kind: "text", text: named };
  const config = mount.prefix ?? configured(plugin);
  const below: Value = config === undefined ? own : { kind: "concat", parts: [config, own] };
  return {
    parent,
    guards,
    scope,
    range,
    prefix: said("prefixOverride") ?? below,
    child: { kind: "import", module, name: "default" },
  };
}

/** "/_id" and, where a name has more in it, "/__from-__to" are parameters for who asked for them. */
function pathOf(folders: string, hasParams: boolean): string {
  if (!hasParams) return folders;
  return folders.includes("__") ? folders.replaceAll("__", ":") : folders.replaceAll("/_", "/:");
}

/** The prefix in the options that a plug-in has by itself: `module.exports.autoConfig = { prefix }`. */
function configured({ exports, bindings }: FileFacts): Value | undefined {
  const given = exports.find(({ name }) => name === "autoConfig")?.value;
  const options =
    given?.kind === "name" ? bindings.find(({ name }) => name === given.name)?.value : given;
  const prefix = optionOf(options, "prefix");
  return prefix?.kind === "text" ? prefix : undefined;
}
