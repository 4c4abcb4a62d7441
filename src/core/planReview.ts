import { countTokens } from "./context/countTokens.ts";
import { fitBudget } from "./context/fitBudget.ts";
import type { Gathered } from "./context/gatherContext.ts";
import { gatherContext } from "./context/gatherContext.ts";
import { partTokens } from "./context/fitBudget.ts";
import type { Fault } from "./errors.ts";
import type { Persona } from "./personas/parsePersona.ts";
import type { Files, Model } from "./ports.ts";
import { buildReviewPrompt } from "./prompt/buildReviewPrompt.ts";
import type { Part } from "./prompt/prompt.ts";
import { languageFor, reviewInstructions } from "./prompt/reviewInstructions.ts";
import type { LeftOutPart, Sealing } from "./prompt/sealRequest.ts";
import { sealRequest } from "./prompt/sealRequest.ts";
import type { NotReviewed } from "./reviewEvent.ts";
import type { ReviewRequest } from "./reviewRequest.ts";
import type { Settings } from "./settings.ts";

/** Everything a review will send, sealed, before the first byte of it leaves. */
export interface ReviewPlan {
  readonly requests: readonly PlannedRequest[];
  readonly notReviewed: readonly NotReviewed[];
  readonly files: number;
  /** Estimated, of all requests. */
  readonly inputTokens: number;
  /** Estimated; absent where no price is known. */
  readonly usd?: number;
  readonly persona: Persona;
  readonly model: Model;
  readonly depth: Settings["reviewDepth"];
}

export interface PlannedRequest {
  readonly sealing: Sealing;
  /** What it is about, for `notReviewed` should it not be sent. */
  readonly parts: readonly Part[];
}

export interface Planning {
  readonly files: Files;
  readonly settings: Settings;
  readonly persona: Persona;
  readonly model: Model;
  readonly displayLanguage: string;
}

/** Tokens that an answer takes at a guess, thinking included; only for the estimate of its cost. */
const likelyOutputTokens = 6000;

/** Gathers, cuts to the budget, builds and seals. Sends nothing. */
export async function planReview(
  request: ReviewRequest,
  planning: Planning,
  signal: AbortSignal,
): Promise<ReviewPlan | Fault> {
  const gathered = await gatherContext(request, planning.files, signal);
  if ("code" in gathered) return gathered;

  const { settings, persona, model } = planning;
  const language = languageFor(settings.language, planning.displayLanguage);
  const fixed =
    countTokens(persona.body) +
    countTokens(reviewInstructions(language)) +
    gathered.context.reduce((sum, part) => sum + partTokens(part), 0);
  const most = Math.min(settings.maxContextTokens, model.maxInputTokens);
  if (fixed >= most) return { code: "request-too-large", detail: noRoom(fixed, most) };
  const { batches, tooBig } = fitBudget(gathered.reviewed, most - fixed);
  if (batches.length === 0) {
    return { code: "file-too-large", detail: `a line of it is over ${most} tokens` };
  }

  const requests: PlannedRequest[] = [];
  for (const parts of batches) {
    const scope = scopeOf(parts, gathered, batches.length);
    const material = { context: gathered.context, reviewed: parts, scope };
    const prompt = buildReviewPrompt(
      material,
      { persona, model, effort: settings.effort },
      language,
    );
    const gate = {
      withheld: planning.files.withheld.bind(planning.files),
      allowed: gathered.allowed,
    };
    requests.push({ sealing: await sealRequest(prompt, gate, signal), parts });
  }
  return planOf(requests, [...gathered.notReviewed, ...tooBig.map(tooBigNote)], planning);
}

function noRoom(fixed: number, most: number): string {
  return `persona, instructions and imports take about ${fixed} of the ${most} tokens that “Max Context Tokens” and the model allow`;
}

function planOf(
  requests: readonly PlannedRequest[],
  notReviewed: readonly NotReviewed[],
  { persona, model, settings }: Planning,
): ReviewPlan | Fault {
  const leftOut = requests.flatMap(({ sealing }) => sealing.record.leftOut);
  const sent = requests.filter(({ sealing }) => sealing.texts.size > 0);
  const [first] = leftOut;
  if (sent.length === 0 && first !== undefined) {
    return { code: "ignored", detail: `${first.path} ${first.reason}` };
  }
  const tokens = sent.map(({ sealing }) => sealing.record.tokens);
  const usd = dollarsFor(model, tokens);
  return {
    requests: sent,
    notReviewed: [...notReviewed, ...leftOut.map(leftOutNote)],
    files: new Set(sent.flatMap(({ parts }) => parts.map(({ uri }) => uri))).size,
    inputTokens: tokens.reduce((sum, each) => sum + each, 0),
    ...(usd === undefined ? {} : { usd }),
    persona,
    model,
    depth: settings.reviewDepth,
  };
}

function dollarsFor(model: Model, requests: readonly number[]): number | undefined {
  const price = model.price;
  if (price === undefined) return undefined;
  return requests
    .map((tokens) => tokens * price(tokens).input + likelyOutputTokens * price(tokens).output)
    .reduce((sum, each) => sum + each / 1e6, 0);
}

function scopeOf(parts: readonly Part[], gathered: Gathered, batches: number): string {
  if (batches === 1) return gathered.scope;
  const names = new Set(parts.map(({ path }) => path));
  return names.size === 1 ? `the part of ${[...names].join()} shown above` : "the files above";
}

const tooBigNote = ({ uri }: Part): NotReviewed => ({
  uri,
  reason: "a line of it is too long for one request",
  cause: "trouble",
});

const leftOutNote = ({ uri, reason, cause }: LeftOutPart): NotReviewed => ({ uri, reason, cause });
