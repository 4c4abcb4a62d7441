import type { Finding, Position } from "../core/findings/finding.ts";

export interface Place {
  readonly uri: string;
  readonly position: Position;
  /** The finding that stands there, which is left behind. */
  readonly id?: string;
}

/**
 * The next finding after a place, or the previous one before it: in the file, then in the files
 * around it by their uri, and round at the end. Undefined when there is none.
 */
export function neighbour(
  findings: readonly Finding[],
  from: Place | undefined,
  direction: "next" | "previous",
): Finding | undefined {
  const inOrder = findings.filter(({ id }) => id !== from?.id).toSorted(byPlace);
  const ordered = direction === "next" ? inOrder : inOrder.toReversed();
  if (from === undefined) return ordered[0];
  const sign = direction === "next" ? 1 : -1;
  const beyond = ordered.find((finding) => sign * compare(startOf(finding), from) > 0);
  return beyond ?? ordered[0] ?? findings.find(({ id }) => id === from.id);
}

function startOf({ uri, range, id }: Finding): Place {
  return { uri, position: range.start, id };
}

function byPlace(a: Finding, b: Finding): number {
  return compare(startOf(a), startOf(b)) || (a.id < b.id ? -1 : 1);
}

function compare(a: Place, b: Place): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.position.line - b.position.line || a.position.character - b.position.character;
}
