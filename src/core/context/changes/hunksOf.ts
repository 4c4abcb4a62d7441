import { diffArrays } from "diff";
import { linesOf } from "../lines.ts";
import type { Hunk } from "./hunk.ts";
import { slideHunks } from "./slideHunks.ts";

/** Texts that differ by more are compared no further: what lies between is one hunk. */
const limits = { maxEditLength: 4000, timeout: 500 };

/**
 * Where two texts differ, line by line. Line ends do not count, so that a text compares with itself
 * as another system keeps it.
 */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const old = bareLines(before);
  const now = bareLines(after);
  const head = same(old, now, (lines, at) => lines[at], Math.min(old.length, now.length));
  const rest = Math.min(old.length, now.length) - head;
  const tail = same(old, now, (lines, at) => lines.at(-1 - at), rest);
  const middle = {
    old: old.slice(head, old.length - tail),
    now: now.slice(head, now.length - tail),
  };
  if (middle.old.length === 0 && middle.now.length === 0) return [];
  const changes = diffArrays(middle.old, middle.now, limits);
  if (changes === undefined) {
    const [oldEnd, newEnd] = [old.length - tail, now.length - tail];
    return [{ oldStart: head, oldEnd, newStart: head, newEnd }];
  }
  return slideHunks(hunksIn(changes, head), old, now);
}

interface Change {
  readonly count: number;
  readonly added: boolean;
  readonly removed: boolean;
}

function hunksIn(changes: readonly Change[], start: number): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [oldAt, newAt] = [start, start];
  for (const { count, added, removed } of changes) {
    const oldEnd = oldAt + (added ? 0 : count);
    const newEnd = newAt + (removed ? 0 : count);
    const last = hunks.at(-1);
    if (added || removed) {
      const goesOn = last?.oldEnd === oldAt && last.newEnd === newAt;
      const from = goesOn ? last : { oldStart: oldAt, newStart: newAt };
      if (goesOn) hunks.pop();
      hunks.push({ oldStart: from.oldStart, oldEnd, newStart: from.newStart, newEnd });
    }
    [oldAt, newAt] = [oldEnd, newEnd];
  }
  return hunks;
}

function bareLines(text: string): string[] {
  return linesOf(text).map((line) => line.replace(/[\r\n]+$/, ""));
}

/** How many lines agree, one after the other. */
function same(
  old: readonly string[],
  now: readonly string[],
  lineAt: (lines: readonly string[], at: number) => string | undefined,
  most: number,
): number {
  let count = 0;
  while (count < most && lineAt(old, count) === lineAt(now, count)) count++;
  return count;
}
