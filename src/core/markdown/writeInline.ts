import type { Token } from "markdown-it";
import { escapeMarkdown, inlineCode } from "./escapeMarkdown.ts";

/** What a token is written as, where it has no text of its own. */
const marks: Readonly<Record<string, string>> = {
  em_open: "*",
  em_close: "*",
  strong_open: "**",
  strong_close: "**",
  s_open: "~~",
  s_close: "~~",
  softbreak: "\n",
  hardbreak: "\\\n",
};

/**
 * What stands in a line of text: words, emphasis, code. A link becomes its label and its address in
 * code style, an image its description; of anything else the words remain.
 */
export function writeInline(tokens: readonly Token[]): string {
  const out: string[] = [];
  const links: string[] = [];
  let isLineStart = true;
  for (const token of tokens) {
    if (token.type === "link_open") {
      links.push(addressOf(token));
      continue;
    }
    const text =
      token.type === "link_close"
        ? shownAddress(links.pop() ?? "", out.at(-1))
        : (marks[token.type] ?? wordsOf(token, isLineStart));
    // Marks of emphasis do not take away what a character means at the start of a line.
    if (text.endsWith("\n")) isLineStart = true;
    else if (!/^[*~]*$/.test(text)) isLineStart = false;
    out.push(text);
  }
  return out.join("");
}

function wordsOf({ type, content }: Token, isLineStart: boolean): string {
  if (type === "code_inline") return inlineCode(content);
  if (type === "image") return `\\[image: ${escapeMarkdown(content, false)}\\]`;
  return escapeMarkdown(content, isLineStart);
}

function addressOf(token: Token): string {
  return String(token.attrs?.find(([name]) => name === "href")?.[1] ?? "");
}

/** Nothing where the label is the address itself, shown as code. */
function shownAddress(address: string, label: string | undefined): string {
  const code = inlineCode(address);
  return code === "" || label === code ? "" : ` (${code})`;
}
