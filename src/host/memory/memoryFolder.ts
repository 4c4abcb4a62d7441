import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The folder that all windows on a workspace share, of the one that VS Code gave this window. While
 * a window holds a workspace's storage, VS Code gives the next one a storage of its own, named with
 * "-1" and so on, also after a reload when the old window is slow to go: what is kept there would not
 * be found again. Undefined where the storage is not on this machine.
 */
export function memoryFolder(storage: {
  readonly scheme: string;
  readonly fsPath: string;
}): string | undefined {
  if (storage.scheme !== "file") return undefined;
  const extension = path.basename(storage.fsPath);
  const workspace = path.dirname(storage.fsPath);
  const first = workspace.replace(/(?<=[0-9a-z])-[1-9]$/i, "");
  return existsSync(first) ? path.join(first, extension) : storage.fsPath;
}
