import type { TreeDataProvider } from "vscode";
import {
  Disposable,
  EventEmitter,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from "vscode";
import { inWalkingOrder } from "../core/findings/drawnFindings.ts";
import type { Finding, FindingState } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { findingsViewId } from "../manifest.ts";
import { contextOf, threadLabel } from "./findingComment.ts";

/** A row: a file, or a finding as commands on it expect one. */
type TreeRow =
  | { readonly kind: "file"; readonly uri: string }
  | { readonly kind: "finding"; readonly findingId: string };

export interface FindingsTreePorts {
  /** Shows a finding's code and opens its thread. */
  reveal(finding: Finding): Promise<void>;
}

/** Draws all findings, those that are not on their code too, by file. A click shows the code. */
export function drawFindingsTree(store: FindingStore, ports: FindingsTreePorts): Disposable {
  const changed = new EventEmitter<undefined>();
  const view = window.createTreeView(findingsViewId, {
    treeDataProvider: provide(store, changed),
    showCollapseAll: true,
    canSelectMany: true,
  });
  const draw = (): void => {
    const count = store
      .all()
      .filter(({ state }) => state === "open" || state === "unchecked").length;
    const tooltip = `${count} finding${count === 1 ? "" : "s"}`;
    view.badge = count === 0 ? undefined : { value: count, tooltip };
    changed.fire(undefined);
  };
  draw();
  const reveal = view.onDidChangeSelection(({ selection }) => {
    const [row] = selection;
    const finding = row?.kind === "finding" ? store.get(row.findingId) : undefined;
    if (selection.length === 1 && finding !== undefined) void ports.reveal(finding);
  });
  return Disposable.from(view, changed, reveal, new Disposable(store.onDidChange(draw)));
}

function provide(store: FindingStore, changed: EventEmitter<undefined>): TreeDataProvider<TreeRow> {
  return {
    onDidChangeTreeData: changed.event,
    getChildren(row) {
      if (row === undefined) {
        const uris = new Set(inWalkingOrder(store.all()).map(({ uri }) => uri));
        return [...uris].map((uri): TreeRow => ({ kind: "file", uri }));
      }
      if (row.kind === "finding") return [];
      return inWalkingOrder(store.of(row.uri)).map(({ id }): TreeRow => ({
        kind: "finding",
        findingId: id,
      }));
    },
    getTreeItem(row) {
      if (row.kind === "file") return fileItem(row.uri);
      const finding = store.get(row.findingId);
      return finding === undefined ? new TreeItem("") : findingItem(finding);
    },
  };
}

function fileItem(uri: string): TreeItem {
  const item = new TreeItem(Uri.parse(uri), TreeItemCollapsibleState.Expanded);
  item.id = uri;
  item.iconPath = ThemeIcon.File;
  return item;
}

function findingItem(finding: Finding): TreeItem {
  const { id, severity, category, state, range } = finding;
  const title = threadLabel(finding);
  const line = range.start.line + 1;
  const item = new TreeItem(title);
  item.id = id;
  item.description = `${severity} · ${category} · ${state === "open" ? "" : `${state} · `}${line}`;
  item.tooltip = `${title}\n${item.description}`;
  item.iconPath = new ThemeIcon(icons[state]);
  item.contextValue = contextOf(finding);
  item.accessibilityInformation = {
    label: `${severity} severity, ${category}, ${state}: ${title}, line ${line}`,
  };
  return item;
}

const icons: Readonly<Record<FindingState, string>> = {
  open: "comment",
  unchecked: "comment-draft",
  refuted: "circle-slash",
  dismissed: "mute",
  fixed: "check",
  lost: "question",
};
