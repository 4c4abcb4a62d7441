import type { Finding } from "../finding.ts";
import type { Kept, Memory } from "./memory.ts";

/** More are not worth a reload's time. */
const mostFindings = 500;
const mostDismissals = 2000;
/** Of what was taken away the newest are known, so that no window that slept brings it back. */
const mostGone = 1000;

/**
 * What of a memory is kept in the file. Findings that are over go first, the oldest of them first;
 * the order in which the rest stand stays.
 */
export function boundMemory({ findings, dismissals }: Memory): Memory {
  return {
    findings: bound(findings, mostFindings, rank),
    dismissals: bound(dismissals, mostDismissals, () => 0),
  };
}

/** What still needs somebody outlives what is done, that what was dismissed by hand. */
function rank({ state }: Finding): number {
  if (state === "open" || state === "unchecked") return 2;
  return state === "dismissed" ? 1 : 0;
}

function bound<T>(
  kept: ReadonlyMap<string, Kept<T>>,
  most: number,
  rankOf: (value: T) => number,
): ReadonlyMap<string, Kept<T>> {
  const all = [...kept];
  const standing = all.flatMap(([id, { at, value }]) =>
    value === undefined ? [] : [{ id, at, rank: rankOf(value) }],
  );
  const gone = all.flatMap(([id, { at, value }]) => (value === undefined ? [{ id, at }] : []));
  if (standing.length <= most && gone.length <= mostGone) return kept;
  const dropped = new Set(
    [
      ...standing
        .toSorted((one, other) => one.rank - other.rank || byAge(one, other))
        .slice(0, Math.max(0, standing.length - most)),
      ...gone.toSorted(byAge).slice(0, Math.max(0, gone.length - mostGone)),
    ].map(({ id }) => id),
  );
  return new Map(all.filter(([id]) => !dropped.has(id)));
}

interface Aged {
  readonly id: string;
  readonly at: number;
}

/** Every window has to drop the same, or they would bring back each other's without end. */
function byAge(one: Aged, other: Aged): number {
  return one.at - other.at || (one.id < other.id ? -1 : 1);
}
