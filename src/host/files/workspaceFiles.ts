import { Uri, workspace } from "vscode";
import type { TextDocument } from "vscode";
import type { Files, NoText, ReadExtent, TextFile } from "../../core/ports.ts";
import { decodeText, maxSizes, textTrouble, tooLarge } from "../../core/context/decodeText.ts";
import type { Refusal } from "../../core/context/decodeText.ts";
import { bytesAt, entryAt } from "./disk.ts";
import { languageOf } from "./languageOf.ts";
import { openFiles } from "./openFiles.ts";
import { pathOf } from "./pathOf.ts";
import { realPlace } from "./realPlace.ts";
import { uriOf } from "./uriOf.ts";

type Rules = Pick<Files, "withheld" | "list">;

/** The workspace behind the core's port: what the editor holds wins over what the disk holds. */
export function createWorkspaceFiles({ withheld, list }: Rules): Files {
  return { read: readFile, withheld, list, pathOf, uriOf };
}

async function readFile(
  uri: string,
  extent: ReadExtent,
  signal: AbortSignal,
): Promise<TextFile | NoText> {
  signal.throwIfAborted();
  const place = parse(uri);
  if (place === undefined) {
    return {
      kind: "noText",
      uri,
      path: uri,
      code: "unreadable",
      reason: "is not the URI of a file",
    };
  }
  const text = await textOf(place, extent);
  signal.throwIfAborted();
  const path = pathOf(uri);
  if (typeof text === "object") return { kind: "noText", uri, path, ...text };
  const languageId = openDocument(place)?.languageId ?? languageOf(path);
  return { kind: "text", uri, path, text, languageId };
}

async function textOf(uri: Uri, extent: ReadExtent): Promise<string | Refusal> {
  if (!isKind(uri)) {
    return { code: "not-text", reason: "is a kind of document that cannot be reviewed" };
  }
  const place = await placeOf(uri);
  if ("code" in place) return place;
  const document = openDocument(uri);
  const text =
    document === undefined
      ? await savedText(place, extent)
      : await openText(document, place, extent);
  return typeof text === "object" ? text : (textTrouble(text, extent) ?? text);
}

/** Where to read: links are followed once, and what is read is the place that was checked. */
async function placeOf(uri: Uri): Promise<Uri | Refusal> {
  const isOpen = openFiles().some((one) => one.toString() === uri.toString());
  const isInFolder = workspace.getWorkspaceFolder(uri) !== undefined;
  if (!isInFolder) return isOpen ? uri : outside;
  try {
    return (await realPlace(uri)) ?? outside;
  } catch {
    // Deleted on disk, or never saved: the editor still has it.
    return isOpen ? uri : unreadable;
  }
}

async function savedText(uri: Uri, extent: ReadExtent): Promise<string | Refusal> {
  const bytes = await bytesOf(uri, extent);
  return bytes instanceof Uint8Array ? decodeText(bytes) : bytes;
}

async function openText(
  document: TextDocument,
  place: Uri,
  extent: ReadExtent,
): Promise<string | Refusal> {
  const text = document.getText();
  // The editor puts U+FFFD for bytes it cannot read; a file may also really contain one.
  if (document.isUntitled || !text.includes("\ufffd")) return text;
  const saved = await savedText(place, extent);
  return typeof saved === "string" ? text : saved;
}

async function bytesOf(uri: Uri, extent: ReadExtent): Promise<Uint8Array | Refusal> {
  const entry = await entryAt(uri);
  if (typeof entry === "string") return unreadable;
  // A pipe or a device would never end.
  if (!entry.isFile) return notFile;
  if (entry.size > maxSizes[extent]) return tooLarge(extent);
  try {
    return await bytesAt(uri);
  } catch {
    return unreadable;
  }
}

const outside: Refusal = { code: "outside-workspace", reason: "is outside the workspace" };
const unreadable: Refusal = { code: "unreadable", reason: "could not be read" };
const notFile: Refusal = { code: "unreadable", reason: "is not a regular file" };

function parse(uri: string): Uri | undefined {
  try {
    return Uri.parse(uri, true);
  } catch {
    return undefined;
  }
}

function openDocument(uri: Uri): TextDocument | undefined {
  const wanted = uri.toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

/** Files, new documents and what a folder's own file system holds; not diffs, output or settings. */
function isKind({ scheme }: Uri): boolean {
  if (scheme === "file" || scheme === "untitled") return true;
  const isOfFolder = workspace.workspaceFolders?.some((folder) => folder.uri.scheme === scheme);
  if (isOfFolder === true) return true;
  return workspace.fs.isWritableFileSystem(scheme) === true && !scheme.startsWith("vscode-");
}
