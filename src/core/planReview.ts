import { candidatesIn, gatherCandidates } from "./context/backend/gatherCandidates.ts";
import { gatherAround } from "./context/gatherAround.ts";
import type { ContextChoice, OfferedPart } from "./context/contextChoice.ts";
import { countTokens } from "./context/countTokens.ts";
import { fitBudget, partTokens } from "./context/fitBudget.ts";
import type { Gathered } from "./context/gatherContext.ts";
import { gatherContext } from "./context/gatherContext.ts";
import type { Fault } from "./errors.ts";
import { estimateUsd } from "./estimateUsd.ts";
import { worstFirst } from "./findings/drawnFindings.ts";
import type { Finding } from "./findings/finding.ts";
import { covers } from "./findings/life/mergeFinding.ts";
import type { Persona } from "./personas/parsePersona.ts";
import type { Backend, Changes, Files, Model } from "./ports.ts";
import type { Candidacy } from "./prompt/describeCandidate.ts";
import { buildReviewPrompt } from "./prompt/buildReviewPrompt.ts";
import type { Effort, Part } from "./prompt/prompt.ts";
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
  readonly effort: Effort;
  /** As words for the instructions: "English". */
  readonly language: string;
  readonly depth: Settings["reviewDepth"];
  /** Files that only `.gitignore` covers and the user asked for by name. */
  readonly allowed: ReadonlySet<string>;
  /** What goes along with the code under review or could: the user may choose otherwise. */
  readonly offered: readonly OfferedPart[];
  /** Of a review of changes: where findings on versions can go. */
  readonly versions?: Gathered["versions"];
}

export interface PlannedRequest {
  readonly sealing: Sealing;
  /** What it is about, for `notReviewed` should it not be sent. */
  readonly parts: readonly Part[];
  /** Findings of earlier reviews that it asks about, in the order of their numbers from 1. */
  readonly earlier: readonly Finding[];
  /** What the local checks found and Claude is to judge, in the order of their numbers from 1. */
  readonly candidates: readonly Candidacy[];
}

export interface Planning {
  readonly files: Files;
  /** Needed for a review of changes alone. */
  readonly changes?: Changes;
  /** Absent where nothing is known beyond the files that are asked for. */
  readonly backend?: Backend;
  /** What the user chose for this request before. */
  readonly choice?: ContextChoice;
  /** The user is looking: what could go along as well is offered. */
  readonly offersMore?: boolean;
  readonly settings: Settings;
  readonly persona: Persona;
  readonly model: Model;
  readonly displayLanguage: string;
  /** Findings of earlier reviews in a file. */
  readonly known: (uri: string) => readonly Finding[];
  /** Whether the same reviewer has completely reviewed this code before. */
  readonly wasReviewed: (part: Part) => boolean;
}

/**
 * Tokens of code under review in one request: a reviewer who is given more at once sees less of
 * each.
 */
const mostReviewedTokens = 30_000;

/** More earlier findings than this are not asked about in one request; the worst go first. */
const mostEarlier = 20;

/** Tokens of the line that the prompt gives to one of them, at most; and to a candidate. */
const earlierTokens = 250;
const candidateTokens = 120;

/** Gathers, cuts to the budget, builds and seals. Sends nothing. */
export async function planReview(
  request: ReviewRequest,
  planning: Planning,
  signal: AbortSignal,
): Promise<ReviewPlan | Fault> {
  const asked = await gatherContext(request, planning.files, signal, planning.changes);
  if ("code" in asked) return asked;

  const [around, candidates] = await Promise.all([
    gatherAround(asked, planning, signal),
    gatherCandidates(asked.reviewed, planning, signal),
  ]);
  const gathered = { ...asked, context: [...around.parts, ...asked.context] };
  const { settings, persona, model } = planning;
  const language = languageFor(settings.language, planning.displayLanguage);
  const fixed =
    countTokens(persona.body) +
    countTokens(reviewInstructions(language)) +
    gathered.context.reduce((sum, part) => sum + partTokens(part), 0);
  const earlier = earlierIn(gathered.reviewed, planning).length * earlierTokens;
  const judged = candidatesIn(gathered.reviewed, candidates).length * candidateTokens;
  const most = Math.min(settings.maxContextTokens, model.maxInputTokens) - earlier - judged;
  if (fixed >= most) return { code: "request-too-large", detail: noRoom(fixed, most) };
  const room = Math.min(most - fixed, mostReviewedTokens);
  const { batches, tooBig } = fitBudget(gathered.reviewed, room);
  if (batches.length === 0) {
    return { code: "file-too-large", detail: `a line of it is over ${room} tokens` };
  }

  const requests: PlannedRequest[] = [];
  for (const parts of batches) {
    const whole = { gathered, candidates, batches, language, planning };
    requests.push(await planRequest(parts, whole, signal));
  }
  const notReviewed = [...gathered.notReviewed, ...tooBig.map(tooBigNote)];
  const { allowed, versions } = gathered;
  const { offered } = around;
  const rest = { notReviewed, language, allowed, offered, ...(versions && { versions }) };
  return planOf(requests, rest, planning);
}

interface Whole {
  readonly gathered: Gathered;
  readonly candidates: readonly Candidacy[];
  readonly batches: readonly unknown[];
  readonly language: string;
  readonly planning: Planning;
}

async function planRequest(
  parts: readonly Part[],
  { gathered, candidates: all, batches, language, planning }: Whole,
  signal: AbortSignal,
): Promise<PlannedRequest> {
  const { files, settings, persona, model } = planning;
  const earlier = earlierIn(parts, planning);
  const candidates = candidatesIn(parts, all);
  const material = {
    context: gathered.context,
    reviewed: parts,
    scope: scopeOf(parts, gathered, batches.length),
    earlier: earlier.map((finding) => ({ finding, path: files.pathOf(finding.uri) })),
    candidates,
    unchanged: parts.filter((part) => planning.wasReviewed(part)),
  };
  const who = { persona, model, effort: settings.effort };
  const prompt = buildReviewPrompt(material, who, language);
  const gate = { withheld: files.withheld.bind(files), allowed: gathered.allowed };
  return { sealing: await sealRequest(prompt, gate, signal), parts, earlier, candidates };
}

/** Findings that stand in these parts, or were fixed there: whether they are resolved is asked first. */
function earlierIn(parts: readonly Part[], { known }: Planning): readonly Finding[] {
  const uris = new Set(parts.map(({ uri }) => uri));
  const asked: readonly Finding["state"][] = ["open", "unchecked", "fixed"];
  const all = [...uris].flatMap((uri) => known(uri));
  return worstFirst(
    all.filter(
      (one) =>
        one.source === "claude" &&
        asked.includes(one.state) &&
        parts.some((part) => covers(part, one)),
    ),
  ).slice(0, mostEarlier);
}

function noRoom(fixed: number, most: number): string {
  return `persona, instructions and imports take about ${fixed} of the ${most} tokens that “Max Context Tokens” and the model allow`;
}

function planOf(
  requests: readonly PlannedRequest[],
  rest: Pick<ReviewPlan, "notReviewed" | "language" | "allowed" | "offered" | "versions">,
  { persona, model, settings }: Planning,
): ReviewPlan | Fault {
  const leftOut = requests.flatMap(({ sealing }) => sealing.record.leftOut);
  const sent = requests.filter(({ sealing }) => sealing.texts.size > 0);
  const [first] = leftOut;
  if (sent.length === 0 && first !== undefined) {
    return { code: "ignored", detail: `${first.path} ${first.reason}` };
  }
  const tokens = sent.map(({ sealing }) => sealing.record.tokens);
  const depth = settings.reviewDepth;
  const usd = estimateUsd(model, tokens, depth);
  return {
    ...rest,
    requests: sent,
    notReviewed: [...rest.notReviewed, ...leftOut.map(leftOutNote)],
    files: new Set(sent.flatMap(({ parts }) => parts.map(fileOf))).size,
    inputTokens: tokens.reduce((sum, each) => sum + each, 0),
    ...(usd === undefined ? {} : { usd }),
    persona,
    model,
    effort: settings.effort,
    depth,
  };
}

function scopeOf(parts: readonly Part[], gathered: Gathered, batches: number): string {
  if (batches === 1) return gathered.scope;
  if (gathered.versions !== undefined) return `${gathered.scope}. Above are some of those files`;
  const names = new Set(parts.map(({ path }) => path));
  return names.size === 1 ? `the part of ${[...names].join()} shown above` : "the files above";
}

/** What a part is of, for people: both sides of a change are one file. */
const fileOf = ({ uri, fileUri }: Part): string => fileUri ?? uri;

const tooBigNote = (part: Part): NotReviewed => ({
  uri: fileOf(part),
  reason: "a line of it is too long for one request",
  cause: "trouble",
});

const leftOutNote = ({ uri, reason, cause }: LeftOutPart): NotReviewed => ({ uri, reason, cause });
