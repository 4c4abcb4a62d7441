import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex } from "../../link/names/language.ts";
import { joinPath } from "./joinPath.ts";

interface WorkspacePackage {
  readonly folder: string;
  readonly main: string | undefined;
}

const known = new WeakMap<FactIndex, ReadonlyMap<string, WorkspacePackage>>();

/** The paths that a module can be where it is a package of this very workspace, by its name. */
export function inWorkspacePackages(module: string, index: FactIndex): readonly string[] {
  const packages = known.get(index) ?? packagesOf(index);
  known.set(index, packages);
  const name = module.split("/", module.startsWith("@") ? 2 : 1).join("/");
  const found = packages.get(name);
  if (found === undefined) return [];
  const rest = module.slice(name.length + 1);
  return rest === "" ? entriesOf(found) : inside(found.folder, rest);
}

function packagesOf(index: FactIndex): ReadonlyMap<string, WorkspacePackage> {
  const packages = new Map<string, WorkspacePackage>();
  for (const { path, project } of index.files.values()) {
    if (project?.kind !== "package" || project.name === undefined) continue;
    packages.set(project.name, { folder: folderOf(path), main: project.main });
  }
  return packages;
}

/** What is built is read at its source: `dist/index.js` is `src/index.ts`. */
function entriesOf({ folder, main }: WorkspacePackage): readonly string[] {
  const named = main === undefined ? [] : [main, main.replace(built, "src/")];
  return [...named, "src/index", "index", "src/main", "lib/index", "src"].map((one) =>
    joinPath(folder, one),
  );
}

const built = /^(?:\.\/)?(?:dist|build|lib|out)\/(?:cjs\/|esm\/|src\/)?/;

function inside(folder: string, rest: string): readonly string[] {
  return [rest, `src/${rest}`, rest.replace(built, "src/")].map((one) => joinPath(folder, one));
}
