import type { FileFacts, ProjectFact } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";
import { joinPath } from "./joinPath.ts";

type Tsconfig = Extract<ProjectFact, { kind: "tsconfig" }>;

/** A chain of `extends` longer than this goes in circles. */
const longestChain = 6;
const names = ["tsconfig.json", "jsconfig.json", "tsconfig.base.json", "tsconfig.app.json"];

/** The paths that a module can be by the `paths` and `baseUrl` of the configurations above a file. */
export function byTsconfig(module: string, from: FileFacts, index: FactIndex): readonly string[] {
  const configs = index.shared(configsByFolder);
  for (let folder = folderOf(from.path); ; folder = folderOf(folder)) {
    const own = configs.get(folder) ?? [];
    const found = own.flatMap((one) => byConfig(one, module, index, longestChain));
    if (folder === "" || found.length > 0) return found;
  }
}

/** Of each folder that has some, in the order of their names. */
function configsByFolder(index: FactIndex): ReadonlyMap<string, readonly FileFacts[]> {
  const all = names.flatMap((name) => index.find(configsNamed, name));
  return Map.groupBy(all, ({ path }) => folderOf(path));
}

const configsNamed: Lookup<FileFacts> = (file) =>
  file.project?.kind === "tsconfig" ? [[nameOf(file.path), file]] : [];

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function byConfig(
  { path, project: config }: FileFacts,
  module: string,
  index: FactIndex,
  left: number,
): readonly string[] {
  if (config?.kind !== "tsconfig" || left === 0) return [];
  const own = mapped(config, folderOf(path), module);
  if (own.length > 0 || config.extends === undefined) return own;
  const parent = joinPath(folderOf(path), config.extends);
  return [parent, `${parent}.json`]
    .flatMap((one) => index.files.get(one) ?? [])
    .flatMap((one) => byConfig(one, module, index, left - 1));
}

function mapped(config: Tsconfig, folder: string, module: string): readonly string[] {
  const base = joinPath(folder, config.baseUrl ?? ".");
  const targets = Object.entries(config.paths).flatMap(([pattern, to]) => {
    return targetsOf(pattern, to, module).map((target) => joinPath(base, target));
  });
  return config.baseUrl === undefined ? targets : [...targets, joinPath(base, module)];
}

function targetsOf(pattern: string, targets: readonly string[], module: string): readonly string[] {
  const [before = "", after] = pattern.split("*");
  if (after === undefined) return pattern === module ? targets : [];
  if (!module.startsWith(before) || !module.endsWith(after)) return [];
  const middle = module.slice(before.length, module.length - after.length);
  return targets.map((target) => target.replace("*", () => middle));
}
