import { isStanding } from "../core/findings/drawnFindings.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { isTreeRow } from "./target.ts";

export interface MeantPorts {
  readonly findings: FindingStore;
  /** What a menu, a key or another extension means; without an argument the one at the cursor. */
  readonly findingAt: (argument?: unknown) => Finding | undefined;
}

/**
 * The standing findings that a command on several is about: those named by `{ids}`, the selected
 * rows of the tree with all below a file or a group, a comment's; without any of these the one at the cursor,
 * else all.
 */
export function meantFindings(args: readonly unknown[], ports: MeantPorts): readonly Finding[] {
  const found = namedFindings(args, ports) ?? unnamedFindings(ports);
  return [...new Set(found)].filter(isStanding);
}

/** Undefined where nothing is named: `{}` names nothing, an empty list no finding. */
function namedFindings(
  [first, selection]: readonly unknown[],
  ports: MeantPorts,
): readonly Finding[] | undefined {
  const rows = Array.isArray(selection) ? selection.filter(isTreeRow) : [];
  if (rows.length > 0) return rows.flatMap((row) => ofRow(row, ports));
  if (isTreeRow(first)) return ofRow(first, ports);
  if (first === undefined || first === null) return undefined;
  if (typeof first !== "object") return listOf(ports.findingAt(first));
  if ("ids" in first && Array.isArray(first.ids)) return first.ids.flatMap((id) => ofId(id, ports));
  return Object.keys(first).length === 0 ? undefined : listOf(ports.findingAt(first));
}

function ofRow(row: unknown, ports: MeantPorts): readonly Finding[] {
  const { findings, findingAt } = ports;
  const { kind, uri, findingIds } = row as Readonly<Record<string, unknown>>;
  if (kind === "file" && typeof uri === "string") return findings.of(uri);
  if (kind !== "group" || !Array.isArray(findingIds)) return listOf(findingAt(row));
  return findingIds.flatMap((id) => ofId(id, ports));
}

function ofId(id: unknown, { findings }: MeantPorts): readonly Finding[] {
  return typeof id === "string" ? listOf(findings.get(id)) : [];
}

function unnamedFindings({ findings, findingAt }: MeantPorts): readonly Finding[] {
  const here = findingAt();
  return here !== undefined && isStanding(here) ? [here] : findings.all();
}

function listOf(finding: Finding | undefined): readonly Finding[] {
  return finding === undefined ? [] : [finding];
}
