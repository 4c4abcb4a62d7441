import type { Range } from "../../findings/finding.ts";
import type { FileFacts } from "../facts/facts.ts";

/** Where the places of a file went by an edit that changed nothing else of its facts. */
export interface Moves {
  readonly range: (before: Range) => Range | undefined;
  /** Of the start of a range, "line:character". */
  readonly start: (before: string) => string | undefined;
}

type Position = Range["start"];
type Pair = readonly [before: Position, after: Position];

/**
 * Undefined where more than places differs, or places changed their order: what stands before or
 * around what decides about guards and loops.
 */
export function movesBetween(before: FileFacts, after: FileFacts): Moves | undefined {
  // What their places make of other files' is not told by these facts.
  if (before.definitions.length === 0 || before.tableChanges.length > 0) return undefined;
  if (before.tables.length > 0 || before.isUnparsed === true) return undefined;
  const ranges = new Map<string, Range>();
  const pairs: Pair[] = [];
  const note = (one: Range, other: Range): void => {
    ranges.set(keyOf(one), other);
    pairs.push([one.start, other.start], [one.end, other.end]);
  };
  const isAlike = compare({ ...before, terms: undefined }, { ...after, terms: undefined }, note);
  if (!isAlike || !isInOrder(pairs)) return undefined;
  const starts = new Map(pairs.map(([one, other]) => [wordsOf(one), wordsOf(other)]));
  return { range: (one) => ranges.get(keyOf(one)), start: (one) => starts.get(one) };
}

const wordsOf = ({ line, character }: Position): string => `${line}:${character}`;
const keyOf = ({ start, end }: Range): string => `${wordsOf(start)} ${wordsOf(end)}`;

export function isRange(value: unknown): value is Range {
  if (!isObject(value) || !isObject(value["start"]) || !isObject(value["end"])) return false;
  return typeof value["start"]["line"] === "number" && typeof value["end"]["line"] === "number";
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

type Note = (one: Range, other: Range) => void;

/** Whether two plain values are equal but for places. */
function compare(one: unknown, other: unknown, note: Note): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (isRange(one) && isRange(other)) {
    note(one, other);
    return true;
  }
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => {
    const [own, its] = [one[name], other[name]];
    const [at, to] = name === "at" ? [positionIn(own), positionIn(its)] : [];
    if (at === undefined || to === undefined) return compare(own, its, note);
    note({ start: at, end: at }, { start: to, end: to });
    return true;
  });
}

function positionIn(value: unknown): Position | undefined {
  const [, line, character] = /^(\d+):(\d+)$/.exec(typeof value === "string" ? value : "") ?? [];
  return line === undefined ? undefined : { line: Number(line), character: Number(character) };
}

function isInOrder(pairs: readonly Pair[]): boolean {
  const sorted = pairs.toSorted(([a], [b]) => difference(a, b));
  return sorted.every(([before, after], at) => {
    const [nextBefore, nextAfter] = sorted[at + 1] ?? [];
    if (nextBefore === undefined || nextAfter === undefined) return true;
    return Math.sign(difference(before, nextBefore)) === Math.sign(difference(after, nextAfter));
  });
}

const difference = (one: Position, other: Position): number =>
  one.line - other.line || one.character - other.character;
