import { markHidden } from "./hiddenCharacters.ts";
import { maskSecrets, maxScannedLength, type Mask, type NameSecret } from "./redact.ts";
import { rewrite, toOriginal, type Replacement, type Span } from "./spans.ts";

/** A text as it may leave, with the way back to the original. */
export interface PreparedText {
  /** Line ends are "\n", secrets placeholders, hidden characters visible. */
  readonly text: string;
  readonly spans: readonly Span[];
  /** Lines count from 0 within the text. */
  readonly redactions: readonly Redaction[];
}

export interface Redaction {
  readonly kind: string;
  readonly line: number;
}

/**
 * Makes a text fit to leave. Secrets are looked for without the hidden characters, so that one in
 * the middle of a key does not carry the key past the rules.
 *
 * @param limit in UTF-16 units.
 * @throws UnscannableError when the text cannot be checked for secrets.
 */
export function prepareText(
  original: string,
  name: NameSecret,
  limit: number = maxScannedLength,
): PreparedText {
  const marks = markHidden(original);
  const bare = rewrite(
    original,
    marks.map((mark) => ({ ...mark, text: "" })),
  );
  const masks = maskSecrets(bare.text, name, limit).map((mask) => ({
    ...mask,
    ...toOriginal(bare.spans, mask.start, mask.end),
    text: mask.text.replace(/\r\n?/g, "\n"),
  }));
  const { text, spans } = rewrite(original, inOrder(masks, [...marks, ...lineEnds(original)]));
  return { text, spans, redactions: redactionsOf(original, masks) };
}

function lineEnds(original: string): readonly Replacement[] {
  return [...original.matchAll(/\r\n?/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: "\n",
  }));
}

/** The masks and what of the others they do not cover. */
function inOrder(
  masks: readonly Replacement[],
  others: readonly Replacement[],
): readonly Replacement[] {
  const merged: Replacement[] = [];
  for (const next of [...masks, ...others].toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (next.start >= (merged.at(-1)?.end ?? 0)) merged.push(next);
  }
  return merged;
}

function redactionsOf(original: string, masks: readonly Mask[]): readonly Redaction[] {
  let line = 0;
  let read = 0;
  return masks.map(({ kind, start }) => {
    line += original.slice(read, start).match(/\r\n?|\n/g)?.length ?? 0;
    read = start;
    return { kind, line };
  });
}
