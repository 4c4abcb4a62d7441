import type { Fault } from "./errors.ts";
import { endedBy, errorOf } from "./errors.ts";
import type { Finding } from "./findings/finding.ts";
import type { PlannedRequest, ReviewPlan } from "./planReview.ts";
import type { RequestUsage } from "./ports.ts";
import type { NotReviewed, ReviewResult, Usage } from "./reviewEvent.ts";

/** What a review collects while it runs. */
export interface Outcome {
  readonly findings: Finding[];
  readonly dropped: { readonly title: string; readonly reason: string }[];
  readonly usages: RequestUsage[];
  readonly examined: string[];
  /** Requests that were answered to the end. */
  readonly answered: Set<PlannedRequest>;
  /** The first one. */
  fault?: Fault | "cancelled";
  challengeFault?: Fault;
}

/** What a review resolves with, by what it collected. */
export function resultOf(plan: ReviewPlan, outcome: Outcome): ReviewResult {
  const { findings, dropped, fault, answered, challengeFault } = outcome;
  const unsent = plan.requests
    .filter((request) => !answered.has(request))
    .flatMap(({ parts }) => parts.map(notAnswered));
  const notReviewed = [...plan.notReviewed, ...unsent];
  const usage = sum(outcome.usages);
  const examined = outcome.examined.join("\n\n");
  return {
    ended: endedWith(fault, findings.length, notReviewed),
    findings,
    dropped,
    notReviewed,
    ...(usage === undefined ? {} : { usage }),
    ...(examined === "" ? {} : { examined }),
    ...(challengeFault === undefined ? {} : { challengeError: errorOf(challengeFault) }),
    ...(fault === undefined || fault === "cancelled" ? {} : { error: errorOf(fault) }),
  };
}

function endedWith(
  fault: Outcome["fault"],
  kept: number,
  notReviewed: readonly NotReviewed[],
): ReviewResult["ended"] {
  if (fault === "cancelled") return "cancelled";
  if (fault !== undefined) return endedBy(fault, kept);
  return notReviewed.some(({ cause }) => cause === "trouble") ? "partial" : "complete";
}

function notAnswered({ uri, startLine, text }: PlannedRequest["parts"][number]): NotReviewed {
  const lines = text.split(/\r\n|\r|\n/);
  const end = { line: startLine + lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const range = { start: { line: startLine, character: 0 }, end };
  return { uri, range, reason: "not completely answered", cause: "trouble" };
}

function sum(usages: readonly RequestUsage[]): Usage | undefined {
  if (usages.length === 0) return undefined;
  const total = (pick: (usage: RequestUsage) => number): number =>
    usages.reduce((before, usage) => before + pick(usage), 0);
  const isPriced = usages.every(({ usd }) => usd !== undefined);
  return {
    inputTokens: total((usage) => usage.inputTokens),
    outputTokens: total((usage) => usage.outputTokens),
    cachedTokens: total((usage) => usage.cachedTokens),
    ...(isPriced ? { usd: total((usage) => usage.usd ?? 0) } : {}),
  };
}
