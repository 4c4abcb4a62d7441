import type { FileFacts } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";

export interface ModulePath {
  readonly root: string;
  readonly segments: readonly string[];
}

/** Where a file stands in its crate: "api/src/a/mod.rs" is `a` below "api/src". */
export function modulePath(path: string): ModulePath {
  const parts = path.replace(/\.rs$/, "").split("/");
  const source = parts.lastIndexOf("src");
  const root = parts.slice(0, source + 1).join("/");
  const segments = parts.slice(source + 1);
  const last = segments.at(-1);
  const isFolder = last === "mod" || (segments.length === 1 && /^(?:lib|main)$/.test(last ?? ""));
  return { root, segments: isFolder ? segments.slice(0, -1) : segments };
}

/** The files that a crate begins with: a library, a program, or both. */
export function rootsOf(root: string, { files }: FactIndex): readonly FileFacts[] {
  const at = (name: string): FileFacts | undefined =>
    files.get(root === "" ? name : `${root}/${name}`);
  return [at("lib.rs"), at("main.rs")].filter((one) => one !== undefined);
}

/** The folder of the sources of a crate of the workspace, by what code calls the crate. */
export const sourcesOfCrate: Lookup<string> = ({ project, path }) => {
  if (project?.kind !== "other" || project.name !== "crate") return [];
  const source = [folderOf(path), "src"].filter((one) => one !== "").join("/");
  return [[project.values["name"] ?? "", source]];
};
