import { Uri, workspace } from "vscode";

/**
 * As the prompt names a file: relative to its folder, the folder's name first where there are
 * several. Outside any folder its own folder and name, never the way to the user's home.
 */
export function pathOf(uri: string): string {
  const place = Uri.parse(uri);
  const hasSeveral = (workspace.workspaceFolders ?? []).length > 1;
  if (workspace.getWorkspaceFolder(place) !== undefined) {
    return workspace.asRelativePath(place, hasSeveral);
  }
  return place.path.split("/").filter(Boolean).slice(-2).join("/");
}
