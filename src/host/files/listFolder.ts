import { Uri, workspace } from "vscode";
import {
  isBinaryName,
  silentFolders,
  whyFolderPassedOver,
} from "../../core/context/rules/passedOverFolder.ts";
import { whyPassedOver } from "../../core/context/changes/whyPassedOver.ts";
import type { Listed, Withheld } from "../../core/ports.ts";
import type { NotReviewed } from "../../core/reviewEvent.ts";
import { entriesIn } from "./disk.ts";
import type { FolderEntry } from "./disk.ts";
import { realPlace } from "./realPlace.ts";
import type { ReadRulesIn, RulesIn } from "./rulesIn.ts";

/** Files that one review lists at most; whole folders are left for the next one. */
const mostListed = 2000;

interface Walk {
  readonly rulesIn: ReadRulesIn;
  readonly signal: AbortSignal;
  readonly most: number;
  readonly uris: string[];
  readonly passedOver: NotReviewed[];
  isFull: boolean;
}

interface Place {
  readonly folder: Uri;
  /** From the root, "" or with a slash at its end. */
  readonly way: string;
  readonly rules: RulesIn;
}

/** What of a folder can be reviewed, by names and rules alone; a file, or nothing, is itself. */
export async function listFolder(
  root: Uri,
  rulesIn: ReadRulesIn,
  signal: AbortSignal,
  most = mostListed,
): Promise<Listed> {
  const entries = await entriesIn(root);
  if (entries === "no folder") return { uris: [root.toString()], passedOver: [] };
  const walk: Walk = { rulesIn, signal, most, uris: [], passedOver: [], isFull: false };
  if (await isInside(root)) await visit(root, "", walk);
  else passOver(root, "is outside the workspace", walk);
  return { uris: walk.uris, passedOver: walk.passedOver };
}

/** @param way from the root, "" or with a slash at its end. */
async function visit(folder: Uri, way: string, walk: Walk): Promise<void> {
  walk.signal.throwIfAborted();
  if (walk.isFull) {
    leave(folder, "is beyond", walk);
    return;
  }
  const [entries, rules] = await Promise.all([entriesIn(folder), walk.rulesIn(folder)]);
  if (entries === "no folder") {
    walk.passedOver.push({ uri: folder.toString(), reason: "could not be read", cause: "trouble" });
    return;
  }
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const files = filesOf(sorted, { folder, way, rules }, walk);
  if (!take(folder, files, walk)) return;
  for (const { name, kind } of sorted) {
    if (kind !== "folder" || silentFolders.has(name)) continue;
    const inner = Uri.joinPath(folder, name);
    const why = whyFolderPassedOver(name) ?? coveredBy(rules.folder(name));
    if (why === undefined) await visit(inner, `${way}${name}/`, walk);
    else passOver(inner, why, walk);
  }
}

/** A folder's own files that can be reviewed, as far as their names tell. */
function filesOf(
  entries: readonly FolderEntry[],
  { folder, way, rules }: Place,
  walk: Walk,
): readonly Uri[] {
  return entries.flatMap(({ name, kind }) => {
    if (kind === "folder") return [];
    const uri = Uri.joinPath(folder, name);
    const why = kind === "file" ? whyNotFile(way, name, rules) : whyNotRead[kind];
    if (why === undefined) return [uri];
    passOver(uri, why, walk);
    return [];
  });
}

const whyNotRead = { link: "is a link", other: "is not a regular file" } as const;

function whyNotFile(way: string, name: string, rules: RulesIn): string | undefined {
  if (isBinaryName(name)) return "is a binary file";
  return whyPassedOver(way + name) ?? coveredBy(rules.file(name));
}

const coveredBy = (withheld: Withheld | undefined): string | undefined =>
  withheld && `covered by ${withheld.rule}`;

/** Takes all files of a folder or none, so that the next review goes on where this one ended. */
function take(folder: Uri, files: readonly Uri[], walk: Walk): boolean {
  const room = walk.most - walk.uris.length;
  if (files.length > room) {
    walk.isFull = true;
    leave(folder, walk.uris.length === 0 ? "has more files than" : "is beyond", walk);
    if (walk.uris.length > 0) return false;
  }
  walk.uris.push(...files.slice(0, room).map((uri) => uri.toString()));
  return true;
}

function leave(folder: Uri, how: string, walk: Walk): void {
  const reason = `${how} the ${walk.most.toLocaleString("en-US")} files of one review`;
  walk.passedOver.push({ uri: folder.toString(), reason, cause: "trouble" });
}

function passOver(uri: Uri, reason: string, walk: Walk): void {
  walk.passedOver.push({ uri: uri.toString(), reason, cause: "rule" });
}

async function isInside(folder: Uri): Promise<boolean> {
  if (workspace.getWorkspaceFolder(folder) === undefined) return false;
  try {
    return (await realPlace(folder)) !== undefined;
  } catch {
    return false;
  }
}
