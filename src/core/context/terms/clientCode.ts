import { isHandedOut } from "../../backendMap/reading/leftOut.ts";
import type { FileTerms } from "./fileTerms.ts";

/** Files of a user interface, by their endings. */
const drawn = /\.(?:tsx|jsx|vue|svelte|astro)$|\.(?:component|directive|pipe)\.ts$/;
/** Modules that a script imports only where something is drawn. */
const drawing =
  /^(?:vue|vue-[\w-]+|vuex|pinia|react|react-[\w-]+|preact|svelte|solid-js|lit|alpinejs|jquery|@vue|@angular|@vueuse|@ember|@inertiajs)(?:\/|$)/;
const script = /\.(?:[mc]?[jt]s)$/;
/** A folder is a client's where this share of its scripts draws. */
const leastShare = 0.25;
const deepest = 3;

/**
 * Which files are a user interface's: those that draw, all scripts of a folder where many do, and
 * what a server only hands out. What judges a backend is rarely there.
 */
export function createClientCode(
  files: Iterable<Pick<FileTerms, "path"> & Partial<Pick<FileTerms, "imports">>>,
): (path: string) => boolean {
  const folders = new Map<string, { all: number; drawn: number }>();
  for (const { path, imports = [] } of files) {
    if (!drawn.test(path) && !script.test(path)) continue;
    const draws = drawn.test(path) || imports.some((module) => drawing.test(module));
    for (const folder of foldersOf(path)) {
      const counts = folders.get(folder) ?? { all: 0, drawn: 0 };
      counts.all++;
      if (draws) counts.drawn++;
      folders.set(folder, counts);
    }
  }
  const isClient = (folder: string): boolean => {
    const counts = folders.get(folder);
    return counts !== undefined && counts.drawn >= counts.all * leastShare;
  };
  return (path) =>
    drawn.test(path) || isHandedOut(path) || (script.test(path) && foldersOf(path).some(isClient));
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1).slice(0, deepest);
  return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}
