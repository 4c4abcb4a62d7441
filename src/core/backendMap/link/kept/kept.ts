import { createReader, forget } from "./sources.ts";
import type { Reader } from "./sources.ts";

/** Results by their keys, each kept until something changes that it was computed from. */
export interface Kept<Key, Result> {
  /** As it was computed last; undefined where it never was. */
  last(key: Key): Result | undefined;
  /** Computes it, if there is none or it does not hold any more. */
  get(key: Key): Result;
  keys(): Iterable<Key>;
  /** Those that do not hold any more. */
  readonly stale: ReadonlySet<Key>;
  drop(key: Key): void;
  clear(): void;
}

export function createKept<Key, Result>(
  compute: (key: Key, reader: Reader) => Result,
): Kept<Key, Result> {
  const all = new Map<Key, { readonly reader: Reader; readonly result: Result }>();
  const stale = new Set<Key>();
  const computed = (key: Key): Result => {
    const reader = all.get(key)?.reader ?? createReader(() => void stale.add(key));
    forget(reader);
    stale.delete(key);
    const result = compute(key, reader);
    all.set(key, { reader, result });
    return result;
  };
  const drop = (key: Key): void => {
    const known = all.get(key);
    if (known !== undefined) forget(known.reader);
    all.delete(key);
    stale.delete(key);
  };
  return {
    stale,
    last: (key) => all.get(key)?.result,
    keys: () => all.keys(),
    get(key) {
      const known = all.get(key);
      return known === undefined || stale.has(key) ? computed(key) : known.result;
    },
    drop,
    clear() {
      for (const key of all.keys()) drop(key);
    },
  };
}
