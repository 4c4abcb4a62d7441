import { stat } from "node:fs/promises";
import path from "node:path";

/** This folder, or the nearest above it that is there: a deleted file's own may be gone. */
export async function nearestFolder(folder: string): Promise<string> {
  for (let at = folder; ; at = path.dirname(at)) {
    if (at === path.dirname(at) || (await isFolder(at))) return at;
  }
}

async function isFolder(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isDirectory();
  } catch {
    return false;
  }
}
