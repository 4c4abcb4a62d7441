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
