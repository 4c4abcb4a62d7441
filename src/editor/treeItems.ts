import { ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { FindingGroup } from "../core/findings/arrangeFindings.ts";
import { dismissalWords } from "../core/findings/dismissals/dismissalWords.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { NotReviewed } from "../core/reviewEvent.ts";
import { pathOf } from "../host/files/pathOf.ts";
import { contextWords } from "../manifest.ts";
import { contextOf, threadLabel } from "./findingLabels.ts";
import { findingIcon } from "./findingIcons.ts";
import { nameOnly, namesOf } from "./groupItems.ts";

/**
 * A finding: its icon says how bad it is while it stands, and what became of it afterwards.
 *
 * @param group what it stands under, and need not say again.
 */
export function findingItem(finding: Finding, group: FindingGroup["kind"]): TreeItem {
  const { id, severity, category } = finding;
  const title = threadLabel(finding);
  const marks = marksOf(finding);
  const line = `line ${finding.range.start.line + 1}`;
  const place = group === "file" ? line : `${namesOf(finding.uri).name}, ${line}`;
  const item = new TreeItem(title);
  item.id = id;
  const known = group === "category" ? [] : [category];
  item.description = [...known, ...marks, place].join(" · ");
  item.tooltip = [
    title,
    [`${severity} severity`, category, ...marks, `${pathOf(finding.uri)}, ${line}`].join(" · "),
    ...reasonsOf(finding),
  ].join("\n");
  item.iconPath = findingIcon(finding);
  item.contextValue = contextOf(finding);
  item.accessibilityInformation = {
    label: `${severity} severity, ${[category, ...marks].join(", ")}: ${title}, ${place}`,
  };
  return item;
}

/** In a word each, what a reader has to know besides how bad it is. */
function marksOf(finding: Finding): readonly string[] {
  const { state, checked, late, notSeenAgain } = finding;
  if (finding.dismissedBy === "team") return [`dismissed ${dismissalWords(finding)}`];
  return [
    finding.source === "local" ? "local" : "",
    state === "open" ? (checked ?? "") : state,
    late === true ? "late" : "",
    notSeenAgain === true ? "not reported again" : "",
  ].filter(Boolean);
}

function reasonsOf(finding: Finding): readonly string[] {
  const { refuteReason, checkReason, dismissReason } = finding;
  return [
    refuteReason === undefined ? "" : `Refuted: ${refuteReason}`,
    checkReason === undefined ? "" : `Second look: ${checkReason}`,
    dismissReason === undefined ? "" : `Dismissed: ${dismissalWords(finding)}`,
  ].filter(Boolean);
}

/** Stands over what the last review left out. */
export function restItem(rest: readonly NotReviewed[]): TreeItem {
  const item = new TreeItem("Not reviewed", TreeItemCollapsibleState.Collapsed);
  item.id = "rest";
  item.description = String(rest.length);
  item.iconPath = new ThemeIcon("circle-slash");
  // What a rule withholds stays withheld: only the rest can be reviewed.
  if (rest.some(({ cause }) => cause === "trouble")) item.contextValue = contextWords.notReviewed;
  item.accessibilityInformation = { label: `${rest.length} not reviewed by the last review` };
  return item;
}

/** A file, or a part of one, that was not reviewed, with the reason. A click shows it. */
export function notReviewedItem({ uri, range, reason }: NotReviewed): TreeItem {
  const { name } = namesOf(uri);
  const lines = range === undefined ? "" : `, from line ${range.start.line + 1}`;
  const item = new TreeItem(`${name}${lines}`);
  item.description = reason;
  item.tooltip = `${pathOf(uri)}${lines}\n${reason}`;
  item.iconPath = ThemeIcon.File;
  item.resourceUri = nameOnly(uri);
  item.command = { command: "vscode.open", title: "Open", arguments: [Uri.parse(uri)] };
  return item;
}
