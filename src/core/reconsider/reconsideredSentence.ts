import type { Ask } from "./ask.ts";
import type { Finding } from "../findings/finding.ts";
import type { ReconsiderResult } from "./reconsider.ts";

/** UTF-16 units of the answer that a notification repeats. */
const longestReply = 280;

/**
 * What is said at the end of looking at a finding again; empty where its thread says it already.
 * Plain text.
 *
 * @param before the finding as it was when it was asked about.
 */
export function reconsideredSentence(before: Finding, ask: Ask, result: ReconsiderResult): string {
  if (result.ended === "cancelled" && result.error === undefined) return "";
  if (result.ended !== "complete") {
    return ask.kind === "reply" ? "" : (result.error?.message ?? "");
  }
  const outcome = outcomeOf(before, ask, result);
  if (ask.kind === "reply") return result.verdict === "resolved" ? outcome : "";
  return `${outcome} ${shortened(result.reply ?? "")}`.trim();
}

function outcomeOf(before: Finding, ask: Ask, { verdict, finding }: ReconsiderResult): string {
  const title = `“${plain(finding?.title ?? before.title)}”`;
  if (verdict === "withdrawn") return `Withdrawn: ${title}.`;
  if (verdict === "resolved") return `Resolved, and marked as fixed: ${title}.`;
  if (ask.kind === "recheck") {
    return finding?.state === "lost"
      ? `Still there, but its place was not found: ${title}.`
      : `Still there: ${title}.`;
  }
  return hasNewFix(before, finding)
    ? `A new fix is there for ${title}.`
    : `No new fix for ${title}.`;
}

/** Whether a finding now has another fix than it had. */
export function hasNewFix(before: Finding, now: Finding | undefined): boolean {
  return now?.fix !== undefined && wordsOf(now) !== wordsOf(before);
}

/** A fix is placed and tried anew; only what it says makes it another. */
function wordsOf({ fix }: Finding): string {
  return JSON.stringify(fix?.edits.map(({ uri, oldText, newText }) => [uri, oldText, newText]));
}

function shortened(text: string): string {
  const words = plain(text);
  return words.length > longestReply ? `${words.slice(0, longestReply).trimEnd()}…` : words;
}

/** A notification shows Markdown's signs as letters. */
function plain(text: string): string {
  return text
    .replace(/`|\*\*/g, "")
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim();
}
