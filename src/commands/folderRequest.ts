import { window, workspace } from "vscode";
import type { Uri } from "vscode";
import type { Fault } from "../core/errors.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import { chosenUris } from "./chosenUris.ts";
import { targetOf } from "./target.ts";

/**
 * A folder: the one named, or all that is selected with it; else the workspace's, which the user
 * picks where there are several. Undefined when he picked none.
 */
export async function folderRequest(
  args: readonly unknown[],
): Promise<ReviewRequest | Fault | undefined> {
  const chosen = chosenUris(args);
  if (chosen.length > 0) return { kind: "files", uris: chosen.map((uri) => uri.toString()) };
  const target = targetOf(args);
  if (target.kind === "invalid") return notNamed;
  if (target.kind === "file") return requestOf(target.uri);

  const folders = workspace.workspaceFolders ?? [];
  const [only] = folders;
  if (only === undefined) return noFolder;
  if (folders.length === 1) return requestOf(only.uri);
  const picked = await window.showWorkspaceFolderPick({ placeHolder: "Folder to review" });
  return picked && requestOf(picked.uri);
}

function requestOf(uri: Uri): ReviewRequest {
  return { kind: "folder", uri: uri.toString().replace(/(?<=[^/])\/$/, "") };
}

const notNamed: Fault = { code: "nothing-to-review", detail: "what was named is no folder" };
const noFolder: Fault = { code: "nothing-to-review", detail: "no folder is open" };
