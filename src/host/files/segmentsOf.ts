import type { Uri } from "vscode";

/** All of a path's segments, from the root of its file system. */
export function segmentsOf({ path }: Uri): readonly string[] {
  return path.split("/").filter(Boolean);
}
