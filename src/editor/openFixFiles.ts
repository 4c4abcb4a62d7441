import type { TextDocument } from "vscode";
import { FileType, Uri, workspace } from "vscode";
import { isDenied } from "../core/context/rules/denyList.ts";
import type { Finding } from "../core/findings/finding.ts";
import { isNeverWritten } from "../core/findings/fixes/fixRisks.ts";
import type { FixFiles } from "../core/findings/fixes/planFix.ts";
import { realPlace } from "../host/files/realPlace.ts";

/** The files of a fix, opened: their texts are today's each time they are asked for. */
export interface OpenFixFiles extends FixFiles {
  documentOf(uri: string): TextDocument | undefined;
}

interface FixFile {
  readonly document?: TextDocument;
  readonly isAllowed: boolean;
}

/** Opens every file that a finding's fix names. One that is not there yet has no document. */
export async function openFixFiles(finding: Finding): Promise<OpenFixFiles> {
  const uris = [...new Set((finding.fix?.edits ?? []).map((edit) => edit.uri))];
  const opened = await Promise.all(uris.map((uri) => openFile(uri, finding)));
  const files = new Map(uris.map((uri, index) => [uri, opened[index]]));
  return {
    textOf: (uri) => files.get(uri)?.document?.getText(),
    isAllowed: (uri) => files.get(uri)?.isAllowed === true,
    documentOf: (uri) => files.get(uri)?.document,
  };
}

async function openFile(name: string, finding: Finding): Promise<FixFile> {
  const uri = Uri.parse(name);
  const isInside = workspace.getWorkspaceFolder(uri) !== undefined || name === finding.uri;
  const isWritable = workspace.fs.isWritableFileSystem(uri.scheme) !== false;
  if (!isInside || !isWritable || isNeverWritten(uri.path)) return { isAllowed: false };
  // Never saved, so there is nothing on a disk to look at.
  if (uri.scheme === "untitled") return unsaved(name);
  const type = await typeOf(uri);
  if (type === undefined) return { isAllowed: await mayBeMade(uri) };
  if ((type & FileType.File) === 0) return { isAllowed: false };
  if (name !== finding.uri && !(await isReallyInside(uri))) return { isAllowed: false };
  const document = await workspace.openTextDocument(uri);
  return { document, isAllowed: true };
}

/** What the deny list keeps from being sent, no model may make either. */
async function mayBeMade(uri: Uri): Promise<boolean> {
  return !isDenied(uri.path.split("/")) && (await isReallyInside(parentOf(uri)));
}

function unsaved(name: string): FixFile {
  const document = workspace.textDocuments.find(({ uri }) => uri.toString() === name);
  return document === undefined ? { isAllowed: false } : { document, isAllowed: true };
}

async function typeOf(uri: Uri): Promise<FileType | undefined> {
  try {
    return (await workspace.fs.stat(uri)).type;
  } catch {
    // Not there: a fix may make it.
    return undefined;
  }
}

/** A symbolic link must not lead a fix out of the workspace or into git's own folder. */
async function isReallyInside(uri: Uri): Promise<boolean> {
  const existing = await nearestExisting(uri);
  const place = await realPlace(existing);
  return place !== undefined && !isNeverWritten(place.path);
}

async function nearestExisting(uri: Uri): Promise<Uri> {
  const parent = parentOf(uri);
  const isRoot = !uri.path.startsWith("/") || parent.path === uri.path;
  if (isRoot || (await typeOf(uri)) !== undefined) return uri;
  return nearestExisting(parent);
}

function parentOf(uri: Uri): Uri {
  return Uri.joinPath(uri, "..");
}
