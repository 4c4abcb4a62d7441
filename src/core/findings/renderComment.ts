import type { Evidence, Finding, FixEdit } from "./finding.ts";
import { renderFix } from "./renderFix.ts";

/** How a model's words and a file's name become Markdown in which nothing is active. */
export interface SafeText {
  /** Paragraphs, lists and code, by the allow-list. */
  markdown(text: string): string;
  /** One line of words. */
  line(text: string): string;
  pathOf(uri: string): string;
}

/**
 * A finding as the Markdown of its comment. It begins with one plain sentence, since that is what
 * a screen reader reads first, and ends with who said it. No part of it can be clicked.
 */
export function renderComment(finding: Finding, safe: SafeText): string {
  const { severity, category, title, trigger, explanation, evidence, fix } = finding;
  const sentence = `${capital(severity)} severity, ${category}: ${withStop(safe.line(title))}`;
  return [
    sentence,
    ...marksOf(finding, safe),
    trigger.trim() === "" ? "" : headed("When", safe.markdown(trigger)),
    explanation.trim() === "" ? "" : headed("Why", safe.markdown(explanation)),
    evidence.length === 0 ? "" : `**Evidence:**\n\n${evidenceList(evidence, safe)}`,
    fix === undefined ? "" : `**Fix:** ${safe.line(fix.title)}\n\n${fixBlocks(fix.edits, safe)}`,
    `— ${safe.line(finding.persona)} · ${finding.source === "local" ? "local check" : safe.line(finding.model)}`,
  ]
    .filter((section) => section !== "")
    .join("\n\n");
}

/** "src/orders.ts:12", counted from one as an editor shows it. */
export function placeName({ uri, range }: Pick<Evidence, "uri" | "range">, safe: SafeText): string {
  return `${safe.pathOf(uri).replace(/[`\p{C}]/gu, "\ufffd")}:${range.start.line + 1}`;
}

function marksOf(finding: Finding, safe: SafeText): readonly string[] {
  return [
    finding.state === "unchecked" ? "*Not challenged yet: it may be wrong.*" : "",
    finding.match === "near"
      ? "*Its quote differed a little from the code; this is the likely place.*"
      : "",
    finding.notSeenAgain === true ? "*The last review did not report it again.*" : "",
    finding.refuteReason === undefined ? "" : `*Refuted:* ${safe.line(finding.refuteReason)}`,
  ].filter((mark) => mark !== "");
}

function evidenceList(evidence: readonly Evidence[], safe: SafeText): string {
  return evidence
    .map((one, index) =>
      `${index + 1}. \`${placeName(one, safe)}\` ${safe.line(one.note)}`.trimEnd(),
    )
    .join("\n");
}

function fixBlocks(edits: readonly FixEdit[], safe: SafeText): string {
  return renderFix(edits, (uri) => safe.pathOf(uri).replace(/\p{C}/gu, "\ufffd"));
}

/** In front of the words where they begin as prose; a comment has few lines to spare. */
function headed(heading: string, words: string): string {
  const isProse = /^(?!\d+[.)]\s|[-+*]\s)[\p{L}\p{N}`"'(\\*]/u.test(words) && !/^`{3}/.test(words);
  return `**${heading}:**${isProse ? " " : "\n\n"}${words}`;
}

function withStop(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
