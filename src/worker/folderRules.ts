import fs from "node:fs";
import path from "node:path";
import { isDenied } from "../core/context/rules/denyList.ts";
import { excludeRules } from "../core/context/rules/excludeRules.ts";
import { folderWithheldBy, withheldBy } from "../core/context/rules/ignoreRules.ts";
import { whyFolderPassedOver } from "../core/context/rules/passedOverFolder.ts";
import { readRules } from "../core/context/rules/readRules.ts";
import type { Rules } from "../core/context/rules/readRules.ts";
import { ruleFilesFor } from "../core/context/rules/ruleFiles.ts";
import type { MapFolder } from "../core/backendMap/upkeep/mapMessages.ts";

/** The rules about one workspace folder, the same that hold for reviews. Ways are segments. */
export interface FolderRules {
  withholdsFile(way: readonly string[]): boolean;
  /** Also of folders that hold nothing that anybody here wrote. */
  withholdsFolder(way: readonly string[]): boolean;
}

/** A folder whose rule files count, and the way from it to the workspace folder. */
interface Base {
  readonly root: string;
  readonly above: readonly string[];
  /** Rules by the way of the folder that they concern. */
  readonly rules: Map<string, readonly Rules[]>;
}

/** Whatever is larger closes its folder unread. */
const tooMany = 256 * 1024 + 1;

/** Reads each rule file once: make new ones when one changed. */
export function createFolderRules({ root, exclude }: MapFolder): FolderRules {
  // Without a glob it is not asked: each file of a workspace would be.
  const excluded = exclude.length === 0 ? [] : [excludeRules(exclude)];
  const bases = basesOf(root);
  const isOff = isDenied([...path.resolve(root).split(path.sep).filter(Boolean), "any"]);
  const says = (way: readonly string[], by: typeof withheldBy): boolean =>
    isOff ||
    bases.some((base) => {
      const whole = [...base.above, ...way];
      return by(whole, [...rulesAt(base, whole.slice(0, -1)), ...excluded]) !== undefined;
    });
  return {
    withholdsFile: (way) => says(way, withheldBy),
    withholdsFolder: (way) =>
      (whyFolderPassedOver(way.at(-1) ?? "") !== undefined && !isPackage(root, way)) ||
      says(way, folderWithheldBy),
  };
}

/** A package of Python that is called like what a build puts out: somebody wrote it. */
function isPackage(root: string, way: readonly string[]): boolean {
  const isPlain = /^(?:build|out|output|target|dist)$/.test(way.at(-1) ?? "");
  return isPlain && fs.existsSync(path.join(root, ...way, "__init__.py"));
}

/** The workspace folder, and the repository around it, should it be a part of one. */
function basesOf(root: string): readonly Base[] {
  const own: Base = { root, above: [], rules: new Map() };
  if (fs.existsSync(path.join(root, ".git"))) return [own];
  for (let above = path.dirname(root); ; above = path.dirname(above)) {
    if (fs.existsSync(path.join(above, ".git"))) {
      const way = path.relative(above, root).split(path.sep);
      return [own, { root: above, above: way, rules: new Map() }];
    }
    if (above === path.dirname(above)) return [own];
  }
}

/** The rule files from the base down to a folder. */
function rulesAt(base: Base, way: readonly string[]): readonly Rules[] {
  const key = way.join("/");
  const known = base.rules.get(key);
  if (known !== undefined) return known;
  const above = way.length === 0 ? [] : rulesAt(base, way.slice(0, -1));
  const names = new Set(ruleFilesFor([...way, "any"]));
  if (way.length > 0) for (const name of ruleFilesFor(way)) names.delete(name);
  const own = [...names].flatMap((name) => rulesIn(base.root, name) ?? []);
  const all = own.length === 0 ? above : [...above, ...own];
  base.rules.set(key, all);
  return all;
}

function rulesIn(root: string, name: string): Rules | undefined {
  const file = path.join(root, name);
  try {
    const found = fs.statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return isDeadLink(file) ? unreadable(name) : undefined;
    if (!found.isFile()) return unreadable(name);
    const bytes = found.size >= tooMany ? new Uint8Array(tooMany) : fs.readFileSync(file);
    return readRules({ path: name, bytes });
  } catch (error) {
    // In a worktree `.git` is a file, and nothing is in it.
    const isAbsent = error instanceof Error && "code" in error && error.code === "ENOTDIR";
    return isAbsent ? undefined : unreadable(name);
  }
}

const unreadable = (name: string): Rules => readRules({ path: name, bytes: "unreadable" });

function isDeadLink(file: string): boolean {
  return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
