import type { Part } from "../../prompt/prompt.ts";
import { linesOf } from "../lines.ts";
import type { JudgedPlace } from "./codeAround.ts";

/** Lines between a place and what was removed, counted as if both sides of a change were one. */
const farthest = 40;
/** Of one stretch. */
const mostLines = 40;

/**
 * What a change took away beside some places: a line that is missing shows nowhere else.
 *
 * @param reviewed both sides of the change.
 * @param shown what goes along anyway.
 */
export function removedBeside(
  places: readonly JudgedPlace[],
  reviewed: readonly Part[],
  shown: readonly Part[],
): readonly Part[] {
  return reviewed.filter((part) => {
    const { uri, fileUri, startLine, text, marks } = part;
    const lines = linesOf(text).length;
    const isRemoved = marks?.sign === "-" && marks.lines.size > 0 && lines <= mostLines;
    const isShown = shown.some((one) => one.uri === uri && one.startLine === startLine);
    const isBeside = places.some(
      (place) =>
        place.uri === fileUri &&
        place.start - farthest <= startLine + lines &&
        startLine <= place.end + farthest,
    );
    return isRemoved && isBeside && !isShown;
  });
}
