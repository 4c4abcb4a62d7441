import { indentOf } from "../terms/indentOf.ts";
import type { Hunk } from "./hunk.ts";

/**
 * Hunks that only add or only remove, moved to where what they hold begins. A member that follows
 * another of the same look differs from it as well from its second line to the other's first one, or
 * from the other's last line to its own last but one.
 *
 * @param old the lines before the change, without their ends, as `now` those after it.
 */
export function slideHunks(
  hunks: readonly Hunk[],
  old: readonly string[],
  now: readonly string[],
): readonly Hunk[] {
  const slid: Hunk[] = [];
  for (const [at, hunk] of hunks.entries()) {
    const { oldStart, oldEnd, newStart, newEnd } = hunk;
    // A line stays between two hunks, or they would be one.
    const above = newStart - ((slid.at(-1)?.newEnd ?? -1) + 1);
    const below = (hunks[at + 1]?.newStart ?? now.length + 1) - newEnd - 1;
    const isMixed = oldEnd > oldStart && newEnd > newStart;
    const side = oldEnd > oldStart ? { lines: old, start: oldStart, end: oldEnd } : undefined;
    const added = { lines: now, start: newStart, end: newEnd };
    const by = isMixed ? 0 : stepsDown(side ?? added, { above, below });
    slid.push({
      oldStart: oldStart + by,
      oldEnd: oldEnd + by,
      newStart: newStart + by,
      newEnd: newEnd + by,
    });
  }
  return slid;
}

interface Side {
  readonly lines: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** By how many lines, below zero for up; of places that are as good the nearest. */
function stepsDown(
  { lines, start, end }: Side,
  { above, below }: { readonly above: number; readonly below: number },
): number {
  let best = 0;
  const look = (by: number): void => {
    if (worthOf(lines, start + by) < worthOf(lines, start + best)) best = by;
  };
  for (let up = 1; up <= above && lines[start - up] === lines[end - up]; up++) look(-up);
  for (let down = 1; down <= below && isAgain(lines, start, end, down); down++) look(down);
  return best;
}

function isAgain(lines: readonly string[], start: number, end: number, down: number): boolean {
  return end + down <= lines.length && lines[start + down - 1] === lines[end + down - 1];
}

/** Of a place to begin at, the less the better: far out, and below a blank line. */
function worthOf(lines: readonly string[], at: number): number {
  const line = lines[at] ?? "";
  if (line.trim() === "") return Infinity;
  const isBelowBlank = at === 0 || (lines[at - 1] ?? "").trim() === "";
  return 2 * indentOf(line) + (isBelowBlank ? 0 : 1);
}
