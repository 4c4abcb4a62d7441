import { costLine } from "./costLine.ts";
import type { Finding } from "./findings/finding.ts";
import { severities } from "./findings/finding.ts";
import type { ReviewResult } from "./reviewEvent.ts";

/** What a result does not say about its review. */
export interface ReviewAbout {
  /** Files that were sent. */
  readonly files: number;
  /** As people know it: "Claude Sonnet 5". */
  readonly model: string;
  /** Somebody else who is paid for the answer, and tells no usage. */
  readonly payee?: string;
}

/**
 * How a review ended, in one or a few sentences without any Markdown. That no problem was found is
 * said of a complete review only, and only when it reported none at all.
 */
export function closingSentence(result: ReviewResult, about: ReviewAbout): string {
  const { usage } = result;
  const isTold = usage !== undefined || (about.payee !== undefined && result.ended !== "blocked");
  const cost = isTold ? costLine(about.model, usage) : "";
  return [opening(result, about), ...leftOut(result), cost].filter(Boolean).join(" ");
}

/** Whether something is left that can be reviewed still; what was blocked is not begun. */
export function hasRest({ ended, notReviewed }: ReviewResult): boolean {
  return ended !== "blocked" && notReviewed.some(({ cause }) => cause === "trouble");
}

function opening(result: ReviewResult, { files }: ReviewAbout): string {
  const found = foundSentence(result);
  const why = result.error?.message;
  const reviewed = counted(files, "file");
  const sentences: Record<ReviewResult["ended"], string> = {
    complete: isClean(result)
      ? `No problems found in ${reviewed}.`
      : `Reviewed ${reviewed}: ${found}.`,
    partial: `Review incomplete: ${found}. ${why ?? ""}`.trimEnd(),
    failed: `Review failed. ${why ?? ""}`.trimEnd(),
    cancelled:
      result.findings.length > 0 ? `Review cancelled: ${found}.` : (why ?? "Review cancelled."),
    refused: why ?? "Nothing was reviewed.",
    blocked: why ?? "Nothing was reviewed.",
  };
  return sentences[result.ended];
}

function isClean({ findings, dropped }: ReviewResult): boolean {
  return findings.length + dropped.length === 0;
}

function foundSentence({ findings }: ReviewResult): string {
  const standing = findings.filter(({ state }) => state !== "refuted" && state !== "dismissed");
  if (standing.length === 0) {
    return findings.length === 0 ? "no finding that could be drawn" : "no finding that stands";
  }
  const bySeverity = severities.flatMap((severity): string[] => {
    const count = standing.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return `${counted(standing.length, "finding")} (${bySeverity.join(", ")})`;
}

function leftOut(result: ReviewResult): readonly string[] {
  const { ended, findings, dropped, notReviewed, challengeError } = result;
  if (ended === "blocked") return [];
  const inState = (wanted: Finding["state"]): number =>
    findings.filter(({ state }) => state === wanted).length;
  const withheld = notReviewed.filter(({ cause }) => cause === "rule").length;
  const troubled = notReviewed.length - withheld;
  return [
    inState("refuted") === 0 ? "" : `${inState("refuted")} refuted on a second look.`,
    inState("dismissed") === 0 ? "" : `${inState("dismissed")} dismissed before.`,
    challengeError === undefined || inState("unchecked") === 0
      ? ""
      : `${inState("unchecked")} not challenged: ${lowerFirst(challengeError.message)}`,
    dropped.length === 0 ? "" : `${counted(dropped.length, "finding")} dropped: no matching code.`,
    withheld === 0 ? "" : `${counted(withheld, "place")} withheld by rules.`,
    troubled === 0 ? "" : `${counted(troubled, "place")} not reviewed.`,
  ];
}

/** A sentence that goes on after a colon; a name at its start stays as it is. */
function lowerFirst(sentence: string): string {
  return /^(?:The|This|A|An|No|Something|Too)\b/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
