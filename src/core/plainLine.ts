/**
 * One line of words for places that draw Markdown but are ours to phrase: steps, labels, names.
 * Nothing in it can become a link, an image, code or a second line.
 *
 * @param longest UTF-16 units, then it is cut.
 */
export function plainLine(text: string, longest = 120): string {
  const words = text
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .replace(/:\/\/|\bwww\./gi, " ")
    .replace(/[`*[\]<>!#|\\~@]/g, "")
    .replace(/[_$]/g, "\\$&")
    .trim();
  return words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words;
}

/** A path or name as code: shown letter by letter. */
export function codeName(name: string): string {
  return `\`${name.replace(/[`\p{C}\p{Zl}\p{Zp}]/gu, "�").slice(0, 200)}\``;
}
