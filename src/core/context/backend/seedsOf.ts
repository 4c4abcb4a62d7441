import type { Part } from "../../prompt/prompt.ts";
import { linesOf } from "../lines.ts";
import type { NeighbourSeed, ShownLines } from "../neighbourhood/neighbour.ts";
import { calledAs } from "../terms/calledAs.ts";
import { outlineOfExcerpt } from "../terms/outlineOfExcerpt.ts";

/** Lines of a file as it is, from 0, `end` exclusive. */
export interface SeedSpan {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  /** The lines of it that are new; absent where that is all of them, or where lines were only removed. */
  readonly changed?: ReadonlySet<number>;
}

export interface Seeds {
  readonly seeds: readonly NeighbourSeed[];
  readonly shown: readonly ShownLines[];
  readonly spans: readonly SeedSpan[];
}

/**
 * What the code under review is about, a seed for each file: both sides of a change are one.
 *
 * @param context parts that go along anyway.
 */
export function seedsOf(
  reviewed: readonly Part[],
  context: readonly Part[],
  pathOf: (uri: string) => string,
): Seeds {
  const files = Map.groupBy(reviewed, fileOf);
  const isNow = ({ marks, isWords }: Part): boolean => marks?.sign !== "-" && isWords !== true;
  return {
    seeds: [...files].map(([uri, parts]) => seedOf(pathOf(uri), parts)),
    shown: [...reviewed, ...context].filter(isNow).map((part) => ({
      path: pathOf(fileOf(part)),
      start: part.startLine,
      end: part.startLine + linesOf(part.text).length,
    })),
    spans: reviewed.filter(isNow).map(spanOf),
  };
}

function spanOf(part: Part): SeedSpan {
  const { text, startLine, marks } = part;
  const end = startLine + linesOf(text).length;
  const changed = [...(marks?.lines ?? [])].filter((line) => startLine <= line && line < end);
  const place = { uri: fileOf(part), start: startLine, end };
  return changed.length === 0 ? place : { ...place, changed: new Set(changed) };
}

const fileOf = ({ uri, fileUri }: Part): string => fileUri ?? uri;

function seedOf(path: string, parts: readonly Part[]): NeighbourSeed {
  const names = new Set(parts.flatMap(namesIn));
  const changed = parts.flatMap(({ text, startLine, marks }) =>
    marks === undefined ? [] : linesOf(text).filter((_, at) => marks.lines.has(startLine + at)),
  );
  const text = parts.map((part) => part.text).join("\n");
  return {
    path,
    names: [...names],
    text,
    ...(changed.length > 0 && { changed: changed.join("") }),
  };
}

function namesIn({ text, languageId }: Part): readonly string[] {
  return outlineOfExcerpt(linesOf(text), languageId).flatMap(({ kind, name }) =>
    kind === "handler" ? [] : [name, ...calledAs(name, languageId)],
  );
}
