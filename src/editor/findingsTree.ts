import type { TreeDataProvider, TreeView } from "vscode";
import { Disposable, EventEmitter, TreeItem, window } from "vscode";
import { inWalkingOrder, worstFirst } from "../core/findings/drawnFindings.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { NotReviewed } from "../core/reviewEvent.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { foundSoFar } from "../core/statusText.ts";
import { findingsViewId } from "../manifest.ts";
import { fileItem, findingItem, notReviewedItem, restItem } from "./treeItems.ts";

/** A row: a file, a finding as commands on it expect one, or what was not reviewed. */
type TreeRow =
  | { readonly kind: "file"; readonly uri: string }
  | { readonly kind: "finding"; readonly findingId: string }
  | { readonly kind: "rest" }
  | { readonly kind: "notReviewed"; readonly one: NotReviewed };

export interface FindingsTreePorts {
  readonly store: FindingStore;
  readonly session: SessionStore;
  /** Shows a finding's code and opens its thread. */
  reveal(finding: Finding): void;
}

/**
 * Draws all findings, those that are not on their code too, by file and the worst first, and below
 * them what the last review left out. A click shows the code.
 */
export function drawFindingsTree(ports: FindingsTreePorts): Disposable {
  const { store, session } = ports;
  const changed = new EventEmitter<undefined>();
  const view = window.createTreeView(findingsViewId, {
    treeDataProvider: provide(ports, changed),
    showCollapseAll: true,
    canSelectMany: true,
  });
  const draw = (): void => {
    drawBadge(view, store);
    changed.fire(undefined);
  };
  let { rest } = session.state();
  const follow = (): void => {
    drawMessage(view, session);
    if (session.state().rest === rest) return;
    rest = session.state().rest;
    draw();
  };
  draw();
  follow();
  const select = view.onDidChangeSelection(({ selection }) => {
    const [row] = selection;
    const finding = row?.kind === "finding" ? store.get(row.findingId) : undefined;
    if (selection.length === 1 && finding !== undefined) ports.reveal(finding);
  });
  return Disposable.from(
    view,
    changed,
    select,
    new Disposable(store.onDidChange(draw)),
    new Disposable(session.onDidChange(follow)),
  );
}

function drawBadge(view: TreeView<TreeRow>, store: FindingStore): void {
  const standing = store.all().filter(({ state }) => state === "open" || state === "unchecked");
  const value = standing.length;
  const tooltip = `${value} finding${value === 1 ? "" : "s"}`;
  view.badge = value === 0 ? undefined : { value, tooltip };
}

/** Over the rows while a review runs; VS Code shows it as plain text. */
function drawMessage(view: TreeView<TreeRow>, session: SessionStore): void {
  const lines = session
    .state()
    .running.map(({ title, found }) => `Reviewing ${title}: ${foundSoFar(found)}`);
  const message = lines.join("\n");
  if ((view.message ?? "") !== message) view.message = message;
}

function provide(
  { store, session }: FindingsTreePorts,
  changed: EventEmitter<undefined>,
): TreeDataProvider<TreeRow> {
  const rest = (): readonly NotReviewed[] => session.state().rest;
  const top = (): TreeRow[] => {
    const uris = new Set(inWalkingOrder(store.all()).map(({ uri }) => uri));
    const files = [...uris].map((uri): TreeRow => ({ kind: "file", uri }));
    return rest().length === 0 ? files : [...files, { kind: "rest" }];
  };
  return {
    onDidChangeTreeData: changed.event,
    getChildren(row) {
      if (row === undefined) return top();
      if (row.kind === "rest") return rest().map((one) => ({ kind: "notReviewed", one }));
      if (row.kind !== "file") return [];
      return worstFirst(store.of(row.uri)).map(({ id }) => ({ kind: "finding", findingId: id }));
    },
    getTreeItem: (row) => itemOf(row, store, rest()),
  };
}

function itemOf(row: TreeRow, store: FindingStore, rest: readonly NotReviewed[]): TreeItem {
  switch (row.kind) {
    case "file":
      return fileItem(row.uri, store.of(row.uri).length);
    case "rest":
      return restItem(rest);
    case "notReviewed":
      return notReviewedItem(row.one);
    case "finding": {
      const finding = store.get(row.findingId);
      return finding === undefined ? new TreeItem("") : findingItem(finding);
    }
  }
}
