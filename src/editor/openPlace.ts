import { commands, Selection, TextEditorRevealType, window, workspace } from "vscode";
import type { Range, TextEditor, Uri } from "vscode";
import { pathOf } from "../host/files/pathOf.ts";
import { versionOf, withRef } from "../host/git/versionUri.ts";

/**
 * Shows a place of a file with the cursor at its beginning; one of a version that is not the
 * working tree's in VS Code's diff, on the side where it stands.
 */
export async function openPlace(uri: Uri, { start }: Range): Promise<TextEditor> {
  const selection = new Selection(start, start);
  const editor = (await openDiff(uri)) ?? (await window.showTextDocument(uri, { selection }));
  editor.selection = selection;
  // Its beginning alone: revealing a long line whole scrolls its beginning out of sight.
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

/** The side of the diff that shows this version; nothing where there is no other side. */
async function openDiff(uri: Uri): Promise<TextEditor | undefined> {
  const version = versionOf(uri);
  if (version === undefined) return undefined;
  // What is staged is compared with the last commit, all else with the file as it is now.
  const isIndex = version.ref === "";
  const [left, right] = isIndex ? [withRef(uri, "HEAD"), uri] : [uri, await fileNow(version.file)];
  if (!(await isThere(left)) || !(await isThere(right))) return undefined;
  const path = pathOf(version.file.toString());
  await commands.executeCommand("vscode.diff", left, right, `${path} (${namesOf(version.ref)})`);
  return shown(uri);
}

/** Under its new name, where it was renamed; git is asked only then, and loaded for it. */
async function fileNow(file: Uri): Promise<Uri> {
  if (await isThere(file)) return file;
  const { movedTo } = await import("../host/git/movedTo.ts");
  return movedTo(file);
}

function namesOf(ref: string): string {
  if (ref === "") return "last commit ↔ staged";
  const before = ref === "~" ? "before" : ref === "HEAD" ? "last commit" : ref.slice(0, 7);
  return `${before} ↔ now`;
}

/** A document can outlive its file, and a version stands in no file system. */
async function isThere(uri: Uri): Promise<boolean> {
  try {
    await (uri.scheme === "file" ? workspace.fs.stat(uri) : workspace.openTextDocument(uri));
    return true;
  } catch {
    return false;
  }
}

const mostMilliseconds = 2000;

/** A diff tells of its editors a moment after it was opened. */
function shown(uri: Uri): Promise<TextEditor | undefined> {
  const find = (): TextEditor | undefined =>
    window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const editor = find();
  if (editor !== undefined) return Promise.resolve(editor);
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve(find());
    };
    const timer = setTimeout(end, mostMilliseconds);
    const listening = window.onDidChangeVisibleTextEditors(() => {
      if (find() !== undefined) end();
    });
  });
}
