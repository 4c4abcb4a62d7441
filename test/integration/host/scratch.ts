import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as vscode from "vscode";

/** The folder that the window under test has open. */
export function openFolder(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("No folder is open.");
  return folder.uri.fsPath;
}

/** A new folder of a test's own in the open workspace; disposing removes it. */
export function scratchFolder(): Scratch {
  return scratchIn(openFolder());
}

/** A new folder outside the open workspace; disposing removes it. */
export function outsideFolder(): Scratch {
  return scratchIn(os.tmpdir());
}

export interface Scratch extends Disposable {
  readonly folder: string;
  /** Writes a file below the folder and gives its URI. */
  write(name: string, content: string | Uint8Array): string;
  uri(name: string): string;
}

function scratchIn(parent: string): Scratch {
  const folder = fs.mkdtempSync(path.join(parent, "scratch-"));
  const uri = (name: string): string => vscode.Uri.file(path.join(folder, name)).toString();
  return {
    folder,
    uri,
    write(name, content) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, content);
      return uri(name);
    },
    [Symbol.dispose]: () => {
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Closes every tab, unsaved text included, and waits until VS Code forgot it. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
