import MarkdownIt from "markdown-it";
import { stripHidden } from "./context/hiddenCharacters.ts";
import { plainParagraphs } from "./markdown/escapeMarkdown.ts";
import { settledEnd } from "./markdown/settledEnd.ts";
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

/**
 * The same for text that is still arriving. Words come out as soon as nothing that follows can give
 * them another meaning, all else when its block is complete; each block is followed by a blank line.
 * What came out is never taken back, and together it is the same however the text was cut.
 */
export function safeMarkdownStream(): SafeMarkdownStream {
  const blocks = splitBlocks(longestBlock);
  /** What of the arriving block came out already, and how long the block was when it last did. */
  let early = "";
  let seen = 0;
  const finish = (block: string): string => {
    const whole = finished(block);
    const rest = whole.startsWith(early) ? whole.slice(early.length) : `\n\n${whole}`;
    const isEmpty = whole === "";
    early = "";
    seen = 0;
    return isEmpty ? "" : `${rest}\n\n`;
  };
  const begin = (pending: string): string => {
    // Each look reads the block from its beginning: the longer it is, the fewer of them.
    if (pending.length - seen < early.length / 32) return "";
    seen = pending.length;
    const shown = safeBlock(pending.slice(0, settledEnd(pending)));
    if (shown.length <= early.length || !shown.startsWith(early)) return "";
    const more = shown.slice(early.length);
    early = shown;
    return more;
  };
  return {
    push: (text) => blocks.push(text).map(finish).join("") + begin(blocks.pending()),
    end: () => blocks.end().map(finish).join(""),
  };
}

/** A whole block, as what came out of it early allows: its end cannot change how it began. */
function finished(block: string): string {
  const whole = safeBlock(block);
  const end = settledEnd(block);
  const begun = safeBlock(block.slice(0, end));
  if (whole.startsWith(begun)) return whole;
  const rest = block.slice(end);
  return begun + (rest.startsWith("\n") ? "\n" : " ") + plainParagraphs(visible(rest)).trim();
}

function safeBlock(block: string): string {
  const text = visible(block);
  if (text.length > longestBlock) return plainParagraphs(text);
  try {
    return writeBlocks(parser.parse(text, {}));
  } catch {
    // Whatever upset the parser, the words are still worth reading.
    return plainParagraphs(text);
  }
}

function visible(text: string): string {
  return stripHidden(text.replace(/\r\n?|[\u2028\u2029]/g, "\n"));
}
