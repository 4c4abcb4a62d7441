import { ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { FindingGroup } from "../core/findings/arrangeFindings.ts";
import { isStanding } from "../core/findings/drawnFindings.ts";
import { severities } from "../core/findings/finding.ts";
import { pathOf } from "../host/files/pathOf.ts";
import { contextWords, virtualScheme } from "../manifest.ts";
import { fallenIcons, severityIcons } from "./findingIcons.ts";

/**
 * A group of findings with its count; what does not stand any more is folded.
 *
 * @param isFolded whether the other groups begin folded too, because there are many findings.
 */
export function groupItem(group: FindingGroup, isFolded: boolean): TreeItem {
  const { kind, name, findings } = group;
  const item = kind === "file" ? fileItem(group) : namedItem(group);
  const { Collapsed, Expanded } = TreeItemCollapsibleState;
  item.collapsibleState = isFolded || kind === "state" ? Collapsed : Expanded;
  item.id = `${kind} ${name}`;
  item.contextValue = contextOf(group);
  const label = kind === "file" ? pathOf(name) : capital(name);
  const count = `${findings.length} finding${findings.length === 1 ? "" : "s"}`;
  item.accessibilityInformation = { label: `${label}, ${count}` };
  item.tooltip = `${label}: ${count}`;
  return item;
}

/** What of it can be done with a whole group: what stands is handed on, what is dismissed restored. */
function contextOf({ kind, name, findings }: FindingGroup): string {
  if (kind === "state" && name === "dismissed") return contextWords.dismissed;
  return findings.some(isStanding) ? contextWords.group : "";
}

/** Picks the icon alone: with the file itself its count of errors would pass for one of findings. */
export function nameOnly(uri: string): Uri {
  return Uri.from({ scheme: virtualScheme, path: Uri.parse(uri).path });
}

export function namesOf(uri: string): { readonly folder: string; readonly name: string } {
  const parts = pathOf(uri).split("/");
  return { folder: parts.slice(0, -1).join("/"), name: parts.at(-1) ?? "" };
}

/** Two files of one name are told apart by their folders. */
function fileItem({ name: uri, findings }: FindingGroup): TreeItem {
  const { folder, name } = namesOf(uri);
  const item = new TreeItem(name);
  item.description = [folder, String(findings.length)].filter(Boolean).join(" · ");
  item.iconPath = ThemeIcon.File;
  item.resourceUri = nameOnly(uri);
  return item;
}

function namedItem({ kind, name, findings }: FindingGroup): TreeItem {
  const item = new TreeItem(capital(name));
  item.description = String(findings.length);
  item.iconPath = iconOf(kind, name);
  return item;
}

function iconOf(kind: FindingGroup["kind"], name: string): ThemeIcon {
  const severity = severities.find((one) => one === name);
  if (severity !== undefined) return severityIcons[severity];
  const icons: Readonly<Record<string, ThemeIcon>> = fallenIcons;
  return (kind === "state" ? icons[name] : undefined) ?? new ThemeIcon("tag");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
