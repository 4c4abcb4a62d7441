import type { TreeDataProvider, TreeView } from "vscode";
import { Disposable, EventEmitter, TreeItem, window } from "vscode";
import { arrangeFindings } from "../core/findings/arrangeFindings.ts";
import type { FindingGroup } from "../core/findings/arrangeFindings.ts";
import { isStanding } from "../core/findings/drawnFindings.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { NotReviewed } from "../core/reviewEvent.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { foundSoFar } from "../core/statusText.ts";
import { findingsViewId } from "../manifest.ts";
import type { ArrangementStore } from "./arrangementStore.ts";
import { groupItem } from "./groupItems.ts";
import { findingItem, notReviewedItem, restItem } from "./treeItems.ts";

/** A row: a group or a finding as commands on them expect one, or what was not reviewed. */
type TreeRow =
  | GroupRow
  | { readonly kind: "finding"; readonly findingId: string; readonly in: FindingGroup["kind"] }
  | { readonly kind: "rest" }
  | { readonly kind: "notReviewed"; readonly one: NotReviewed };

interface GroupRow {
  readonly kind: "file" | "group";
  readonly group: FindingGroup;
  /** Of a file. */
  readonly uri?: string;
  readonly findingIds: readonly string[];
  readonly isLong: boolean;
}

/** A list of more findings than this begins with its groups folded. */
const mostUnfolded = 200;

export interface FindingsTreePorts {
  readonly store: FindingStore;
  readonly session: SessionStore;
  readonly arrangement: ArrangementStore;
  /** Shows a finding's code and opens its thread. */
  reveal(finding: Finding): void;
}

/**
 * Draws all findings, those that are not on their code too, in the groups that the user chose, and
 * below them what the last review left out. A click shows the code.
 */
export function drawFindingsTree(ports: FindingsTreePorts): Disposable {
  const { store, session, arrangement } = ports;
  const changed = new EventEmitter<undefined>();
  const view = window.createTreeView(findingsViewId, {
    treeDataProvider: provide(ports, changed),
    showCollapseAll: true,
    canSelectMany: true,
  });
  const draw = (): void => {
    drawBadge(view, store);
    drawMessage(view, ports);
    changed.fire(undefined);
  };
  let { rest } = session.state();
  const follow = (): void => {
    drawMessage(view, ports);
    if (session.state().rest === rest) return;
    rest = session.state().rest;
    draw();
  };
  draw();
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
    new Disposable(arrangement.onDidChange(draw)),
  );
}

function drawBadge(view: TreeView<TreeRow>, store: FindingStore): void {
  const value = store.all().filter(isStanding).length;
  const tooltip = `${value} finding${value === 1 ? "" : "s"}`;
  view.badge = value === 0 ? undefined : { value, tooltip };
}

/** Over the rows: what a filter leaves out, and what runs. VS Code shows it as plain text. */
function drawMessage(
  view: TreeView<TreeRow>,
  { store, session, arrangement }: FindingsTreePorts,
): void {
  const { groupBy, show } = arrangement.get();
  const shown = store.all().some((one) => show === "all" || one.state === show);
  const filter = shown ? `Only ${show} findings are shown.` : `No finding is ${show}.`;
  const lines = [
    ...(show === "standing" || show === "all" ? [] : [filter]),
    ...session
      .state()
      .running.map(({ title, found }) => `Reviewing ${title}: ${foundSoFar(found)}`),
  ];
  const message = lines.join("\n");
  if ((view.message ?? "") !== message) view.message = message;
  const description = [
    ...(groupBy === "file" ? [] : [`by ${groupBy}`]),
    ...(show === "standing" ? [] : [show]),
  ].join(", ");
  if ((view.description ?? "") !== description) view.description = description;
}

function provide(
  { store, session, arrangement }: FindingsTreePorts,
  changed: EventEmitter<undefined>,
): TreeDataProvider<TreeRow> {
  const rest = (): readonly NotReviewed[] => session.state().rest;
  const top = (): TreeRow[] => {
    const all = store.all();
    const isLong = all.length > mostUnfolded;
    const groups = arrangeFindings(all, arrangement.get()).map((group) => rowOf(group, isLong));
    return rest().length === 0 ? groups : [...groups, { kind: "rest" }];
  };
  return {
    onDidChangeTreeData: changed.event,
    getChildren(row) {
      if (row === undefined) return top();
      if (row.kind === "rest") return rest().map((one) => ({ kind: "notReviewed", one }));
      if (row.kind === "finding" || row.kind === "notReviewed") return [];
      const { findings, kind } = row.group;
      return findings.map(({ id }) => ({ kind: "finding", findingId: id, in: kind }));
    },
    getTreeItem: (row) => itemOf(row, store, rest()),
  };
}

function rowOf(group: FindingGroup, isLong: boolean): GroupRow {
  const findingIds = group.findings.map(({ id }) => id);
  if (group.kind !== "file") return { kind: "group", group, findingIds, isLong };
  return { kind: "file", uri: group.name, group, findingIds, isLong };
}

function itemOf(row: TreeRow, store: FindingStore, rest: readonly NotReviewed[]): TreeItem {
  switch (row.kind) {
    case "file":
    case "group":
      return groupItem(row.group, row.isLong);
    case "rest":
      return restItem(rest);
    case "notReviewed":
      return notReviewedItem(row.one);
    case "finding": {
      const finding = store.get(row.findingId);
      return finding === undefined ? new TreeItem("") : findingItem(finding, row.in);
    }
  }
}
