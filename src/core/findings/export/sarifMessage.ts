import { stripHidden } from "../../context/hiddenCharacters.ts";

/**
 * A model's words as the plain text of a SARIF message, in which nothing is a link or a
 * placeholder. Other braces stay single, against the letter of the standard: the viewers in use
 * show them as they are, and routes such as /orders/{id} are full of them.
 */
export function plainMessage(words: string): string {
  return stripHidden(words)
    .trim()
    .replaceAll("](", "] (")
    .replace(/\{(\d+)\}/g, "{{$1}}");
}

/** The same for Markdown that is safe already: a link it has none. */
export function markdownMessage(markdown: string): string {
  return markdown.replace(/\{(\d+)\}/g, "{{$1}}");
}
