import { indentOf } from "../terms/indentOf.ts";
import type { Hunk } from "./hunk.ts";

/**
 * Hunks that only add or only remove, moved up to where what they hold begins. A member that follows
 * another of the same look differs from it as well from its second line to the other's first one.
 *
 * @param old the lines before the change, without their ends, as `now` those after it.
 */
export function slideHunks(
  hunks: readonly Hunk[],
  old: readonly string[],
  now: readonly string[],
): readonly Hunk[] {
  const slid: Hunk[] = [];
  for (const hunk of hunks) {
    const { oldStart, oldEnd, newStart, newEnd } = hunk;
    // A line stays between two hunks, or they would be one.
    const room = newStart - ((slid.at(-1)?.newEnd ?? -1) + 1);
    const isMixed = oldEnd > oldStart && newEnd > newStart;
    const side = oldEnd > oldStart ? { lines: old, start: oldStart, end: oldEnd } : undefined;
    const by = isMixed ? 0 : stepsUp(side ?? { lines: now, start: newStart, end: newEnd }, room);
    slid.push({
      oldStart: oldStart - by,
      oldEnd: oldEnd - by,
      newStart: newStart - by,
      newEnd: newEnd - by,
    });
  }
  return slid;
}

interface Side {
  readonly lines: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** By how many lines; of places that are as good the nearest. */
function stepsUp({ lines, start, end }: Side, room: number): number {
  let best = 0;
  for (let by = 1; by <= room && lines[start - by] === lines[end - by]; by++) {
    if (worthOf(lines, start - by) < worthOf(lines, start - best)) best = by;
  }
  return best;
}

/** Of a place to begin at, the less the better: far out, and below a blank line. */
function worthOf(lines: readonly string[], at: number): number {
  const line = lines[at] ?? "";
  if (line.trim() === "") return Infinity;
  const isBelowBlank = at === 0 || (lines[at - 1] ?? "").trim() === "";
  return 2 * indentOf(line) + (isBelowBlank ? 0 : 1);
}
