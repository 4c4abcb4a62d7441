import type { Part } from "../../prompt/prompt.ts";
import { enclosingBlock, type Lines } from "./enclosingBlock.ts";
import { linesOf } from "../lines.ts";
import { definitionOf, namesIn } from "./namedCode.ts";

/** A place that somebody wants judged: lines of the file, from 0. */
export interface JudgedPlace {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** Of a longer function only so many lines on either side of the place are shown. */
const farthest = 60;
/** Spans that are nearer than this are shown as one. */
const nearby = 4;
/** Of one place. */
const mostDefinitions = 8;

/**
 * The code that is needed to judge a few places: the functions around them, and what of the given
 * texts defines the functions, tables and values that they name.
 *
 * @param texts what may be shown, each a file or a stretch of one.
 * @param extent `places` leaves out what they name.
 */
export function codeAround(
  places: readonly JudgedPlace[],
  texts: readonly Part[],
  extent: "places" | "named" = "named",
): readonly Part[] {
  const around = places.flatMap((place) => spanAround(place, texts));
  const named =
    extent === "named" ? around.flatMap(({ text, span }) => namedFrom(text, span, texts)) : [];
  return texts.flatMap((text) => {
    const spans = [...around, ...named].filter((one) => one.text === text);
    return merged(spans.map(({ span }) => span)).map((span) => cut(text, span));
  });
}

interface Shown {
  readonly text: Part;
  /** Within the text. */
  readonly span: Lines;
}

function spanAround(place: JudgedPlace, texts: readonly Part[]): readonly Shown[] {
  const text = texts.find((one) => {
    const count = linesOf(one.text).length;
    return (
      one.uri === place.uri &&
      one.startLine <= place.start &&
      place.start < one.startLine + Math.max(count, 1)
    );
  });
  if (text === undefined) return [];
  const last = Math.max(0, linesOf(text.text).length - 1);
  const start = place.start - text.startLine;
  const end = Math.min(place.end - text.startLine, last);
  const block = enclosingBlock(text.text, start) ?? { start, end };
  const span = {
    start: Math.max(0, Math.min(start, Math.max(block.start, start - farthest))),
    end: Math.min(last, Math.max(end, Math.min(block.end, end + farthest))),
  };
  return [{ text, span }];
}

function namedFrom(text: Part, span: Lines, texts: readonly Part[]): readonly Shown[] {
  const body = linesOf(text.text)
    .slice(span.start, span.end + 1)
    .join("");
  // Its own file first: what a function calls is most often its neighbour.
  const inOrder = [text, ...texts.filter((one) => one !== text)];
  const found: Shown[] = [];
  for (const name of namesIn(body)) {
    if (found.length === mostDefinitions) break;
    for (const one of inOrder) {
      const lines = definitionOf(name, one.text);
      if (lines === undefined) continue;
      found.push({ text: one, span: lines });
      break;
    }
  }
  return found;
}

function merged(spans: readonly Lines[]): readonly Lines[] {
  const result: Lines[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || span.start > last.end + nearby) result.push(span);
    else result.splice(-1, 1, { start: last.start, end: Math.max(last.end, span.end) });
  }
  return result;
}

function cut(text: Part, { start, end }: Lines): Part {
  const lines = linesOf(text.text).slice(start, end + 1);
  return {
    ...text,
    text: lines.join(""),
    startLine: text.startLine + start,
    why: "to judge the findings by",
    numbered: true,
  };
}
