import { requestKey } from "./context/contextChoice.ts";
import type { Fault } from "./errors.ts";
import { endedBy, errorOf, sentenceOf } from "./errors.ts";
import type { FindingStore } from "./findings/findingStore.ts";
import type { ReviewedCodeStore } from "./findings/life/reviewedCodeStore.ts";
import type { Persona } from "./personas/parsePersona.ts";
import type { ReviewPlan } from "./planReview.ts";
import { planReview } from "./planReview.ts";
import { orAborted } from "./orAborted.ts";
import type { Backend, Changes, Claude, Clock, Files, Model } from "./ports.ts";
import type { Part } from "./prompt/prompt.ts";
import { resolveAmong, wantedModel } from "./resolveModel.ts";
import type { ReviewEvent, ReviewResult } from "./reviewEvent.ts";
import type { ReviewRequest } from "./reviewRequest.ts";
import { titleOf, urisOf } from "./reviewRequest.ts";
import { reviewerOf, runReview } from "./runReview.ts";
import type { RunningReview, SessionStore } from "./sessionStore.ts";
import type { Settings } from "./settings.ts";
import { whyTooDear } from "./whyTooDear.ts";

/** What a review needs around it: trust, key, consent, state. The same for commands, chat and tools. */
export interface ReviewPorts {
  readonly files: Files;
  /** Absent where there is no git. */
  readonly changes?: Changes;
  /** Absent where nothing is known beyond the files that are asked for. */
  readonly backend?: Backend;
  readonly clock: Clock;
  readonly findings: FindingStore;
  readonly reviewedCode: ReviewedCodeStore;
  readonly session: SessionStore;
  /** A snapshot: a review keeps the one it began with. */
  settings(): Settings;
  isTrusted(): boolean;
  /** VS Code's own switch. */
  isAiDisabled(): boolean;
  persona(): Promise<Persona>;
  /** Claude with the user's key; asks for one in an input box when there is none. */
  connect(signal: AbortSignal): Promise<Claude | Fault>;
  /** Who answers a review: Claude with the user's key, or a model that VS Code offers. */
  answerer(signal: AbortSignal): Promise<Claude | Fault>;
  /** Who would, with the models known of without a question or a byte on the network. */
  previewAnswerer(): Promise<PreviewAnswerer>;
  /** The built-in table: it needs no key and no network. */
  knownModels(): readonly Model[];
  /** Modal: may this review cost that much? */
  confirmCost(usd: number, detail: string): Promise<boolean>;
  /** "2026-11-24", the user's own day. */
  today(): string;
  /** VS Code's display language, for `language: auto`. */
  readonly displayLanguage: string;
  log(line: string): void;
}

type PreviewAnswerer = Pick<Claude, "host" | "payee"> & {
  readonly models: readonly Model[];
};

/** What a review would send, and where to. */
export interface Preview {
  readonly host: string;
  readonly plan: ReviewPlan;
}

export type ObserveReview = (event: ReviewEvent) => void;

/**
 * Begins a review and sees it through: trust, one review at a time a file, key, cost, the review
 * itself, its findings into the store, its cost into the session.
 *
 * @param observe gets every event as it happens, `ended` last and once; its result is also what
 * this resolves with. Never rejects for a fault: only bugs throw.
 */
export async function startReview(
  request: ReviewRequest,
  ports: ReviewPorts,
  observe: ObserveReview,
  signal: AbortSignal,
): Promise<ReviewResult> {
  const tell = (result: ReviewResult): ReviewResult => {
    observe({ kind: "ended", result });
    return result;
  };
  const refused = whyNotNow(request, ports);
  if (refused !== undefined) return tell(stopped(refused, request));
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const { id, leave } = enter(request, ports, stop);
  try {
    return tell(await attempt(request, { ...ports, observe, id }, either));
  } finally {
    leave();
  }
}

/** What a review would send and to whom, by the models known of; asks nobody and sends nothing. */
export async function previewReview(
  request: ReviewRequest,
  ports: ReviewPorts,
  signal: AbortSignal,
): Promise<Preview | Fault> {
  if (!ports.isTrusted()) return { code: "untrusted" };
  const answerer = await ports.previewAnswerer();
  const planning = await planningOf(request, ports, answerer);
  const plan = await planReview(request, { ...planning, offersMore: true }, signal);
  return "code" in plan ? plan : { host: answerer.host, plan };
}

/** Whether anything may be sent from this window at all. */
export function whyForbidden({
  isTrusted,
  isAiDisabled,
}: Pick<ReviewPorts, "isTrusted" | "isAiDisabled">): Fault | undefined {
  if (!isTrusted()) return { code: "untrusted" };
  return isAiDisabled() ? { code: "ai-disabled" } : undefined;
}

function whyNotNow(request: ReviewRequest, ports: ReviewPorts): Fault | undefined {
  const forbidden = whyForbidden(ports);
  if (forbidden !== undefined) return forbidden;
  const asked = new Set(urisOf(request));
  const under = ports.session.state().running.flatMap(({ uris }) => uris);
  const busy = under.find((uri) => asked.has(uri));
  return busy === undefined ? undefined : { code: "busy", detail: ports.files.pathOf(busy) };
}

/** Puts the review among the running ones; returns the way out. */
function enter(request: ReviewRequest, { session, files }: ReviewPorts, stop: AbortController) {
  const running: RunningReview = {
    id: Math.max(0, ...session.state().running.map(({ id }) => id)) + 1,
    title: titleOf(request, files.pathOf.bind(files)),
    uris: urisOf(request),
    found: 0,
    cancel: () => {
      stop.abort();
    },
  };
  session.update((state) => ({ ...state, running: [...state.running, running] }));
  const leave = (): void => {
    session.update((state) => ({
      ...state,
      running: state.running.filter(({ id }) => id !== running.id),
    }));
  };
  return { id: running.id, leave };
}

interface Attempt extends ReviewPorts {
  readonly observe: ObserveReview;
  readonly id: number;
}

async function attempt(
  request: ReviewRequest,
  ports: Attempt,
  signal: AbortSignal,
): Promise<ReviewResult> {
  try {
    const claude = await orAborted(ports.answerer(signal), signal);
    // Closing the box for the key by a cancel is no wish to go without one.
    signal.throwIfAborted();
    if ("code" in claude) return leaving(stopped(claude, request), ports);

    ports.observe({ kind: "gathering" });
    const models = await claude.models(signal);
    const planning = await planningOf(request, ports, { ...claude, models });
    const plan = await planReview(request, planning, signal);
    if ("code" in plan) return leaving(stopped(plan, request), ports);

    const estimate = { ...plan, detail: sizeOf(plan) };
    const declined = await orAborted(whyTooDear(estimate, planning.settings, ports), signal);
    if (declined !== undefined) return { ...empty(declined.ended), error: declined.error };
    signal.throwIfAborted();
    return await runReview(plan, { ...ports, claude }, signal);
  } catch (error) {
    if (signal.aborted) return empty("cancelled");
    throw error;
  }
}

/** What failed before anything was sent can be reviewed later; what was blocked was not begun. */
function leaving(result: ReviewResult, { session }: ReviewPorts): ReviewResult {
  if (result.ended === "failed") {
    session.update((state) => ({ ...state, rest: result.notReviewed }));
  }
  return result;
}

async function planningOf(request: ReviewRequest, ports: ReviewPorts, answerer: PreviewAnswerer) {
  const settings = ports.settings();
  const persona = await ports.persona();
  const model = resolveAmong(answerer, answerer.models, wantedModel(settings.model, persona));
  const { files, changes, backend, findings, reviewedCode, displayLanguage } = ports;
  const { effort, reviewDepth: depth } = settings;
  const choice = ports.session.state().choices.get(requestKey(request));
  const by = reviewerOf({ persona, model, effort, depth });
  return {
    files,
    ...(changes && { changes }),
    ...(backend && { backend }),
    ...(choice && { choice }),
    settings,
    persona,
    model,
    displayLanguage,
    known: findings.of.bind(findings),
    wasReviewed: ({ uri, text }: Part) => reviewedCode.covers(by, uri, text),
  };
}

function sizeOf({ files, inputTokens, model }: ReviewPlan): string {
  const tokens = inputTokens.toLocaleString("en-US");
  return `${files} files, about ${tokens} tokens in, to ${model.name}`;
}

const empty = (ended: ReviewResult["ended"]): ReviewResult => ({
  ended,
  findings: [],
  dropped: [],
  notReviewed: [],
});

/** A review that ended before it sent anything. */
function stopped(fault: Fault, request: ReviewRequest): ReviewResult {
  const anyway = fault.onlyGitIgnores ? { canReviewAnyway: true as const } : {};
  const ended = endedBy(fault, 0);
  const notReviewed = urisOf(request).map((uri) => ({
    uri,
    reason: sentenceOf(fault),
    cause: fault.code === "ignored" ? ("rule" as const) : ("trouble" as const),
  }));
  return { ...empty(ended), notReviewed, error: errorOf(fault), ...anyway };
}
