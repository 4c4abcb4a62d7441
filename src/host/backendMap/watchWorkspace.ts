import { Disposable, workspace } from "vscode";
import type { TextDocument, Uri } from "vscode";
import { isRuleFile } from "../../core/context/rules/ruleFiles.ts";
import { settingsSection } from "../../manifest.ts";
import { createBatches } from "./batches.ts";
import { isMapped, textOf } from "./mapFolders.ts";
import type { MapThread } from "./mapThread.ts";

export interface WorkspaceWatch {
  /** Tells what changed at once, without waiting for more. */
  readonly tell: () => void;
  dispose(): void;
}

/**
 * Tells the thread of the map what changes: buffers while they are typed in, files on the disk
 * whoever writes them, and what decides which files count.
 */
export function watchWorkspace(thread: Pick<MapThread, "post" | "scan">): WorkspaceWatch {
  const batches = createBatches(thread);
  const watcher = workspace.createFileSystemWatcher("**/*");
  const onDisk = (uri: Uri): void => {
    if (isMapped(uri) && !isOfGit(uri)) batches.file(uri.fsPath);
    if (isRuleFile(uri.path)) batches.everything();
  };
  const inEditor = (document: TextDocument): void => {
    const { uri } = document;
    if (isMapped(uri)) batches.text(uri.fsPath, () => textOf(document));
  };
  const all = Disposable.from(
    watcher,
    watcher.onDidChange(onDisk),
    watcher.onDidCreate(onDisk),
    watcher.onDidDelete(onDisk),
    // Also without changes of the text: that it is unsaved is told after it was changed.
    workspace.onDidChangeTextDocument(({ document }) => {
      inEditor(document);
    }),
    workspace.onDidSaveTextDocument(inEditor),
    workspace.onDidCloseTextDocument(inEditor),
    workspace.onDidChangeWorkspaceFolders(() => {
      batches.everything();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.exclude`)) batches.everything();
    }),
    new Disposable(() => {
      batches.stop();
    }),
  );
  return { tell: batches.tell, dispose: () => void all.dispose() };
}

function isOfGit({ path }: Uri): boolean {
  return /\/\.git(?:\/|$)/.test(path);
}
