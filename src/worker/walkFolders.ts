import fs from "node:fs";
import path from "node:path";
import { languageIdOf } from "../core/backendMap/reading/languageIdOf.ts";
import { isReadForMap } from "../core/backendMap/reading/readFacts.ts";
import type { MapFolder } from "../core/backendMap/upkeep/mapMessages.ts";
import { silentFolders } from "../core/context/rules/passedOverFolder.ts";
import { createFolderRules } from "./folderRules.ts";
import type { FolderRules } from "./folderRules.ts";

/** A file that the map may be read from. */
export interface Found {
  readonly file: string;
  /** As a prompt names it. */
  readonly path: string;
  readonly uri: string;
  readonly languageId: string;
}

interface Walked {
  readonly found: readonly Found[];
  /** Paths of files that rules keep out. */
  readonly withheld: readonly string[];
}

/** The workspace's folders with their rules, as they were when it was made. */
export interface Tree {
  /** All files of a place: a folder's with those of its folders, links not followed; a file itself. */
  at(place: string): Walked;
  roots(): readonly string[];
}

interface Walk {
  readonly folder: MapFolder;
  readonly rules: FolderRules;
  /** Folders of the workspace that lie in others are walked by themselves. */
  readonly roots: ReadonlySet<string>;
  readonly found: Found[];
  readonly withheld: string[];
}

export function createTree(folders: readonly MapFolder[]): Tree {
  const roots = new Set(folders.map(({ root }) => root));
  const rules = new Map(folders.map((folder) => [folder, createFolderRules(folder)]));
  return {
    roots: () => [...roots],
    at(place) {
      const folder = folderAround(place, folders);
      const own = folder && rules.get(folder);
      if (folder === undefined || own === undefined) return { found: [], withheld: [] };
      const walk: Walk = { folder, rules: own, roots, found: [], withheld: [] };
      const way = path.relative(folder.root, place).split(path.sep).filter(Boolean);
      if (isOpen(way, walk)) visitPlace(place, way, walk);
      return walk;
    },
  };
}

/** The innermost, as VS Code decides it. */
function folderAround(place: string, folders: readonly MapFolder[]): MapFolder | undefined {
  return folders
    .filter(({ root }) => place === root || place.startsWith(withSlash(root)))
    .toSorted((a, b) => b.root.length - a.root.length)[0];
}

const withSlash = (root: string): string => (root.endsWith(path.sep) ? root : root + path.sep);

/** Whether no folder on the way is a link or kept out. */
function isOpen(way: readonly string[], { folder, rules }: Walk): boolean {
  return way.slice(0, -1).every((_, depth) => {
    const part = way.slice(0, depth + 1);
    const name = part.at(-1) ?? "";
    const found = fs.lstatSync(path.join(folder.root, ...part), { throwIfNoEntry: false });
    return (
      found?.isDirectory() === true && !silentFolders.has(name) && !rules.withholdsFolder(part)
    );
  });
}

function visitPlace(place: string, way: readonly string[], walk: Walk): void {
  const found = fs.lstatSync(place, { throwIfNoEntry: false });
  if (found?.isFile() === true) visitFile(place, way, walk);
  if (found?.isDirectory() !== true) return;
  const name = way.at(-1);
  if (name !== undefined && (silentFolders.has(name) || walk.rules.withholdsFolder(way))) return;
  visitFolder(place, way, walk);
}

function visitFolder(folder: string, way: readonly string[], walk: Walk): void {
  for (const entry of entriesIn(folder)) {
    const place = path.join(folder, entry.name);
    const inner = [...way, entry.name];
    if (entry.isFile()) visitFile(place, inner, walk);
    else if (entry.isDirectory() && !silentFolders.has(entry.name) && !walk.roots.has(place)) {
      if (!walk.rules.withholdsFolder(inner)) visitFolder(place, inner, walk);
    }
  }
}

function visitFile(file: string, way: readonly string[], walk: Walk): void {
  const below = way.join("/");
  const languageId = languageIdOf(below);
  if (languageId === undefined || !isReadForMap(below, languageId)) return;
  const place = walk.folder.prefix + below;
  if (walk.rules.withholdsFile(way)) {
    walk.withheld.push(place);
    return;
  }
  const uri = uriBelow(walk.folder.uri, way);
  if (uri !== undefined) walk.found.push({ file, path: place, uri, languageId });
}

/** A folder that goes away meanwhile, or cannot be opened, holds nothing. */
function entriesIn(folder: string): readonly fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** As VS Code writes it; undefined for a name that no URI can hold. */
function uriBelow(folder: string, way: readonly string[]): string | undefined {
  try {
    return [folder.replace(/\/$/, ""), ...way.map(encoded)].join("/");
  } catch {
    return undefined;
  }
}

function encoded(segment: string): string {
  if (/^[\w.~-]*$/.test(segment)) return segment;
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
