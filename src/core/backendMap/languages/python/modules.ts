import type { FileFacts } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";

/**
 * The file of a module as Python would find it: relative ones from the file's package, others from
 * the folders that can be a root; where no such folder has it, the one file whose path ends so.
 */
export function moduleFile(
  module: string,
  from: FileFacts,
  index: FactIndex,
): FileFacts | undefined {
  const dots = /^\.+/.exec(module)?.[0].length ?? 0;
  const path = module.slice(dots).replaceAll(".", "/");
  if (dots > 0) {
    let folder = folderOf(from.path);
    for (let up = 1; up < dots; up++) folder = folderOf(folder);
    return fileAt(join(folder, path), index);
  }
  const last = path.slice(path.lastIndexOf("/") + 1);
  const namesakes = index.find(byLastName, last);
  // Most are packages of others: one look tells that nothing here can be meant.
  if (namesakes.length === 0) return undefined;
  for (const root of rootsOf(from, index)) {
    const found = fileAt(join(root, path), index);
    if (found !== undefined) return found;
  }
  return endingWith(path, namesakes, from, index);
}

const join = (folder: string, path: string): string =>
  folder === "" || path === "" ? folder + path : `${folder}/${path}`;

function fileAt(path: string, { files }: FactIndex): FileFacts | undefined {
  return files.get(`${path}.py`) ?? files.get(join(path, "__init__.py"));
}

/** First the folder that the file's outermost package is in, then what is above, then what is inside. */
function rootsOf(from: FileFacts, { files }: FactIndex): readonly string[] {
  const own = folderOf(from.path);
  const above: string[] = [];
  for (let folder = own; ; folder = folderOf(folder)) {
    above.push(folder);
    if (folder === "") break;
  }
  const outermost = above.findIndex((folder) => !files.has(join(folder, "__init__.py")));
  const first = Math.max(0, outermost);
  const outward = above.slice(first).flatMap((folder) => [folder, join(folder, "src")]);
  return [...outward, ...above.slice(0, first).toReversed()];
}

function endingWith(
  path: string,
  namesakes: readonly FileFacts[],
  from: FileFacts,
  index: FactIndex,
): FileFacts | undefined {
  const fitting = namesakes.filter((one) => {
    const module = moduleOf(one.path);
    // One name alone says too little: "utils" of a package is not the "utils" of another.
    return module.endsWith(`/${path}`) && (path.includes("/") || !isPackaged(one, index));
  });
  return fitting.length <= 1 ? fitting[0] : nearest(fitting, from);
}

function isPackaged(file: FileFacts, { files }: FactIndex): boolean {
  const own = file.path.endsWith("/__init__.py") ? folderOf(file.path) : file.path;
  return files.has(join(folderOf(own), "__init__.py"));
}

function nearest(files: readonly FileFacts[], from: FileFacts): FileFacts | undefined {
  const shared = ({ path }: FileFacts): number => {
    let length = 0;
    while (length < path.length && path[length] === from.path[length]) length++;
    return length;
  };
  return files.toSorted((a, b) => shared(b) - shared(a))[0];
}

const byLastName: Lookup<FileFacts> = (file) => {
  if (!file.path.endsWith(".py")) return [];
  const module = moduleOf(file.path);
  return [[module.slice(module.lastIndexOf("/") + 1), file]];
};

const moduleOf = (path: string): string => path.replace(/(?:\/__init__)?\.py$/, "");
