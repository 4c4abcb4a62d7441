import type { Finding } from "../finding.ts";
import type { Kept } from "./memory.ts";

interface Named {
  readonly id: string;
}

/** What a store of this window held when it was last looked at, and what it holds now. */
export interface Seen<T> {
  readonly before: ReadonlyMap<string, T>;
  readonly now: readonly T[];
}

/**
 * Takes what changed in a store into the memory of it, under this stamp.
 *
 * @param isSame whether two values differ in nothing but their place in the text.
 */
export function noteChanges<T extends Named>(
  kept: ReadonlyMap<string, Kept<T>>,
  { before, now }: Seen<T>,
  stamp: number,
  isSame: (one: T, other: T) => boolean = () => false,
): ReadonlyMap<string, Kept<T>> {
  const noted = new Map(kept);
  const left = new Set(before.keys());
  for (const value of now) {
    left.delete(value.id);
    if (before.get(value.id) === value) continue;
    const known = noted.get(value.id);
    const at = known?.value !== undefined && isSame(known.value, value) ? known.at : stamp;
    noted.set(value.id, { at, moved: stamp, value });
  }
  for (const id of left) noted.set(id, { at: stamp, moved: stamp });
  return noted;
}

/** What a store has to take over so that it holds what the memory now says. */
export interface Arrived<T> {
  readonly put: readonly T[];
  readonly remove: readonly string[];
}

/**
 * What others changed: `merged` against what this window knew. A mere move stays theirs, since this
 * window follows its own text.
 */
export function arrivals<T extends Named>(
  known: ReadonlyMap<string, Kept<T>>,
  merged: ReadonlyMap<string, Kept<T>>,
  isSame: (one: T, other: T) => boolean = () => false,
): Arrived<T> {
  const put: T[] = [];
  const remove: string[] = [];
  for (const [id, { value }] of merged) {
    const ours = known.get(id)?.value;
    if (value === ours) continue;
    if (value === undefined) remove.push(id);
    else if (ours === undefined || !isSame(ours, value)) put.push(value);
  }
  return { put, remove };
}

/** Whether two versions of a finding say the same, wherever their text stands, and be it gone. */
export function isMove(one: Finding, other: Finding): boolean {
  return wordsOf(one) === wordsOf(other);
}

const words = new WeakMap<Finding, string>();

function wordsOf(finding: Finding): string {
  const known = words.get(finding);
  if (known !== undefined) return known;
  const { stateBefore, ...rest } = finding;
  const standing = finding.state === "lost" ? (stateBefore ?? "unchecked") : finding.state;
  const before = finding.state === "lost" ? {} : { stateBefore };
  const text = JSON.stringify({ ...rest, ...before, state: standing }, withoutPlaces);
  words.set(finding, text);
  return text;
}

/** Line ends are part of the place: they flip with the file's. Keys in order, so that only words count. */
function withoutPlaces(key: string, value: unknown): unknown {
  if (key === "range" || key === "quote") return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
