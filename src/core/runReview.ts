import { applyVerdict } from "./findings/life/applyVerdict.ts";
import type { Finding } from "./findings/finding.ts";
import type { FindingStore } from "./findings/findingStore.ts";
import { judgeCandidate } from "./findings/life/judgeCandidate.ts";
import { keepFindings } from "./findings/life/keepFinding.ts";
import { moveToWorkingTree } from "./findings/anchors/moveToWorkingTree.ts";
import type { Versions } from "./findings/anchors/moveToWorkingTree.ts";
import { notSeenAgain } from "./findings/life/mergeFinding.ts";
import type { ReviewedCodeStore } from "./findings/life/reviewedCodeStore.ts";
import { without } from "./findings/life/without.ts";
import { beginSent } from "./lastSent.ts";
import type { ReviewPlan } from "./planReview.ts";
import type { Backend, Claude, Files } from "./ports.ts";
import { review } from "./review.ts";
import type { ReviewEvent, ReviewResult } from "./reviewEvent.ts";
import type { SessionStore } from "./sessionStore.ts";
import { addSpent } from "./spending.ts";

export interface RunPorts {
  readonly claude: Claude;
  readonly files: Files;
  readonly backend?: Backend;
  readonly findings: FindingStore;
  readonly reviewedCode: ReviewedCodeStore;
  readonly session: SessionStore;
  today(): string;
  readonly observe: (event: ReviewEvent) => void;
  /** The review's number among those that run. */
  readonly id: number;
}

const noVersions: Versions = new Map();

/** Who reviews, and how deep: the same reviewer does not mine the same code twice. */
export function reviewerOf({
  persona,
  model,
  effort,
  depth,
}: Pick<ReviewPlan, "persona" | "model" | "effort" | "depth">): string {
  return [persona.name, model.id, effort, depth].join(" ");
}

/** Sends a plan: findings go into the store as they come, requests and cost into the session. */
export async function runReview(
  plan: ReviewPlan,
  ports: RunPorts,
  signal: AbortSignal,
): Promise<ReviewResult> {
  const { claude, session, findings, observe } = ports;
  const keep = keepFindings(reviewerOf(plan), ports);
  const reviewing = {
    claude,
    files: ports.files,
    ...(ports.backend && { backend: ports.backend }),
    keep: (...[finding, texts]: Parameters<typeof keep>) => {
      const kept = keep(moveToWorkingTree(finding, plan.versions ?? noVersions), texts);
      if (kept !== undefined) noteFound(session, ports.id);
      return kept;
    },
    sent: beginSent(session, claude.host, plan.notReviewed),
  };
  const stillThere = new Set<string>();
  for await (const event of review(plan, reviewing, signal)) {
    if (event.kind === "ended") return conclude(event.result, stillThere, plan, ports);
    if (event.kind === "verdict") {
      change(findings, event.id, (one) => applyVerdict(one, event.verdict));
    }
    if (event.kind === "earlier") {
      if (!event.resolved) stillThere.add(event.id);
      const how = event.resolved ? resolved : stillStanding;
      change(findings, event.id, (one) => how(one, event.reason, plan, ports));
    }
    if (event.kind === "candidate" && !event.isHint) {
      judgeCandidate(event, findings);
    }
    observe(event);
  }
  throw new Error("A review ended without saying how.");
}

function change(store: FindingStore, id: string, how: (one: Finding) => Finding): void {
  const before = store.get(id);
  const after = before && how(before);
  if (after !== undefined && after !== before) store.put([after]);
}

/** Without a change of the code nothing can have been resolved: it was only not seen again. */
function resolved(
  finding: Finding,
  reason: string,
  plan: ReviewPlan,
  { reviewedCode }: RunPorts,
): Finding {
  if (finding.state !== "open" && finding.state !== "unchecked") return finding;
  const parts = plan.requests.flatMap((request) => request.parts);
  const isUnchanged = parts
    .filter(({ uri }) => uri === finding.uri)
    .every(({ uri, text }) => reviewedCode.covers(reviewerOf(plan), uri, text));
  if (isUnchanged) return { ...finding, notSeenAgain: true };
  return { ...finding, state: "fixed", stateBefore: finding.state, checkReason: reason };
}

/** One that was fixed stands again only where its text does. */
function stillStanding(finding: Finding, reason: string, plan: ReviewPlan): Finding {
  const seen = without(finding, "notSeenAgain");
  if (finding.state !== "fixed") return seen;
  const isThere = plan.requests
    .flatMap((request) => request.parts)
    .some(({ uri, text }) => uri === finding.uri && text.includes(finding.quote));
  if (!isThere) return finding;
  const state = seen.stateBefore ?? "open";
  return { ...without(seen, "stateBefore"), state, checkReason: reason };
}

function noteFound(session: SessionStore, id: number): void {
  session.update((state) => ({
    ...state,
    running: state.running.map((each) =>
      each.id === id ? { ...each, found: each.found + 1 } : each,
    ),
  }));
}

/** The books: cost, what is left for `reviewRest`, and findings that did not come back. */
function conclude(
  result: ReviewResult,
  stillThere: ReadonlySet<string>,
  plan: ReviewPlan,
  ports: RunPorts,
): ReviewResult {
  const { findings, session, reviewedCode } = ports;
  addSpent(session, ports.today(), result.usage?.usd);
  session.update((state) => ({ ...state, rest: result.notReviewed }));

  const seen = new Set([...result.findings.map(({ id }) => id), ...stillThere]);
  if (result.ended === "complete") {
    const parts = plan.requests.flatMap((request) => request.parts);
    findings.put(notSeenAgain(findings.all(), parts, seen));
    reviewedCode.add(reviewerOf(plan), parts);
  }
  return {
    ...result,
    findings: result.findings.map((finding) => findings.get(finding.id) ?? finding),
  };
}
