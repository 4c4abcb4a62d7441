import { TabInputText, TabInputTextDiff, window, workspace } from "vscode";
import type { Uri } from "vscode";

/** What is open: loaded documents, and tabs that were restored and never shown since. */
export function openFiles(): readonly Uri[] {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const inTabs = tabs.flatMap(({ input }) => {
    if (input instanceof TabInputText) return [input.uri];
    return input instanceof TabInputTextDiff ? [input.original, input.modified] : [];
  });
  return [...workspace.textDocuments.map(({ uri }) => uri), ...inTabs];
}
