import { isStanding, worstFirst } from "./drawnFindings.ts";
import type { Finding } from "./finding.ts";
import { categories, severities } from "./finding.ts";

/** By what a list of findings is grouped. */
export const groupings = ["file", "severity", "category"] as const;
export type Grouping = (typeof groupings)[number];

/** States that findings fall into when they do not stand any more. */
const fallenStates = ["refuted", "dismissed", "fixed", "lost"] as const;

/** Which findings a list shows. */
export const filters = ["standing", ...fallenStates, "all"] as const;
export type Filter = (typeof filters)[number];

export interface Arrangement {
  readonly groupBy: Grouping;
  readonly show: Filter;
}

export const usualArrangement: Arrangement = { groupBy: "file", show: "standing" };

/** Findings under one heading, the worst first, then file by file from the top. */
export interface FindingGroup {
  /** `state` holds what does not stand any more: folded at first. */
  readonly kind: Grouping | "state";
  /** Which uri, severity, category or state. */
  readonly name: string;
  readonly findings: readonly Finding[];
}

/**
 * A list of findings as it is drawn. Those that stand come in groups, and below them a folded group
 * for each state that others fell into; a filter shows one kind alone, grouped in the same way.
 */
export function arrangeFindings(
  all: readonly Finding[],
  { groupBy, show }: Arrangement,
): readonly FindingGroup[] {
  const sorted = worstFirst(all);
  const listed = grouped(
    sorted.filter((finding) => isShown(finding, show)),
    groupBy,
  );
  if (show !== "standing") return listed;
  const fallen = fallenStates.map((state) => ({
    kind: "state" as const,
    name: state,
    findings: sorted.filter((finding) => finding.state === state),
  }));
  return [...listed, ...fallen.filter(({ findings }) => findings.length > 0)];
}

/** Reads what was kept, from whatever version: what is not known counts as usual. */
export function parseArrangement(kept: unknown): Arrangement {
  const { groupBy, show }: Readonly<Record<string, unknown>> =
    typeof kept === "object" && kept !== null ? { ...kept } : {};
  return {
    groupBy: groupings.find((one) => one === groupBy) ?? usualArrangement.groupBy,
    show: filters.find((one) => one === show) ?? usualArrangement.show,
  };
}

function isShown(finding: Finding, show: Filter): boolean {
  if (show === "all") return true;
  return show === "standing" ? isStanding(finding) : finding.state === show;
}

function grouped(sorted: readonly Finding[], kind: Grouping): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of sorted) {
    const name = nameOf(finding, kind);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [finding]);
    else group.push(finding);
  }
  return [...groups]
    .toSorted(([one], [other]) => compareNames(one, other, kind))
    .map(([name, findings]) => ({ kind, name, findings }));
}

function nameOf(finding: Finding, kind: Grouping): string {
  return kind === "file" ? finding.uri : finding[kind];
}

function compareNames(one: string, other: string, kind: Grouping): number {
  if (kind === "file") return one < other ? -1 : 1;
  const order: readonly string[] = kind === "severity" ? severities : categories;
  return order.indexOf(one) - order.indexOf(other);
}
