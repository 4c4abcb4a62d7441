import type { Finding, Fix, FixEdit, Range } from "../finding.ts";
import { findingId } from "../life/findingId.ts";
import { lineEndOf, withLf } from "./lineEnds.ts";
import { nearestQuote } from "./nearestQuote.ts";
import { textPositions } from "./textPositions.ts";

/** A file of the working tree as it is now. */
export interface WorkingText {
  readonly uri: string;
  readonly text: string;
}

/** By the uri of a version; without a text for an old side, or a file that is gone. */
export type Versions = ReadonlyMap<string, WorkingText | undefined>;

/**
 * Takes a finding on a version of a file, such as the index, to the file in the working tree where
 * its text still stands there word for word, at the nearest place; else it stays on the version.
 * Its evidence goes the same way, each piece by itself. A fix goes along wholly or not at all: what
 * is no file of the working tree cannot be edited.
 */
export function moveToWorkingTree(finding: Finding, versions: Versions): Finding {
  const { fix, ...rest } = finding;
  const movedFix = fix && moveFix(fix, versions);
  const place = move(finding, finding.quote, versions);
  const id = place && findingId(place.uri, finding.category, place.quote);
  const evidence = finding.evidence.map((one) => ({ ...one, ...move(one, one.quote, versions) }));
  return {
    ...rest,
    ...place,
    ...(id && { id }),
    evidence,
    ...(movedFix && { fix: movedFix }),
  };
}

interface Place {
  readonly uri: string;
  readonly range: Range;
  readonly quote: string;
}

function move(
  from: { readonly uri: string; readonly range: Range },
  quote: string,
  versions: Versions,
): Place | undefined {
  const file = versions.get(from.uri);
  if (file === undefined) return undefined;
  const text = withLf(file.text);
  const wanted = withLf(quote);
  const { offsetAt, rangeOf } = textPositions(text);
  const start = nearestQuote(text, wanted, offsetAt(from.range.start));
  if (start < 0) return undefined;
  return {
    uri: file.uri,
    range: rangeOf(start, start + wanted.length),
    quote: wanted.replaceAll("\n", lineEndOf(file.text)),
  };
}

function moveFix(fix: Fix, versions: Versions): Fix | undefined {
  if (!fix.edits.some(({ uri }) => versions.has(uri))) return fix;
  const edits = fix.edits.map((edit) => moveEdit(edit, versions));
  const moved = edits.filter((edit) => edit !== undefined);
  return moved.length === edits.length ? { ...fix, edits: moved } : undefined;
}

function moveEdit(edit: FixEdit, versions: Versions): FixEdit | undefined {
  const { uri, range } = edit;
  if (!versions.has(uri)) return edit;
  if (range === undefined) return undefined;
  const place = move({ uri, range }, edit.oldText, versions);
  if (place === undefined) return undefined;
  return { ...edit, uri: place.uri, range: place.range, oldText: place.quote };
}
