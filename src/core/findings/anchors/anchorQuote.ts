import { distance } from "fastest-levenshtein";

/** Where a quote stands in a text: UTF-16 offsets, `end` exclusive. */
export type Anchor =
  | { readonly kind: "exact" | "near"; readonly start: number; readonly end: number }
  | { readonly kind: "lost" };

/** A quote with fewer significant characters is too common to be placed by likeness. */
const leastSignificant = 20;
/** Share of characters that must agree, and the lead over the second best place. */
const leastLikeness = 0.7;
const leastLead = 0.05;
const mostCandidates = 8;
/** Pairs of characters; the time of a comparison goes with them. */
const mostCompared = 1_000_000;

const lost: Anchor = { kind: "lost" };

/**
 * Finds where quoted code stands: exactly, else ignoring white space, else by likeness of its
 * lines. Both texts have "\n" line ends.
 *
 * @param hintLine zero-based; settles which of several equal places is meant, and nothing else.
 */
export function anchorQuote(text: string, quote: string, hintLine: number): Anchor {
  const wanted = quote.replace(/^(?:[ \t]*\n)+|\s+$/g, "");
  if (wanted.trim() === "") return lost;
  return (
    exactly(text, wanted, hintLine) ??
    withoutSpace(text, wanted, hintLine) ??
    byLikeness(text, wanted, hintLine)
  );
}

function exactly(text: string, quote: string, hintLine: number): Anchor | undefined {
  const found = nearest(text, occurrences(text, quote), hintLine);
  return found === undefined
    ? undefined
    : { kind: "exact", start: found, end: found + quote.length };
}

/** White space is what models change most: indentation dropped, lines joined. */
function withoutSpace(text: string, quote: string, hintLine: number): Anchor | undefined {
  const wanted = squeeze(quote);
  const hits = occurrences(squeeze(text), wanted);
  if (hits.length > 1 && wanted.length < leastSignificant) return undefined;

  const offsets = hits.length === 0 ? [] : offsetsOf(text, (hits.at(-1) ?? 0) + wanted.length);
  const starts = hits.map((hit) => offsets[hit] ?? 0);
  const start = nearest(text, starts, hintLine);
  if (start === undefined) return undefined;
  const last = offsets[(hits[starts.indexOf(start)] ?? 0) + wanted.length - 1] ?? start;
  return { kind: "near", start, end: last + 1 };
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, "");
}

/** Where the characters that are no white space stand, up to the one of index `last`. */
function offsetsOf(text: string, last: number): readonly number[] {
  const offsets: number[] = [];
  for (const run of text.matchAll(/\S+/g)) {
    for (let at = 0; at < run[0].length; at++) offsets.push(run.index + at);
    if (offsets.length > last) break;
  }
  return offsets;
}

function byLikeness(text: string, quote: string, hintLine: number): Anchor {
  if (squeeze(quote).length < leastSignificant) return lost;
  const lines = text.split("\n");
  const quoted = quote.split("\n");
  const normal = lines.map(normalise);
  const goal = quoted.map(normalise);

  const scored = candidateStarts(normal, goal)
    .flatMap((start) => [start, start - 1])
    .flatMap((start) => [quoted.length, quoted.length + 1].map((count) => ({ start, count })))
    .filter(({ start, count }) => start >= 0 && start + count <= lines.length)
    .map((place) => ({
      ...place,
      likeness: likeness(normal.slice(place.start, place.start + place.count), goal),
    }))
    .filter((place) => place.likeness >= leastLikeness)
    .toSorted(
      (a, b) =>
        b.likeness - a.likeness || Math.abs(a.start - hintLine) - Math.abs(b.start - hintLine),
    );

  const [best] = scored;
  if (best === undefined) return lost;
  const rival = scored.find((place) => Math.abs(place.start - best.start) > quoted.length);
  const closer =
    rival === undefined ||
    Math.abs(best.start - hintLine) + quoted.length < Math.abs(rival.start - hintLine);
  if (rival !== undefined && best.likeness - rival.likeness < leastLead && !closer) return lost;
  return { kind: "near", ...spanOfLines(lines, best.start, best.count) };
}

/** Each quoted line votes for where the quote would begin; long and rare lines weigh more. */
function candidateStarts(normal: readonly string[], quoted: readonly string[]): readonly number[] {
  const linesByText = new Map<string, number[]>();
  for (const [at, line] of normal.entries()) {
    if (line === "") continue;
    const places = linesByText.get(line);
    if (places === undefined) linesByText.set(line, [at]);
    else places.push(at);
  }
  const votes = new Map<number, number>();
  for (const [offset, line] of quoted.entries()) {
    const places = linesByText.get(line) ?? [];
    for (const at of places) {
      const start = Math.max(0, at - offset);
      votes.set(start, (votes.get(start) ?? 0) + line.length / places.length);
    }
  }
  const best = [...votes].toSorted(([, a], [, b]) => b - a).map(([start]) => start);
  return best.length > 0 ? best.slice(0, mostCandidates) : bySharedWords(normal, quoted);
}

/** When no line survived: the lines that share most words with the longest quoted line. */
function bySharedWords(normal: readonly string[], quoted: readonly string[]): readonly number[] {
  const longest = quoted.toSorted((a, b) => b.length - a.length)[0] ?? "";
  const offset = quoted.indexOf(longest);
  const words = new Set(longest.match(/\w+/g));
  return normal
    .map((line, at) => ({
      at,
      shared: new Set((line.match(/\w+/g) ?? []).filter((word) => words.has(word))).size,
    }))
    .filter(({ shared }) => shared * 2 >= words.size && shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, mostCandidates)
    .map(({ at }) => Math.max(0, at - offset));
}

/** Share of characters that agree. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const longer = Math.max(a.join("\n").length, b.join("\n").length);
  return longer === 0 ? 0 : 1 - distanceOf(withoutSameEnds(a, b)) / longer;
}

/** Long texts are compared line by line: as a whole it would take seconds. */
function distanceOf([a, b]: readonly [readonly string[], readonly string[]]): number {
  const [one, other] = [a.join("\n"), b.join("\n")];
  if (one.length * other.length <= mostCompared) return distance(one, other);
  const [more, fewer] = a.length >= b.length ? [a, b] : [b, a];
  return more.reduce((sum, line, at) => {
    const pair = fewer[at];
    return sum + (pair === undefined ? line.length + 1 : distance(line, pair));
  }, 0);
}

/** What is left without the lines that both begin and end with. */
function withoutSameEnds(
  a: readonly string[],
  b: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
}

function normalise(line: string): string {
  return line.trim().replaceAll(/\s+/g, " ");
}

function spanOfLines(
  lines: readonly string[],
  first: number,
  count: number,
): { readonly start: number; readonly end: number } {
  const before = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  const quoted = lines.slice(first, first + count).join("\n");
  const indent = quoted.length - quoted.trimStart().length;
  return { start: before + indent, end: before + quoted.trimEnd().length };
}

function occurrences(text: string, quote: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) found.push(at);
  return found;
}

function nearest(text: string, offsets: readonly number[], hintLine: number): number | undefined {
  if (offsets.length < 2) return offsets[0];
  let line = 0;
  let counted = 0;
  const distances = offsets.map((offset) => {
    for (; counted < offset; counted++) if (text.charCodeAt(counted) === 10) line++;
    return Math.abs(line - hintLine);
  });
  return offsets[distances.indexOf(Math.min(...distances))];
}
