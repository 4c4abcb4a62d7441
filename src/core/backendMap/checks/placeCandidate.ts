import { textPositions } from "../../findings/anchors/textPositions.ts";
import type { Evidence, Finding, Range } from "../../findings/finding.ts";
import { findingId } from "../../findings/life/findingId.ts";
import type { Candidate } from "./runLocalChecks.ts";

/** Of more lines than this only the first is quoted: a whole handler is lost with any edit of it. */
const mostQuotedLines = 3;

/** What a local finding says of who found it. */
const localPersona = "backend-architect";

/**
 * A candidate as a finding on the text that stands at its place; nothing where none stands there any
 * more. Evidence that is gone is left out.
 *
 * @param textOf the text of a file; undefined where it cannot be read.
 */
export function placeCandidate(
  candidate: Candidate,
  textOf: (uri: string) => string | undefined,
): Finding | undefined {
  const place = quoted(candidate, textOf);
  if (place === undefined) return undefined;
  const { check, category, severity, title, explanation, trigger } = candidate;
  return {
    id: findingId(place.uri, `local ${check}`, place.quote),
    ...place,
    match: "exact",
    category,
    severity,
    title,
    explanation,
    trigger,
    evidence: candidate.evidence.flatMap((one): readonly Evidence[] => {
      const shown = quoted(one, textOf);
      return shown === undefined ? [] : [{ ...shown, note: one.note }];
    }),
    state: "open",
    source: "local",
    persona: localPersona,
    model: check,
  };
}

function quoted(
  { uri, range }: { readonly uri: string; readonly range: Range },
  textOf: (uri: string) => string | undefined,
): { readonly uri: string; readonly range: Range; readonly quote: string } | undefined {
  const text = textOf(uri);
  if (text === undefined) return undefined;
  const { offsetAt, rangeOf } = textPositions(text);
  const start = offsetAt(range.start);
  const isLong = range.end.line - range.start.line >= mostQuotedLines;
  const whole = text.slice(start, offsetAt(range.end));
  const quote = (isLong ? whole.slice(0, whole.search(/[\r\n]|$/)) : whole).trimEnd();
  return quote === "" ? undefined : { uri, range: rangeOf(start, start + quote.length), quote };
}
