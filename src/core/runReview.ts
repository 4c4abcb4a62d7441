import type { FindingStore } from "./findings/findingStore.ts";
import { mergeFinding, notSeenAgain } from "./findings/mergeFinding.ts";
import type { ReviewPlan } from "./planReview.ts";
import type { Claude, Files } from "./ports.ts";
import { review } from "./review.ts";
import type { ReviewEvent, ReviewResult } from "./reviewEvent.ts";
import type { SessionStore } from "./sessionStore.ts";
import { addSpent } from "./spending.ts";

export interface RunPorts {
  readonly claude: Claude;
  readonly files: Files;
  readonly findings: FindingStore;
  readonly session: SessionStore;
  today(): string;
  readonly observe: (event: ReviewEvent) => void;
}

/** Sends a plan: findings go into the store as they come, requests and cost into the session. */
export async function runReview(
  plan: ReviewPlan,
  ports: RunPorts,
  signal: AbortSignal,
): Promise<ReviewResult> {
  const { claude, session, findings, observe } = ports;
  const records = plan.requests.map(({ sealing }) => ({
    host: claude.host,
    record: sealing.record,
  }));
  session.update((state) => ({ ...state, lastRequests: [], lastLeftOut: plan.notReviewed }));

  const known = findings.get.bind(findings);
  const reviewing = { claude, files: ports.files, known };
  for await (const event of review(plan, reviewing, signal)) {
    if (event.kind === "sending") {
      session.update((now) => ({ ...now, lastRequests: records.slice(0, event.request) }));
    }
    if (event.kind === "finding") {
      const finding = mergeFinding(event.finding, findings.get(event.finding.id));
      findings.put([finding]);
      noteFound(session, finding.uri);
      observe({ kind: "finding", finding });
    } else if (event.kind !== "ended") observe(event);
    else return conclude(event.result, plan, ports);
  }
  throw new Error("A review ended without saying how.");
}

function noteFound(session: SessionStore, uri: string): void {
  session.update((state) => ({
    ...state,
    running: state.running.map((each) =>
      each.uris.includes(uri) ? { ...each, found: each.found + 1 } : each,
    ),
  }));
}

/** The books: cost, what is left for `reviewRest`, and findings that did not come back. */
function conclude(result: ReviewResult, plan: ReviewPlan, ports: RunPorts): ReviewResult {
  const { findings, session } = ports;
  addSpent(session, ports.today(), result.usage?.usd);
  session.update((state) => ({ ...state, rest: result.notReviewed }));

  const seen = new Set(result.findings.map(({ id }) => id));
  if (result.ended === "complete") {
    const parts = plan.requests.flatMap((request) => request.parts);
    findings.put(notSeenAgain(findings.all(), parts, seen));
  }
  return {
    ...result,
    findings: result.findings.map((finding) => findings.get(finding.id) ?? finding),
  };
}
