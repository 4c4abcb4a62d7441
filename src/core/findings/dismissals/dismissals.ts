import { enclosingBlock } from "../../context/around/enclosingBlock.ts";
import { enclosingSymbol } from "../../context/around/enclosingSymbol.ts";
import { maskSecrets, redact, UnscannableError } from "../../context/redact.ts";
import { rewrite } from "../../context/spans.ts";
import type { Category, Finding } from "../finding.ts";
import { findingId } from "../life/findingId.ts";
import { textPositions } from "../anchors/textPositions.ts";

/** `later` holds until the code around the finding changes, the others until they are taken back. */
export const dismissReasons = ["wrong", "accepted risk", "later"] as const;
export type DismissReason = (typeof dismissReasons)[number];

/**
 * A finding that somebody dismissed, told apart by what it is about: the category, the symbol around
 * it and the quoted code, never the line or the wording. Plain JSON, without any secret's value.
 */
export interface Dismissal {
  /** Made of path, category, symbol and quote. */
  readonly id: string;
  readonly category: Category;
  /** As the prompt names the file. */
  readonly path: string;
  /** The function or class around it, "OrderStore.cancel"; "" at top level. */
  readonly symbol: string;
  /** White space collapsed, secrets hidden. */
  readonly quote: string;
  readonly reason: DismissReason;
  /** The user's own line. */
  readonly note?: string;
  /** Of `later`: the code around it, as a hash; it holds while that stays. */
  readonly code?: string;
  /** ISO 8601. */
  readonly when: string;
  /** As the finding was called when it was dismissed; for people. */
  readonly title: string;
  /** Taken back for this user: what the team shares under the same id does not count here. */
  readonly restored?: true;
}

/** A file's whole text, and its path as the prompt names it. */
export interface FileText {
  readonly path: string;
  readonly text: string;
}

/** Why and when a finding is dismissed. */
export interface Dismissing {
  readonly reason: DismissReason;
  readonly note?: string;
  readonly when: string;
}

/** UTF-16 units; of a longer quote the rest counts by its hash. */
const longestQuote = 2000;
export const longestNote = 500;
const longestTitle = 300;

/** The record that keeps this finding away from later reviews. */
export function dismissalFrom(finding: Finding, file: FileText, why: Dismissing): Dismissal {
  const { category } = finding;
  const quote = normalQuote(hiddenQuote(finding, file.text));
  const symbol = redact(symbolOf(finding, file.text), hide).text;
  const note = plainWords(why.note ?? "", longestNote);
  return {
    id: dismissalId({ path: file.path, category, symbol, quote }),
    category,
    path: file.path,
    symbol,
    quote,
    reason: why.reason,
    ...(note === "" ? {} : { note }),
    ...(why.reason === "later" ? { code: codeAround(finding, file.text) } : {}),
    when: why.when,
    title: plainWords(finding.title, longestTitle),
  };
}

/**
 * The dismissal that keeps this finding away, if any: not one that was taken back, nor one that put
 * it off while the code around it has changed since.
 */
export function dismissalOf(
  finding: Finding,
  file: FileText,
  dismissals: readonly Dismissal[],
): Dismissal | undefined {
  const found = recordOf(finding, file, dismissals);
  if (found === undefined || found.restored === true) return undefined;
  const isOutdated = found.code !== undefined && found.code !== codeAround(finding, file.text);
  return isOutdated ? undefined : found;
}

/** What was recorded about this very finding, whether it still counts or not. */
export function recordOf(
  finding: Finding,
  file: FileText,
  dismissals: readonly Dismissal[],
): Dismissal | undefined {
  const near = dismissals.filter(
    ({ path, category }) => path === file.path && category === finding.category,
  );
  if (near.length === 0) return undefined;
  const symbol = redact(symbolOf(finding, file.text), hide).text;
  const quotes = [bareQuote(normalQuote(finding.quote))];
  // To look for secrets is dear, so it is done only where one may have been hidden.
  if (near.some(({ quote }) => quote.includes("[[secret:"))) {
    quotes.push(bareQuote(normalQuote(hiddenQuote(finding, file.text))));
  }
  return near.find((one) => one.symbol === symbol && quotes.includes(bareQuote(one.quote)));
}

export function dismissalId({
  path,
  category,
  symbol,
  quote,
}: Pick<Dismissal, "path" | "category" | "symbol" | "quote">): string {
  return findingId(path, category, `${symbol}\u0000${quote}`);
}

function normalQuote(quote: string): string {
  const words = quote.replaceAll(/\s+/g, " ").trim();
  if (words.length <= longestQuote) return words;
  return `${words.slice(0, longestQuote - 20)} … ${findingId("", "", words)}`;
}

/** A formatter moves spaces about; no two findings differ in nothing else. */
function bareQuote(quote: string): string {
  return quote.replaceAll(" ", "");
}

function symbolOf({ range }: Finding, text: string): string {
  return enclosingSymbol(text, range.start.line);
}

function codeAround({ range, quote }: Finding, text: string): string {
  const block = enclosingBlock(text, range.start.line);
  const lines = text.split(/\r\n|\r|\n/);
  const code = block === undefined ? quote : lines.slice(block.start, block.end + 1).join("\n");
  return findingId("", "", code);
}

/** One name for every value, so that a record tells nothing of which are the same. */
const hide = (kind: string): string => `[[secret:${kind}:1]]`;

/** The quote without secrets' values: what they are is seen only in the text around them. */
function hiddenQuote({ range, quote }: Finding, text: string): string {
  const { offsetAt } = textPositions(text);
  const [start, end] = [offsetAt(range.start), offsetAt(range.end)];
  if (text.slice(start, end) !== quote) return redact(quote, hide).text;
  try {
    const within = maskSecrets(text, hide)
      .filter((mask) => mask.start < end && start < mask.end)
      .map((mask) => ({
        ...mask,
        start: Math.max(0, mask.start - start),
        end: Math.min(end, mask.end) - start,
      }));
    return rewrite(quote, within).text;
  } catch (error) {
    if (!(error instanceof UnscannableError)) throw error;
    return redact(quote, hide).text;
  }
}

function plainWords(words: string, longest: number): string {
  return redact(words.slice(0, longest * 4), hide)
    .text.replaceAll(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, longest);
}
