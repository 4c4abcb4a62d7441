import type { FileFacts } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex } from "../../link/names/language.ts";

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

const known = new WeakMap<FactIndex, ReadonlyMap<string, string>>();

/** Folders of the sources of the workspace's crates, by what code calls the crates. */
export function cratesOf(index: FactIndex): ReadonlyMap<string, string> {
  const before = known.get(index);
  if (before !== undefined) return before;
  const found = new Map(
    [...index.files.values()].flatMap(({ project, path }) => {
      if (project?.kind !== "other" || project.name !== "crate") return [];
      const folder = folderOf(path);
      const source = [folder, "src"].filter((one) => one !== "").join("/");
      return [[project.values["name"] ?? "", source] as const];
    }),
  );
  known.set(index, found);
  return found;
}
