import { stripHidden } from "./context/hiddenCharacters.ts";
import { escapeMarkdown, inlineCode } from "./markdown/escapeMarkdown.ts";

/**
 * One line of words for places that draw Markdown but are ours to phrase: steps, labels, sentences
 * that quote others. Shown letter by letter.
 *
 * @param longest UTF-16 units, then it is cut.
 */
export function plainLine(text: string, longest = 120): string {
  return escapeMarkdown(oneLine(text, longest), true);
}

/** A path or name as code. */
export function codeName(name: string): string {
  return inlineCode(oneLine(name, 200));
}

function oneLine(text: string, longest: number): string {
  const words = stripHidden(text).replace(/\s+/g, " ").trim();
  return words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words;
}
