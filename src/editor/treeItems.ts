import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { Finding, FindingState, Severity } from "../core/findings/finding.ts";
import type { NotReviewed } from "../core/reviewEvent.ts";
import { pathOf } from "../host/files/pathOf.ts";
import { contextWords, virtualScheme } from "../manifest.ts";
import { contextOf, threadLabel } from "./findingComment.ts";

/** A file with findings; two of one name are told apart by their folders. */
export function fileItem(uri: string, count: number): TreeItem {
  const { folder, name } = namesOf(uri);
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  item.id = uri;
  item.description = folder;
  item.tooltip = pathOf(uri);
  item.iconPath = ThemeIcon.File;
  item.resourceUri = nameOnly(uri);
  item.accessibilityInformation = {
    label: `${pathOf(uri)}, ${count} finding${count === 1 ? "" : "s"}`,
  };
  return item;
}

/** A finding: its icon says how bad it is while it stands, and what became of it afterwards. */
export function findingItem(finding: Finding): TreeItem {
  const { id, severity, category, state, range } = finding;
  const title = threadLabel(finding);
  const line = `line ${range.start.line + 1}`;
  const mark = state === "open" ? [] : [state];
  const item = new TreeItem(title);
  item.id = id;
  item.description = [category, ...mark, line].join(" · ");
  item.tooltip = [
    title,
    [`${severity} severity`, category, ...mark, line].join(" · "),
    ...(finding.dismissReason === undefined ? [] : [`Dismissed: ${finding.dismissReason}`]),
  ].join("\n");
  item.iconPath =
    state === "open" || state === "unchecked" ? severityIcons[severity] : stateIcons[state];
  item.contextValue = contextOf(finding);
  item.accessibilityInformation = {
    label: `${severity} severity, ${category}, ${state}: ${title}, ${line}`,
  };
  return item;
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

/** Picks the icon alone: with the file itself its count of errors would pass for one of findings. */
function nameOnly(uri: string): Uri {
  return Uri.from({ scheme: virtualScheme, path: Uri.parse(uri).path });
}

function namesOf(uri: string): { readonly folder: string; readonly name: string } {
  const parts = pathOf(uri).split("/");
  return { folder: parts.slice(0, -1).join("/"), name: parts.at(-1) ?? "" };
}

/** Shapes differ as well as colours. */
const severityIcons: Readonly<Record<Severity, ThemeIcon>> = {
  critical: new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground")),
  high: new ThemeIcon("warning", new ThemeColor("problemsWarningIcon.foreground")),
  medium: new ThemeIcon("info", new ThemeColor("problemsInfoIcon.foreground")),
  low: new ThemeIcon("circle-outline"),
};

const stateIcons: Readonly<Record<Exclude<FindingState, "open" | "unchecked">, ThemeIcon>> = {
  refuted: new ThemeIcon("circle-slash"),
  dismissed: new ThemeIcon("mute"),
  fixed: new ThemeIcon("check"),
  lost: new ThemeIcon("question"),
};
