import { plainName } from "./factWords.ts";

/** Marks that read alike and that nearly every font has. */
const likenesses: Readonly<Record<string, string>> = {
  '"': "\u201d",
  "`": "\u2018",
  "<": "\u2039",
  ">": "\u203a",
  "|": "\u00a6",
};

/**
 * A name from code as the words of a node. Whatever has a meaning in Mermaid, or in the HTML that it
 * makes, is written as a likeness or in its wide form, which mean nothing.
 */
export function nodeText(name: string, longest = 60): string {
  const text = plainName(name, longest).replace(
    /["#&;<>%`$\\|^~[\]]/g,
    (character) => likenesses[character] ?? wide(character),
  );
  return text === "" ? "?" : text;
}

/** The wide form of a character of ASCII, U+FF01 to U+FF5E. */
function wide(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0);
}

/** A name as a word of an entity-relationship diagram: letters, digits and underscores. */
export function erWord(name: string): string {
  const word = plainName(name, 60)
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  // Beyond Latin letters its grammar differs from version to version.
  const latin = word.normalize("NFKD").replace(/[^\w]/g, "");
  if (latin === "") return "unnamed";
  return /^[A-Za-z]/.test(latin) ? latin : `_${latin}`;
}

/** A diagram as the block of Markdown that draws it. No line of it can end the block. */
export function mermaidBlock(lines: readonly string[]): string {
  return ["```mermaid", ...lines, "```"].join("\n");
}
