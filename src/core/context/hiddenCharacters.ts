import type { Replacement } from "./spans.ts";

/**
 * Characters that a reader cannot see or that turn text around: controls but tab and line ends,
 * soft hyphen, fillers, zero width, directions, variation selectors, tags, half surrogates.
 */
const hidden =
  /[\p{Cs}\p{Cc}\p{Default_Ignorable_Code_Point}\u{180E}\u{FFF0}-\u{FFFB}\u{FFFE}\u{FFFF}]/gu;
const kept = "\t\n\r";

const joiner = "\u{200D}";
const emojiStyle = "\u{FE0F}";
const textStyle = "\u{FE0E}";
const pictureBefore = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F})$/u;
const pictureAfter = /^\p{Extended_Pictographic}/u;
const styledBefore = /\p{Emoji}$/u;

/** What to put in the place of hidden characters so that they are seen: `⟨U+202E⟩`. In order. */
export function markHidden(text: string): readonly Replacement[] {
  return hiddenIn(text).map(({ start, end }) => ({
    start,
    end,
    text: `⟨U+${codePoint(text, start).padStart(4, "0")}⟩`,
  }));
}

/** The text without hidden characters, for titles, names and lines that are shown. */
export function stripHidden(text: string): string {
  return hiddenIn(text).reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    text,
  );
}

function hiddenIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(hidden)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(
      ({ start, end }) =>
        !kept.includes(text.slice(start, end)) && !belongsToEmoji(text, start, end),
    );
}

function belongsToEmoji(text: string, start: number, end: number): boolean {
  const character = text.slice(start, end);
  if (character === joiner) {
    return (
      pictureBefore.test(text.slice(Math.max(0, start - 2), start)) &&
      pictureAfter.test(text.slice(end, end + 2))
    );
  }
  if (character !== emojiStyle && character !== textStyle) return false;
  return styledBefore.test(text.slice(Math.max(0, start - 2), start));
}

function codePoint(text: string, at: number): string {
  return (text.codePointAt(at) ?? 0).toString(16).toUpperCase();
}
