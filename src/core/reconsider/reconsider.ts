import { beginAnswering } from "./answering.ts";
import { questionOf, type Ask } from "./ask.ts";
import { endedBy, errorOf, sentenceOf, type Ended, type Fault } from "../errors.ts";
import type { Finding } from "../findings/finding.ts";
import type { ReconsiderVerdict } from "../findings/answers/parseReconsidered.ts";
import { settleReconsidered } from "../findings/life/settleReconsidered.ts";
import { longestSaid } from "../findings/talk.ts";
import {
  hearReconsidered,
  type HeardReconsidered,
  type ReconsiderStep,
} from "./hearReconsidered.ts";
import { beginSent } from "../lastSent.ts";
import { orAborted } from "../orAborted.ts";
import { planReconsidering, type ReconsiderPlan } from "./planReconsidering.ts";
import type { Claude } from "../ports.ts";
import type { ReviewResult, Usage } from "../reviewEvent.ts";
import { addSpent } from "../spending.ts";
import { whyForbidden, type ReviewPorts } from "../startReview.ts";
import { whyTooDear } from "../whyTooDear.ts";

/** Which finding is to be looked at again, and what is wanted of it. */
export interface ReconsiderRequest {
  readonly id: string;
  readonly ask: Ask;
}

/** How it ended, in the words of a review. Plain JSON. */
export interface ReconsiderResult {
  readonly ended: Ended;
  /** As it is now; absent where it is not there any more. */
  readonly finding?: Finding;
  readonly verdict?: ReconsiderVerdict;
  /** What was said to the user, as far as it came. */
  readonly reply?: string;
  /** The model's name for people, once it was asked. */
  readonly model?: string;
  readonly usage?: Usage;
  readonly error?: ReviewResult["error"];
}

export type ReconsiderEvent =
  ReconsiderStep | { readonly kind: "ended"; readonly result: ReconsiderResult };

export type ReconsiderPorts = Omit<ReviewPorts, "reviewedCode" | "knownModels">;

/**
 * Looks at one finding again with the code as it is now: because the user said something about it,
 * wants it checked, or wants a fix that fits. What is said streams into the session; the finding
 * is changed only by an answer that arrived whole.
 *
 * @param observe gets every event as it happens, `ended` last and once; its result is also what
 * this resolves with. Never rejects for a fault: only bugs throw.
 */
export async function reconsider(
  request: ReconsiderRequest,
  ports: ReconsiderPorts,
  observe: (event: ReconsiderEvent) => void,
  signal: AbortSignal,
): Promise<ReconsiderResult> {
  const { id, ask } = request;
  const finding = ports.findings.get(id);
  const refused = finding === undefined ? notThere : whyNotNow(request, ports);
  if (finding === undefined || refused !== undefined) {
    const fault = refused ?? notThere;
    if (finding !== undefined && fault.code !== "busy") keepAsked(request, fault, ports);
    return tell(stopped(fault, finding), observe);
  }
  const stop = new AbortController();
  const cancel = (): void => {
    stop.abort();
  };
  const answer = beginAnswering(id, { ask, cancel }, ports);
  let trouble: string | undefined = "The answer broke off: see “Show Log”.";
  const step = (event: ReconsiderStep): void => {
    if (event.kind === "reply") answer.say(event.text);
    observe(event);
  };
  try {
    const either = AbortSignal.any([signal, stop.signal]);
    const result = await attempt({ finding, ask }, { ...ports, step }, either);
    trouble = troubleOf(result);
    return tell({ ...result, ...findingNow(id, ports) }, observe);
  } finally {
    answer.end(trouble);
  }
}

/** What the user wrote stays in sight although nobody was asked. */
function keepAsked({ id, ask }: ReconsiderRequest, fault: Fault, ports: ReconsiderPorts): void {
  if (questionOf(ask) === "") return;
  beginAnswering(id, { ask, cancel: () => undefined }, ports).end(sentenceOf(fault));
}

const notThere: Fault = { code: "nothing-to-review", detail: "this finding is not there any more" };

function whyNotNow({ id, ask }: ReconsiderRequest, ports: ReconsiderPorts): Fault | undefined {
  const forbidden = whyForbidden(ports);
  if (forbidden !== undefined) return forbidden;
  if (ports.session.state().answering.get(id)?.cancel !== undefined) {
    return { code: "busy", detail: "an answer about this finding is arriving" };
  }
  const words = questionOf(ask);
  if (words === "") return { code: "nothing-to-review", detail: "the reply is empty" };
  if (words.length <= longestSaid) return undefined;
  return { code: "request-too-large", detail: `a reply has at most ${longestSaid} characters` };
}

function tell(
  result: ReconsiderResult,
  observe: (event: ReconsiderEvent) => void,
): ReconsiderResult {
  observe({ kind: "ended", result });
  return result;
}

function findingNow(id: string, { findings }: ReconsiderPorts): Pick<ReconsiderResult, "finding"> {
  const finding = findings.get(id);
  return finding === undefined ? {} : { finding };
}

function troubleOf({ ended, error }: ReconsiderResult): string | undefined {
  if (ended === "complete") return undefined;
  return error?.message ?? "The answer was stopped.";
}

function stopped(fault: Fault, finding?: Finding): ReconsiderResult {
  return { ended: endedBy(fault, 0), error: errorOf(fault), ...(finding && { finding }) };
}

interface Attempt extends ReconsiderPorts {
  readonly step: (event: ReconsiderStep) => void;
}

interface Asked {
  readonly finding: Finding;
  readonly ask: Ask;
}

async function attempt(
  asked: Asked,
  ports: Attempt,
  signal: AbortSignal,
): Promise<ReconsiderResult> {
  try {
    const claude = await ports.connect(signal);
    // Closing the box for the key by a cancel is no wish to go without one.
    signal.throwIfAborted();
    if ("code" in claude) return stopped(claude);

    ports.step({ kind: "gathering" });
    const plan = await planReconsidering(asked, await claude.models(signal), ports, signal);
    if ("code" in plan) return stopped(plan);

    const declined = await orAborted(whyTooDear(estimateOf(plan), plan.settings, ports), signal);
    if (declined !== undefined) return declined;
    signal.throwIfAborted();
    return await conclude(asked, plan, { ...ports, claude }, signal);
  } catch (error) {
    if (signal.aborted) return { ended: "cancelled" };
    throw error;
  }
}

function estimateOf({ usd, sealing, model }: ReconsiderPlan) {
  const tokens = sealing.record.tokens.toLocaleString("en-US");
  const detail = `1 request about a finding, about ${tokens} tokens in, to ${model.name}`;
  return { detail, ...(usd !== undefined && { usd }) };
}

/** Sends it, and makes of a whole answer what becomes of the finding. */
async function conclude(
  asked: Asked,
  plan: ReconsiderPlan,
  ports: Attempt & { readonly claude: Claude },
  signal: AbortSignal,
): Promise<ReconsiderResult> {
  const heard = await hear(plan, ports, signal);
  const { last, reply } = heard;
  addSpent(ports.session, ports.today(), last.usage?.usd);
  const told = { model: plan.model.name, ...(last.usage && { usage: usageOf(last.usage) }) };
  if (last.kind === "failed") return { ...told, ...brokenOff(last.fault, reply) };
  const settled = await settleReconsidered(
    { ...asked, question: questionOf(asked.ask), answer: heard.text },
    [...plan.sealing.texts.values()],
    ports,
    signal,
  );
  return settled === undefined
    ? { ...told, ...brokenOff(notAgreed, reply) }
    : { ...told, ended: "complete", ...settled };
}

const notAgreed: Fault = { code: "malformed", detail: "it is not in the agreed form" };

/** What was said by then is worth reading, if it was not refused. */
function brokenOff(fault: Fault | "cancelled", reply: string): ReconsiderResult {
  const said = reply.trim() === "" ? {} : { reply };
  if (fault === "cancelled") return { ended: "cancelled", ...said };
  if (endedBy(fault, 0) === "refused") return stopped(fault);
  return { ended: endedBy(fault, reply.trim() === "" ? 0 : 1), error: errorOf(fault), ...said };
}

async function hear(
  { sealing, model }: ReconsiderPlan,
  { claude, session, step }: Attempt & { readonly claude: Claude },
  signal: AbortSignal,
): Promise<HeardReconsidered> {
  const { record, request } = sealing;
  const files = new Set(record.parts.map(({ uri }) => uri)).size;
  step({
    kind: "sending",
    request: 1,
    requests: 1,
    files,
    inputTokens: record.tokens,
    model: model.name,
  });
  const leftOut = record.leftOut.map(({ uri, reason, cause }) => ({ uri, reason, cause }));
  beginSent(session, claude.host, leftOut)(record);
  const hearing = hearReconsidered(claude.send(request, signal));
  for (let next = await hearing.next(); ; next = await hearing.next()) {
    if (next.done === true) return next.value;
    step(next.value);
  }
}

function usageOf({ inputTokens, outputTokens, cachedTokens, usd }: Usage): Usage {
  return { inputTokens, outputTokens, cachedTokens, ...(usd !== undefined && { usd }) };
}
