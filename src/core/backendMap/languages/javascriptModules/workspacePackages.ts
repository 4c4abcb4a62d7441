import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";
import { joinPath } from "./joinPath.ts";

interface WorkspacePackage {
  readonly folder: string;
  readonly main: string | undefined;
}

const packagesNamed: Lookup<WorkspacePackage> = ({ path, project }) =>
  project?.kind === "package" && project.name !== undefined
    ? [[project.name, { folder: folderOf(path), main: project.main }]]
    : [];

/** The paths that a module can be where it is a package of this very workspace, by its name. */
export function inWorkspacePackages(module: string, index: FactIndex): readonly string[] {
  const name = module.split("/", module.startsWith("@") ? 2 : 1).join("/");
  const found = index.find(packagesNamed, name).at(-1);
  if (found === undefined) return [];
  const rest = module.slice(name.length + 1);
  return rest === "" ? entriesOf(found) : inside(found.folder, rest);
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
