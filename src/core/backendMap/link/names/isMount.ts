import type { CallFact, FileFacts } from "../../facts/facts.ts";
import { comparePositions } from "../../facts/places.ts";

/** Whether a call is told by the mount that it is read as: what it hands on is another for each class. */
export function isMount({ range }: CallFact, { mounts }: FileFacts): boolean {
  return mounts.some(
    (one) => one.extra !== undefined && comparePositions(one.range.end, range.end) === 0,
  );
}
