import { ThemeColor, ThemeIcon } from "vscode";
import type { Finding, FindingState, Severity } from "../core/findings/finding.ts";

/** Shapes differ as well as colours. */
export const severityIcons: Readonly<Record<Severity, ThemeIcon>> = {
  critical: new ThemeIcon("error", new ThemeColor("problemsErrorIcon.foreground")),
  high: new ThemeIcon("warning", new ThemeColor("problemsWarningIcon.foreground")),
  medium: new ThemeIcon("info", new ThemeColor("problemsInfoIcon.foreground")),
  low: new ThemeIcon("circle-outline"),
};

export const fallenIcons: Readonly<Record<Exclude<FindingState, "open" | "unchecked">, ThemeIcon>> =
  {
    refuted: new ThemeIcon("circle-slash"),
    dismissed: new ThemeIcon("mute"),
    fixed: new ThemeIcon("check"),
    lost: new ThemeIcon("question"),
  };

/** How bad a finding is while it stands, and what became of it afterwards. */
export function findingIcon({ state, severity }: Finding): ThemeIcon {
  return state === "open" || state === "unchecked" ? severityIcons[severity] : fallenIcons[state];
}
