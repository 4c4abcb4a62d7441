import { access, constants } from "node:fs/promises";
import path from "node:path";

/**
 * A program of the PATH, as an absolute path. Looked up here, because Windows would take one of
 * that name from the folder that git works in.
 */
export async function findProgram(name: string): Promise<string | undefined> {
  const isWindows = process.platform === "win32";
  const folders = (process.env["PATH"] ?? process.env["Path"] ?? "").split(path.delimiter);
  for (const folder of folders.filter((one) => path.isAbsolute(one))) {
    const file = path.join(folder, isWindows ? `${name}.exe` : name);
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
