import type { Dirent } from "node:fs";
import { lstat, readdir, readFile, stat } from "node:fs/promises";
import { FileSystemError, FileType, workspace } from "vscode";
import type { Uri } from "vscode";

/** What is at a place, links followed. */
export interface Entry {
  /** A regular file: no folder, pipe or device. */
  readonly isFile: boolean;
  readonly size: number;
  /** Differs when the content was changed. */
  readonly stamp: string;
}

/**
 * Looks at a place: `absent` when nothing is there, `unreadable` when something is that cannot be
 * looked at, a dead link included. Files of this machine are asked directly, because VS Code's own
 * file system goes by way of its window for each question.
 */
export async function entryAt(uri: Uri): Promise<Entry | "absent" | "unreadable"> {
  try {
    return await (uri.scheme === "file" ? onDisk(uri.fsPath) : inWorkspace(uri));
  } catch (error) {
    return isAbsent(error) ? "absent" : "unreadable";
  }
}

/** @throws the file system's error. */
export async function bytesAt(uri: Uri): Promise<Uint8Array> {
  return uri.scheme === "file" ? readFile(uri.fsPath) : workspace.fs.readFile(uri);
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** What a folder holds, links not followed, in any order. */
export async function entriesIn(folder: Uri): Promise<readonly FolderEntry[] | "no folder"> {
  try {
    if (folder.scheme === "file") {
      const entries = await readdir(folder.fsPath, { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, kind: kindOnDisk(entry) }));
    }
    const entries = await workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({ name, kind: kindInWorkspace(type) }));
  } catch {
    return "no folder";
  }
}

function kindOnDisk(entry: Dirent): FolderEntry["kind"] {
  if (entry.isSymbolicLink()) return "link";
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : "other";
}

function kindInWorkspace(type: FileType): FolderEntry["kind"] {
  if ((type & FileType.SymbolicLink) !== 0) return "link";
  if ((type & FileType.Directory) !== 0) return "folder";
  return (type & FileType.File) !== 0 ? "file" : "other";
}

/** The names of what a folder holds; none when it cannot be listed. */
export async function namesIn(folder: Uri): Promise<readonly string[]> {
  try {
    if (folder.scheme === "file") return await readdir(folder.fsPath);
    return (await workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}

async function onDisk(file: string): Promise<Entry | "unreadable"> {
  const named = await lstat(file);
  try {
    const found = named.isSymbolicLink() ? await stat(file) : named;
    const { size, mtimeMs } = found;
    return { isFile: found.isFile(), size, stamp: `${mtimeMs} ${size}` };
  } catch {
    return "unreadable";
  }
}

async function inWorkspace(uri: Uri): Promise<Entry> {
  const { type, size, mtime } = await workspace.fs.stat(uri);
  return { isFile: (type & FileType.File) !== 0, size, stamp: `${mtime} ${size}` };
}

/** "Not a directory": in a worktree `.git` is a file, and nothing is in it. */
function isAbsent(error: unknown): boolean {
  if (error instanceof FileSystemError) {
    return ["FileNotFound", "FileNotADirectory"].includes(error.code);
  }
  return error instanceof Error && "code" in error && /^(ENOENT|ENOTDIR)$/.test(String(error.code));
}
