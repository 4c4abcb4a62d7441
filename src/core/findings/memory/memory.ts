import type { Dismissal } from "../dismissals/dismissals.ts";
import type { Finding } from "../finding.ts";

/**
 * Something that is remembered, or, without `value`, that it was taken away. Of two windows' words on
 * it the later `at` counts: milliseconds, but always above what was seen before.
 */
export interface Kept<T> {
  readonly at: number;
  /** When its place last changed, which every window settles for itself by its own text. */
  readonly moved: number;
  readonly value?: T;
}

/** What windows on the same folder keep together, by id. */
export interface Memory {
  readonly findings: ReadonlyMap<string, Kept<Finding>>;
  readonly dismissals: ReadonlyMap<string, Kept<Dismissal>>;
}

export const emptyMemory: Memory = { findings: new Map(), dismissals: new Map() };

/**
 * What both know: the same whichever comes first and however often. Nothing that only one of them
 * knows is left out, and what one of them saw taken away later stays away.
 */
export function mergeMemories(one: Memory, other: Memory): Memory {
  return {
    findings: mergeKept(one.findings, other.findings),
    dismissals: mergeKept(one.dismissals, other.dismissals),
  };
}

function mergeKept<T>(
  one: ReadonlyMap<string, Kept<T>>,
  other: ReadonlyMap<string, Kept<T>>,
): ReadonlyMap<string, Kept<T>> {
  const merged = new Map(one);
  for (const [id, theirs] of other) {
    const ours = merged.get(id);
    if (ours === undefined || compareKept(theirs, ours) > 0) merged.set(id, theirs);
  }
  return merged;
}

/** A total order, so that two windows settle on the same. At one time, taking away wins. */
function compareKept<T>(one: Kept<T>, other: Kept<T>): number {
  if (one.at !== other.at) return one.at - other.at;
  if (one.value === undefined || other.value === undefined) {
    return Number(one.value === undefined) - Number(other.value === undefined);
  }
  if (one.moved !== other.moved) return one.moved - other.moved;
  if (one.value === other.value) return 0;
  const [a, b] = [JSON.stringify(one.value), JSON.stringify(other.value)];
  if (a === b) return 0;
  return a > b ? 1 : -1;
}

/** Whether both say the same, down to the place. */
export function isSameMemory(one: Memory, other: Memory): boolean {
  return isSameKept(one.findings, other.findings) && isSameKept(one.dismissals, other.dismissals);
}

function isSameKept<T>(
  one: ReadonlyMap<string, Kept<T>>,
  other: ReadonlyMap<string, Kept<T>>,
): boolean {
  if (one.size !== other.size) return false;
  return [...one].every(([id, kept]) => {
    const same = other.get(id);
    return same !== undefined && compareKept(kept, same) === 0;
  });
}

/** A time for a change of now: above every other, also when the machine's clock was set back. */
export function nextStamp({ findings, dismissals }: Memory, now: number): number {
  let highest = 0;
  for (const { at, moved } of [...findings.values(), ...dismissals.values()]) {
    highest = Math.max(highest, at, moved);
  }
  return Math.max(now, highest + 1);
}
