import {
  codeElsewhere,
  leastForChallenge,
  roomForChallenge,
} from "./context/backend/codeElsewhere.ts";
import { partTokens } from "./context/fitBudget.ts";
import { codeAround } from "./context/around/codeAround.ts";
import { removedBeside } from "./context/around/removedBeside.ts";
import { judgedTexts, placesOf } from "./context/around/judgedTexts.ts";
import type { Fault } from "./errors.ts";
import { isForAll } from "./faultScope.ts";
import type { Finding } from "./findings/finding.ts";
import { severities } from "./findings/finding.ts";
import { parseLoose } from "./findings/answers/looseJson.ts";
import { parseVerdict, type Verdict } from "./findings/answers/parseVerdict.ts";
import {
  readFindings,
  type FindingReader,
  type ReadElement,
} from "./findings/answers/readFindings.ts";
import type { ReviewPlan } from "./planReview.ts";
import type { Backend, Claude, ClaudeEvent, Files, RequestUsage } from "./ports.ts";
import { buildChallengePrompt } from "./prompt/buildChallengePrompt.ts";
import type { Part } from "./prompt/prompt.ts";
import type { SentRecord } from "./prompt/sealRequest.ts";
import { sealRequest } from "./prompt/sealRequest.ts";
import type { ReviewEvent } from "./reviewEvent.ts";

interface ChallengePorts {
  readonly claude: Claude;
  readonly files: Files;
  /** Absent where nothing is known beyond what was reviewed. */
  readonly backend?: Backend;
  /** Told of each request as it leaves. */
  readonly sent: (record: SentRecord) => void;
}

export interface Challenging {
  readonly plan: ReviewPlan;
  readonly ports: ChallengePorts;
  /** Where the usage of each request goes. */
  readonly usages: RequestUsage[];
}

/** Tokens of code in one challenge: it is to be smaller than the review. */
const mostCodeTokens = 12_000;
const mostFindings = 12;

/**
 * Asks Claude to refute findings, by the code that is needed to judge them; yields a verdict for
 * each that it answers, as it is read. What fails leaves its findings as they are.
 *
 * @param reviewed what the review read, for a file that has changed since or cannot be read again.
 * @returns the first fault, or nothing when each finding has its verdict.
 */
export async function* challenge(
  findings: readonly Finding[],
  reviewed: readonly Part[],
  challenging: Challenging,
  signal: AbortSignal,
): AsyncGenerator<ReviewEvent, Fault | "cancelled" | undefined> {
  const { files } = challenging.ports;
  const room = roomForChallenge(reviewed);
  let first: Fault | undefined;
  try {
    const texts = await judgedTexts(findings, reviewed, files, signal);
    for (const batch of batches(findings, texts)) {
      const fault = yield* challengeBatch(batch, { ...challenging, reviewed, room }, signal);
      if (fault === "cancelled") return fault;
      first ??= fault;
      if (fault !== undefined && isForAll(fault)) break;
    }
    return first;
  } catch (error) {
    // Reading and sealing throw when they are cancelled.
    if (signal.aborted) return "cancelled";
    throw error;
  }
}

async function* challengeBatch(
  batch: Batch,
  { plan, ports, usages, reviewed, room }: ChallengingBatch,
  signal: AbortSignal,
): AsyncGenerator<ReviewEvent, Fault | "cancelled" | undefined> {
  if (batch.isTooBig) return { code: "request-too-large", detail: "its code is too long" };
  yield { kind: "challenging", findings: batch.findings.length };
  const pathOf = ports.files.pathOf.bind(ports.files);
  const around = await codeElsewhere(batch.parts, ports, signal, room);
  const places = batch.findings.flatMap(placesOf);
  const removed = room > leastForChallenge ? removedBeside(places, reviewed, batch.parts) : [];
  const material = { ...batch, parts: [...around, ...batch.parts, ...removed], pathOf };
  const prompt = buildChallengePrompt(material, plan, plan.language);
  const gate = { withheld: ports.files.withheld.bind(ports.files), allowed: plan.allowed };
  const { request, record } = await sealRequest(prompt, gate, signal);
  ports.sent(record);
  const parse = plan.model.canStructure ? JSON.parse : parseLoose;
  const reader = readFindings("verdicts", parse);
  const heard = yield* hear(ports.claude.send(request, signal), batch.findings, reader);
  if (heard.usage !== undefined) usages.push(heard.usage);
  return heard.fault;
}

interface ChallengingBatch extends Challenging {
  readonly reviewed: readonly Part[];
  /** Tokens of what goes along. */
  readonly room: number;
}

interface Batch {
  readonly findings: readonly Finding[];
  readonly parts: readonly Part[];
  /** Even the places alone are more than a challenge may carry. */
  readonly isTooBig: boolean;
}

/** The worst first, as many together as their code allows. */
function batches(findings: readonly Finding[], texts: readonly Part[]): readonly Batch[] {
  const rank = ({ severity }: Finding): number => severities.indexOf(severity);
  const result: Batch[] = [];
  for (const finding of findings.toSorted((a, b) => rank(a) - rank(b))) {
    const last = result.at(-1);
    const together = [...(last?.findings ?? []), finding];
    const joined = together.length <= mostFindings ? batchOf(together, texts, "named") : undefined;
    if (last?.isTooBig === false && joined?.isTooBig === false) result.splice(-1, 1, joined);
    else result.push(alone(finding, texts));
  }
  return result;
}

/** What a place names is left out where there is no room for it. */
function alone(finding: Finding, texts: readonly Part[]): Batch {
  const whole = batchOf([finding], texts, "named");
  return whole.isTooBig ? batchOf([finding], texts, "places") : whole;
}

function batchOf(
  findings: readonly Finding[],
  texts: readonly Part[],
  extent: "places" | "named",
): Batch {
  const parts = codeAround(findings.flatMap(placesOf), texts, extent);
  const tokens = parts.reduce((sum, part) => sum + partTokens(part), 0);
  return { findings, parts, isTooBig: tokens > mostCodeTokens };
}

interface HeardVerdicts {
  readonly fault?: Fault | "cancelled";
  readonly usage?: RequestUsage;
}

async function* hear(
  events: ReturnType<Claude["send"]>,
  findings: readonly Finding[],
  reader: FindingReader,
): AsyncGenerator<ReviewEvent, HeardVerdicts> {
  const open = new Map(findings.map((finding, index) => [index + 1, finding]));
  for await (const event of events) {
    if (event.kind === "waiting") yield event;
    if (event.kind === "text") yield* verdictsIn(reader.push(event.text), open);
    if (event.kind === "ended" || event.kind === "failed") return endOf(event, open.size);
  }
  throw new Error("A challenge ended without saying how.");
}

/** The first verdict on a finding counts; one on a number that nobody gave is passed over. */
function verdictsIn(
  elements: readonly ReadElement[],
  open: Map<number, Finding>,
): readonly ReviewEvent[] {
  return elements.flatMap((element): ReviewEvent[] => {
    const claimed = element.kind === "element" ? parseVerdict(element.value) : undefined;
    const finding = claimed && open.get(claimed.finding);
    if (claimed === undefined || finding === undefined) return [];
    open.delete(claimed.finding);
    return [{ kind: "verdict", id: finding.id, verdict: withoutNumber(claimed) }];
  });
}

function endOf(
  event: Extract<ClaudeEvent, { kind: "ended" | "failed" }>,
  unanswered: number,
): HeardVerdicts {
  const usage = event.usage === undefined ? {} : { usage: event.usage };
  if (event.kind === "failed") return { fault: event.fault, ...usage };
  return unanswered === 0 ? usage : { fault: withoutVerdict(unanswered), ...usage };
}

function withoutNumber({ verdict, reason, severity }: Verdict): Verdict {
  return { verdict, reason, ...(severity === undefined ? {} : { severity }) };
}

function withoutVerdict(count: number): Fault {
  return { code: "malformed", detail: `${count} finding${count === 1 ? "" : "s"} got no verdict` };
}
