import type { SentText } from "../../prompt/sealRequest.ts";
import { anchorQuote } from "../anchors/anchorQuote.ts";
import type { Evidence, Finding, Fix, FixEdit, Range } from "../finding.ts";
import { findingId } from "../life/findingId.ts";
import type { ClaimedEdit, ClaimedEvidence, ClaimedFinding } from "./parseFinding.ts";
import { textPositions } from "../anchors/textPositions.ts";

export interface PlacedFinding {
  readonly kind: "placed";
  readonly finding: Finding;
}
export interface DroppedFinding {
  readonly kind: "dropped";
  readonly title: string;
  readonly reason: string;
}

/** What a finding is placed against, and who said it. */
export interface Placing {
  readonly texts: readonly SentText[];
  /** Where a new file of a fix would stand. */
  readonly uriOf: (path: string) => string | undefined;
  readonly persona: string;
  readonly model: string;
  readonly state: "open" | "unchecked";
}

/** Ties a claimed finding to the text that was sent; one that quotes none of it is dropped. */
export function placeFinding(
  claimed: ClaimedFinding,
  placing: Placing,
): PlacedFinding | DroppedFinding {
  const place = placeQuote(claimed, placing.texts);
  if (typeof place === "string") return { kind: "dropped", title: claimed.title, reason: place };

  const fix = claimed.fix && placeFix(claimed.fix, place, placing);
  const { uri, range, quote, match } = place;
  return {
    kind: "placed",
    finding: {
      id: findingId(uri, claimed.category, quote),
      uri,
      range,
      quote,
      match,
      category: claimed.category,
      severity: claimed.severity,
      title: claimed.title,
      explanation: claimed.explanation,
      trigger: claimed.trigger,
      evidence: claimed.evidence.flatMap((each) => placeEvidence(each, placing.texts)),
      ...(fix === undefined ? {} : { fix }),
      state: placing.state,
      source: "claude",
      persona: placing.persona,
      model: placing.model,
    },
  };
}

interface Place {
  readonly uri: string;
  readonly range: Range;
  readonly quote: string;
  readonly match: "exact" | "near";
}

/** The place, or the reason why there is none. */
function placeQuote(
  claimed: { readonly file: string; readonly line: number; readonly quote: string },
  texts: readonly SentText[],
): Place | string {
  const ofFile = textsNamed(claimed.file, texts);
  if (ofFile.length === 0) return `it is about ${claimed.file}, which was not sent`;

  const hits = ofFile
    .map((text) => ({
      text,
      anchor: anchorQuote(text.sent, lineFeeds(claimed.quote), claimed.line - 1 - text.startLine),
    }))
    .toSorted((a, b) => rank(a.anchor.kind) - rank(b.anchor.kind));
  const [best] = hits;
  if (best === undefined || best.anchor.kind === "lost") {
    return `its quote is not in ${claimed.file}`;
  }
  const span = shownSpan(best.text.sent, best.anchor);
  if (span === undefined) return `its quote in ${claimed.file} is nothing but a hidden secret`;
  return { uri: best.text.uri, ...inFile(best.text, span), match: best.anchor.kind };
}

const rank = (kind: "exact" | "near" | "lost"): number => ["exact", "near", "lost"].indexOf(kind);

/** What of a quote can be shown; of one that is a secret and nothing else, the line beside it. */
function shownSpan(sent: string, { start, end }: Span): Span | undefined {
  const shown = withoutSecrets(sent, start, end);
  if (hasText(sent, shown)) return shown;
  const lineEnd = sent.indexOf("\n", end);
  const lineStart = sent.lastIndexOf("\n", start - 1) + 1;
  const beside = withoutSecrets(sent, lineStart, lineEnd < 0 ? sent.length : lineEnd);
  return hasText(sent, beside) ? beside : undefined;
}

function hasText(sent: string, { start, end }: Span): boolean {
  return sent.slice(start, end).trim() !== "";
}

/** The longest stretch of a quote that hides no secret, so that no value is shown or saved. */
function withoutSecrets(sent: string, start: number, end: number): Span {
  const quote = sent.slice(start, end);
  let longest: Span = { start, end: start };
  let from = 0;
  const consider = (to: number): void => {
    if (to - from > longest.end - longest.start) longest = { start: start + from, end: start + to };
  };
  for (const hidden of quote.matchAll(placeholder)) {
    consider(hidden.index);
    from = hidden.index + hidden[0].length;
  }
  consider(quote.length);
  return longest;
}

const placeholder = /\[\[secret:[^\]]*\]\]/g;

interface Span {
  readonly start: number;
  readonly end: number;
}

function inFile(text: SentText, span: Span): { readonly range: Range; readonly quote: string } {
  const { start, end } = text.toOriginal(span.start, span.end);
  const { start: first, end: last } = textPositions(text.original).rangeOf(start, end);
  const shift = ({ line, character }: Range["start"]): Range["start"] => ({
    line: line + text.startLine,
    character,
  });
  return {
    range: { start: shift(first), end: shift(last) },
    quote: text.original.slice(start, end),
  };
}

function placeEvidence(claimed: ClaimedEvidence, texts: readonly SentText[]): readonly Evidence[] {
  const place = placeQuote(claimed, texts);
  if (typeof place === "string") return [];
  return [{ uri: place.uri, range: place.range, quote: place.quote, note: claimed.note }];
}

/** A fix is offered only when each of its edits stands, word for word, in what was sent. */
function placeFix(
  fix: NonNullable<ClaimedFinding["fix"]>,
  place: Place,
  placing: Placing,
): Fix | undefined {
  const edits = fix.edits.map((edit) => placeEdit(edit, place, placing));
  const placed = edits.filter((edit) => edit !== undefined);
  return placed.length === edits.length ? { title: fix.title, edits: placed } : undefined;
}

/** What the prompt shows instead of a secret or a hidden character is not text of the file. */
const standsForOther = /\[\[secret:|⟨U\+/;

function placeEdit(edit: ClaimedEdit, place: Place, placing: Placing): FixEdit | undefined {
  if (standsForOther.test(edit.oldText + edit.newText)) return undefined;
  const path = normalPath(edit.file);
  const ofFile =
    edit.oldText === ""
      ? placing.texts.filter((text) => text.path === path)
      : textsNamed(path, placing.texts);
  if (edit.oldText === "") {
    const uri = ofFile.length === 0 ? placing.uriOf(path) : undefined;
    return uri === undefined ? undefined : { uri, oldText: "", newText: edit.newText };
  }
  const wanted = lineFeeds(edit.oldText);
  const text = ofFile.find(({ sent }) => sent.includes(wanted));
  if (text === undefined) return undefined;

  const hintLine = text.uri === place.uri ? place.range.start.line - text.startLine : 0;
  const start = nearestExact(text.sent, wanted, hintLine);
  const { range, quote } = inFile(text, { start, end: start + wanted.length });
  return { uri: text.uri, range, oldText: quote, newText: edit.newText };
}

/** Unlike a quote, an edit's text is taken as it is: its first and last white space counts. */
function nearestExact(text: string, wanted: string, hintLine: number): number {
  const positions = textPositions(text);
  let best = -1;
  let bestDistance = Infinity;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const away = Math.abs(positions.positionAt(at).line - hintLine);
    if (away < bestDistance) [best, bestDistance] = [at, away];
  }
  return best;
}

/**
 * The texts of the file that a path names. One that was cut short still names a file when only one
 * of those that were sent ends so.
 */
function textsNamed(file: string, texts: readonly SentText[]): readonly SentText[] {
  const path = normalPath(file);
  const exact = texts.filter((text) => text.path === path);
  if (exact.length > 0 || path === "") return exact;
  const short = texts.filter((text) => text.path.endsWith(`/${path}`));
  return new Set(short.map(({ uri }) => uri)).size === 1 ? short : [];
}

function normalPath(path: string): string {
  return path.replaceAll("\\", "/").replace(/^(?:\.\/|\/)+/, "");
}

function lineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}
