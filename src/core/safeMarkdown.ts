import MarkdownIt from "markdown-it";
import { stripHidden } from "./context/hiddenCharacters.ts";
import { plainParagraphs } from "./markdown/escapeMarkdown.ts";
import { splitBlocks } from "./markdown/splitBlocks.ts";
import { writeBlocks } from "./markdown/writeBlocks.ts";

// Import this module on first use: the parser is 100 KB.

/** UTF-16 units; parsers become slow beyond, so what is longer is shown as plain text. */
const longestBlock = 16 * 1024;

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });

/**
 * What a model wrote, as Markdown in which nothing is active: paragraphs, headings, lists, emphasis,
 * code, quotes and tables. Images and HTML become text, a link its label with its address in code
 * style. Never throws.
 */
export function safeMarkdown(text: string): string {
  if (text.length <= longestBlock) return safeBlock(text);
  const stream = safeMarkdownStream();
  return (stream.push(text) + stream.end()).trimEnd();
}

export interface SafeMarkdownStream {
  /** Takes the next piece, cut anywhere; gives back what is complete, ready to be drawn. */
  push(text: string): string;
  /** The rest. */
  end(): string;
}

/** The same for text that is still arriving: whole blocks come out, each followed by a blank line. */
export function safeMarkdownStream(): SafeMarkdownStream {
  const blocks = splitBlocks(longestBlock);
  const write = (complete: readonly string[]): string =>
    complete
      .map(safeBlock)
      .filter((block) => block !== "")
      .map((block) => `${block}\n\n`)
      .join("");
  return {
    push: (text) => write(blocks.push(text)),
    end: () => write(blocks.end()),
  };
}

function safeBlock(block: string): string {
  const text = stripHidden(block.replace(/\r\n?|[\u2028\u2029]/g, "\n"));
  if (text.length > longestBlock) return plainParagraphs(text);
  try {
    return writeBlocks(parser.parse(text, {}));
  } catch {
    // Whatever upset the parser, the words are still worth reading.
    return plainParagraphs(text);
  }
}
