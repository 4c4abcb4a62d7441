import type { Fault } from "./errors.ts";
import { errorOf, endedBy } from "./errors.ts";
import type { Finding } from "./findings/finding.ts";
import { identify } from "./findings/identify.ts";
import type { Others } from "./findings/identify.ts";
import { hearFindings } from "./findings/hearFindings.ts";
import type { PlannedRequest, ReviewPlan } from "./planReview.ts";
import type { Claude, Files, RequestUsage } from "./ports.ts";
import type { NotReviewed, ReviewEvent, ReviewResult, Usage } from "./reviewEvent.ts";

export interface ReviewingPorts extends Pick<Others, "known"> {
  readonly claude: Claude;
  readonly files: Files;
}

/**
 * The line that a review runs along: a plan (what was asked, gathered, built and sealed by
 * `planReview`) goes to Claude request by request; findings come out as each of them closes. Ends
 * with exactly one `ended`, whatever happens. Leaving the loop early closes the socket.
 */
export async function* review(
  plan: ReviewPlan,
  ports: ReviewingPorts,
  signal: AbortSignal,
): AsyncGenerator<ReviewEvent, void> {
  const outcome: Outcome = { findings: [], dropped: [], usages: [], examined: [] };
  let answered = 0;

  for (const [index, request] of plan.requests.entries()) {
    yield sending(plan, request, index);
    const placing = {
      texts: [...request.sealing.texts.values()],
      uriOf: ports.files.uriOf.bind(ports.files),
      persona: plan.persona.name,
      model: plan.model.name,
      state: plan.depth === "quick" ? "open" : "unchecked",
    } as const;
    const events = ports.claude.send(request.sealing.request, signal);
    const heard = yield* collecting(hearFindings(events, placing), outcome, {
      known: ports.known,
      texts: placing.texts,
    });

    if (heard.usage !== undefined) outcome.usages.push(heard.usage);
    if (heard.examined !== undefined) outcome.examined.push(heard.examined);
    if (heard.fault !== undefined) {
      outcome.fault = heard.fault;
      break;
    }
    answered++;
  }
  yield { kind: "ended", result: resultOf(plan, outcome, answered) };
}

interface Outcome {
  readonly findings: Finding[];
  readonly dropped: { readonly title: string; readonly reason: string }[];
  readonly usages: RequestUsage[];
  readonly examined: string[];
  fault?: Fault | "cancelled";
}

function sending(plan: ReviewPlan, request: PlannedRequest, index: number): ReviewEvent {
  return {
    kind: "sending",
    request: index + 1,
    requests: plan.requests.length,
    files: plan.files,
    inputTokens: request.sealing.record.tokens,
    model: plan.model.name,
  };
}

/** Passes events on and keeps what the result will tell of them; a repeated finding is one. */
async function* collecting<T>(
  events: AsyncGenerator<ReviewEvent, T>,
  outcome: Outcome,
  others: Omit<Others, "found">,
): AsyncGenerator<ReviewEvent, T> {
  for (;;) {
    const next = await events.next();
    if (next.done === true) return next.value;
    const event = next.value;
    if (event.kind === "dropped") {
      outcome.dropped.push({ title: event.title, reason: event.reason });
    }
    if (event.kind !== "finding") {
      yield event;
      continue;
    }
    const finding = identify(event.finding, { ...others, found: outcome.findings });
    if (finding === undefined) continue;
    outcome.findings.push(finding);
    yield { kind: "finding", finding };
  }
}

function resultOf(plan: ReviewPlan, outcome: Outcome, answered: number): ReviewResult {
  const { findings, dropped, fault } = outcome;
  const unsent = plan.requests.slice(answered).flatMap(({ parts }) => parts.map(notAnswered));
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
