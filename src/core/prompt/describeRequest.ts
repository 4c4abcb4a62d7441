import type { Redaction } from "../context/prepareText.ts";
import type { NotReviewed } from "../reviewEvent.ts";
import type { LastRequest } from "../sessionStore.ts";
import type { SentPart, SentRecord } from "./sealRequest.ts";

export interface RequestsDescribed {
  /** The document's first words: "What a review of src/a.ts would send". */
  readonly title: string;
  /** Sentences below it: that nothing was sent, what it would cost. */
  readonly notes: readonly string[];
  readonly requests: readonly LastRequest[];
  /** Beyond what the requests themselves left out. */
  readonly notReviewed: readonly NotReviewed[];
  readonly pathOf: (uri: string) => string;
}

/**
 * What is sent, for people, in Markdown: host, model, every part with its tokens, what was hidden
 * and left out, then the full text of each request exactly as it goes.
 */
export function describeRequests(described: RequestsDescribed): string {
  const { title, notes, requests, notReviewed, pathOf } = described;
  const left = notReviewed.map(({ uri, range, reason }) => {
    const lines = range === undefined ? "" : `, ${linesOf(range.start.line, range.end.line)}`;
    return `- ${code(pathOf(uri))}${lines}: ${plain(reason)}`;
  });
  return [
    `# ${plain(title)}`,
    ...notes.map(plain),
    ...section("## Left out of the review", left),
    ...requests.map(({ host, record }, index) => {
      const name = requests.length === 1 ? "Request" : `Request ${index + 1} of ${requests.length}`;
      return describeRequest(name, host, record);
    }),
    "",
  ].join("\n\n");
}

function describeRequest(name: string, host: string, record: SentRecord): string {
  const { model, tokens, parts, redactions, leftOut, text } = record;
  const hidden = [
    ...parts.flatMap((part) => part.redactions.map((one) => hiddenLine(one, part))),
    ...redactions.map((one) => hiddenLine(one)),
  ];
  const left = leftOut.map(({ path, reason }) => `- ${code(path)}: ${plain(reason)}`);
  return [
    `## ${name}`,
    [
      `- Host: ${code(host)}`,
      `- Model: ${code(model)}`,
      `- Size: about ${inNumbers(tokens)} tokens`,
    ].join("\n"),
    ...section("### Parts", [...parts.map(partLine), restLine(record)]),
    ...section("### Hidden before sending", hidden, "Nothing."),
    ...section("### Left out", left, "Nothing."),
    "### Full text",
    fenced(text),
  ].join("\n\n");
}

function section(heading: string, lines: readonly string[], otherwise?: string): readonly string[] {
  if (lines.length > 0) return [heading, lines.join("\n")];
  return otherwise === undefined ? [] : [heading, otherwise];
}

function partLine({ path, startLine, endLine, why, tokens }: SentPart): string {
  const lines = linesOf(startLine, endLine);
  return `- ${code(path)}, ${lines}: ${plain(why)}, about ${inNumbers(tokens)} tokens`;
}

/** What is no file: without it the parts would not come to the size above. */
function restLine({ tokens, parts }: SentRecord): string {
  const rest = Math.max(0, tokens - parts.reduce((sum, part) => sum + part.tokens, 0));
  return `- persona, instructions and words of the conversation: about ${inNumbers(rest)} tokens`;
}

function hiddenLine({ kind, line }: Redaction, part?: SentPart): string {
  if (part === undefined) return `- ${plain(kind)}, outside of files`;
  return `- ${plain(kind)} in ${code(part.path)}, line ${line + 1}`;
}

/** From 0, shown from 1. */
function linesOf(start: number, end: number): string {
  return start === end ? `line ${start + 1}` : `lines ${start + 1}–${end + 1}`;
}

function inNumbers(count: number): string {
  return count.toLocaleString("en-US");
}

/** A name that somebody else chose: one line, shown as it is, whatever is in it. */
function code(name: string): string {
  const shown = name.replace(/[\p{Cc}\u2028\u2029]/gu, " ");
  const fence = "`".repeat(longestRun(shown) + 1);
  const space = /^`|`$/.test(shown) ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}

function plain(words: string): string {
  return words.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").replace(/[\\`*_[\]<>#|]/g, "\\$&");
}

/** A fence longer than any in the text, so that the text cannot end it. */
function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
