import path from "node:path";
import { workspace } from "vscode";
import type { Disposable, Uri } from "vscode";
import { versionScheme } from "../../manifest.ts";
import { decodeText } from "../../core/context/decodeText.ts";
import { toSignal } from "../toSignal.ts";
import { findRoot } from "./findRoot.ts";
import { gitProgram } from "./gitProgram.ts";
import { nearestFolder } from "./nearestFolder.ts";
import { runGit } from "./runGit.ts";
import { versionOf } from "./versionUri.ts";

/** Shows versions of files of repositories that VS Code's own git extension does not know. */
export function registerVersionDocuments(): Disposable {
  return workspace.registerTextDocumentContentProvider(versionScheme, {
    provideTextDocumentContent: (uri, token) => textOf(uri, toSignal(token)),
  });
}

async function textOf(uri: Uri, signal: AbortSignal): Promise<string> {
  const version = versionOf(uri);
  if (version === undefined || !workspace.isTrusted) return "";
  const program = await gitProgram();
  const by = program === undefined ? {} : { program };
  const file = version.file.fsPath;
  const root = await findRoot({ ...by, folder: await nearestFolder(path.dirname(file)) }, signal);
  if (typeof root !== "string") return "";
  const name = path.relative(root, file).split(path.sep).join("/");
  const answer = await runGit(
    { ...by, folder: root },
    ["cat-file", "blob", `${objectRef(version.ref)}:${name}`],
    signal,
  );
  const text = answer.kind === "done" ? decodeText(answer.output) : "";
  return typeof text === "string" ? text : "";
}

/** Beside the working tree stands the index; nothing but a commit's name goes to git besides. */
function objectRef(ref: string): string {
  return /^(?:HEAD|[0-9a-f]{40,64})$/.test(ref) ? ref : "";
}
