import { createKept } from "./kept.ts";
import { changed, note } from "./sources.ts";
import type { Reader, Source } from "./sources.ts";

/** What many files need and what is the same for all of them, each computed once. */
export interface Shared<Given> {
  /** @param compute one and the same function for one thing: it is known by it. */
  read<Whole>(compute: (given: Given) => Whole, reader: Reader): Whole;
  /** Computes anew what does not hold any more; who looked at what is another now is stale too. */
  refresh(): void;
}

type Compute<Given> = (given: Given) => unknown;

export function createShared<Given>(givenFor: (reader: Reader) => Given): Shared<Given> {
  const sources = new Map<Compute<Given>, Source>();
  const sourceOf = (compute: Compute<Given>): Source => {
    const source = sources.get(compute) ?? {};
    sources.set(compute, source);
    return source;
  };
  const kept = createKept((compute: Compute<Given>, reader): unknown => {
    const before = kept.last(compute);
    const after = compute(givenFor(reader));
    if (isAlike(before, after)) return before;
    changed(sourceOf(compute));
    return after;
  });
  return {
    read<Whole>(compute: (given: Given) => Whole, reader: Reader): Whole {
      const whole = kept.get(compute);
      note(reader, sourceOf(compute));
      // It is what this very function computed.
      return whole as Whole;
    },
    refresh() {
      for (const compute of kept.stale) kept.get(compute);
    },
  };
}

/** Whether two collections hold the same things; the things themselves are not looked into. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one instanceof Set && other instanceof Set) return isAlike([...one], [...other]);
  if (one instanceof Map && other instanceof Map) return isAlike([...one], [...other]);
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((each, at) => isAlike(each, other[at]));
}
