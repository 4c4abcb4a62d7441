import { challenge } from "./challenge.ts";
import type { Fault } from "./errors.ts";
import { isForAll } from "./faultScope.ts";
import type { Finding } from "./findings/finding.ts";
import { hearFindings } from "./findings/answers/hearFindings.ts";
import type { ClaimedCandidate } from "./findings/answers/parseCandidates.ts";
import type { ClaimedEarlier } from "./findings/answers/parseEarlier.ts";
import type { KeepFinding } from "./findings/life/keepFinding.ts";
import type { PlannedRequest, ReviewPlan } from "./planReview.ts";
import type { Backend, Claude, ClaudeEvent, Files } from "./ports.ts";
import type { Placing } from "./findings/answers/placeFinding.ts";
import type { SentRecord, SentText } from "./prompt/sealRequest.ts";
import type { ReviewEvent } from "./reviewEvent.ts";
import type { Outcome } from "./reviewOutcome.ts";
import { resultOf } from "./reviewOutcome.ts";
import { sideBySide } from "./sideBySide.ts";

export interface ReviewingPorts {
  readonly claude: Claude;
  readonly files: Files;
  readonly backend?: Backend;
  /** Takes each finding, and tells what it is by now. */
  readonly keep: KeepFinding;
  /** Told of each request as it leaves. */
  readonly sent: (record: SentRecord) => void;
}

/** Requests under way at once: few enough for the smallest rate limits. */
const mostAtOnce = 3;

/**
 * The line that a review runs along: a plan (what was asked, gathered, built and sealed by
 * `planReview`) goes to Claude, a few requests at once; findings come out as each of them closes,
 * and are then challenged. Ends with exactly one `ended`, whatever happens. Leaving the loop early
 * closes the sockets.
 */
export async function* review(
  plan: ReviewPlan,
  ports: ReviewingPorts,
  signal: AbortSignal,
): AsyncGenerator<ReviewEvent, void> {
  const outcome: Outcome = {
    findings: [],
    dropped: [],
    usages: [],
    examined: [],
    answered: new Set(),
  };
  const stop = new AbortController();
  const line = { plan, ports, outcome, signal: AbortSignal.any([signal, stop.signal]) };
  const queue = [...plan.requests.entries()];
  // The first answer begins before the others are asked, so that they find its prefix cached.
  const { promise: warm, resolve: isWarm } = Promise.withResolvers<undefined>();
  const workers = plan.requests
    .slice(0, mostAtOnce)
    .map((_, index) => work(queue, index === 0 ? undefined : warm, { ...line, isWarm }));
  try {
    yield* sideBySide(workers);
  } finally {
    queue.length = 0;
    isWarm(undefined);
    stop.abort();
  }
  yield { kind: "ended", result: resultOf(plan, outcome) };
}

interface Line {
  readonly plan: ReviewPlan;
  readonly ports: ReviewingPorts;
  readonly outcome: Outcome;
  readonly signal: AbortSignal;
  readonly isWarm: (nothing: undefined) => void;
}

/** Asks one request after the other, until none is left or a fault says that none will pass. */
async function* work(
  queue: [number, PlannedRequest][],
  start: Promise<undefined> | undefined,
  line: Line,
): AsyncGenerator<ReviewEvent, void> {
  await start;
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const fault = yield* askOne(next, line);
    if (fault !== undefined) {
      if (isForAll(fault)) queue.length = 0;
      line.outcome.fault = fault === "cancelled" ? fault : (line.outcome.fault ?? fault);
    }
    line.isWarm(undefined);
  }
}

async function* askOne(
  [index, request]: readonly [number, PlannedRequest],
  line: Line,
): AsyncGenerator<ReviewEvent, Fault | "cancelled" | undefined> {
  const { plan, ports, outcome } = line;
  yield sending(line, request, index);
  ports.sent(request.sealing.record);
  const texts = [...request.sealing.texts.values()];
  const stop = new AbortController();
  const answer = ports.claude.send(
    request.sealing.request,
    AbortSignal.any([line.signal, stop.signal]),
  );
  const found: Finding[] = [];
  const hearing = hearFindings(tellingWarm(answer, line.isWarm), placingIn(texts, line), {
    isLoose: !plan.model.canStructure,
    stop: () => {
      stop.abort();
    },
  });
  for (let next = await hearing.next(); ; next = await hearing.next()) {
    if (next.done !== true) {
      const event = taken(next.value, { outcome, found, keep: (one) => ports.keep(one, texts) });
      if (event !== undefined) yield event;
      continue;
    }
    const { usage, examined, earlier, candidates, fault } = next.value;
    if (usage !== undefined) outcome.usages.push(usage);
    if (examined !== undefined) outcome.examined.push(examined);
    yield* resolve(earlier ?? [], request, outcome);
    yield* judged(candidates ?? [], request);
    if (fault !== undefined) return fault;
    outcome.answered.add(request);
    return yield* challengeFound(found, request, line);
  }
}

function placingIn(texts: readonly SentText[], { plan, ports }: Line): Placing {
  const { payee } = ports.claude;
  return {
    texts,
    uriOf: ports.files.uriOf.bind(ports.files),
    persona: plan.persona.name,
    model: payee === undefined ? plan.model.name : `${plan.model.name} (${payee})`,
    state: plan.depth === "quick" ? "open" : "unchecked",
  };
}

/**
 * What Claude says of earlier findings, by their ids; numbers that nobody gave are passed over, and
 * so is what was reported again all the same.
 */
function resolve(
  claims: readonly ClaimedEarlier[],
  { earlier }: PlannedRequest,
  { findings }: Outcome,
): readonly ReviewEvent[] {
  const reported = new Set(findings.map(({ id }) => id));
  return claims.flatMap(({ finding, resolved, reason }): ReviewEvent[] => {
    const id = earlier[finding - 1]?.id;
    if (id === undefined || reported.has(id)) return [];
    return [{ kind: "earlier", id, resolved, reason }];
  });
}

/** What Claude says of the candidates; numbers that nobody gave are passed over. */
function judged(
  claims: readonly ClaimedCandidate[],
  { candidates }: PlannedRequest,
): readonly ReviewEvent[] {
  return claims.flatMap(({ candidate, verdict, reason }): ReviewEvent[] => {
    const asked = candidates[candidate - 1];
    if (asked === undefined) return [];
    const { finding, extent, isHint } = asked;
    return [{ kind: "candidate", finding, extent, isHint, verdict, reason }];
  });
}

async function* tellingWarm(
  events: AsyncIterable<ClaudeEvent>,
  isWarm: Line["isWarm"],
): AsyncGenerator<ClaudeEvent, void> {
  for await (const event of events) {
    if (event.kind !== "waiting" && event.kind !== "failed") isWarm(undefined);
    yield event;
  }
}

interface Taking {
  readonly outcome: Outcome;
  readonly found: Finding[];
  readonly keep: (finding: Finding) => Finding | undefined;
}

/** Keeps what the result will tell of an event; a repeated finding is none. */
function taken(event: ReviewEvent, { outcome, found, keep }: Taking): ReviewEvent | undefined {
  if (event.kind === "dropped") {
    outcome.dropped.push({ title: event.title, reason: event.reason });
  }
  if (event.kind !== "finding") return event;
  const finding = keep(event.finding);
  if (finding === undefined) return undefined;
  outcome.findings.push(finding);
  found.push(finding);
  return { kind: "finding", finding };
}

/** A challenge that fails leaves its findings unchecked and the review as it was. */
async function* challengeFound(
  found: readonly Finding[],
  { parts }: PlannedRequest,
  { plan, ports, outcome, signal }: Line,
): AsyncGenerator<ReviewEvent, "cancelled" | undefined> {
  const open = found.filter(({ state }) => state === "unchecked");
  if (plan.depth === "quick" || open.length === 0) return undefined;
  const fault = yield* challenge(open, parts, { plan, ports, usages: outcome.usages }, signal);
  if (fault === "cancelled") return fault;
  if (fault !== undefined) outcome.challengeFault ??= fault;
  return undefined;
}

function sending({ plan, ports }: Line, request: PlannedRequest, index: number): ReviewEvent {
  const { payee } = ports.claude;
  return {
    kind: "sending",
    request: index + 1,
    requests: plan.requests.length,
    files: plan.files,
    inputTokens: request.sealing.record.tokens,
    model: plan.model.name,
    ...(payee === undefined ? {} : { payee }),
  };
}
