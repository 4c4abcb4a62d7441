import type { Backend, Files, Model } from "../ports.ts";
import type { Part } from "../prompt/prompt.ts";
import type { Settings } from "../settings.ts";
import { gatherBackend } from "./backend/gatherBackend.ts";
import {
  applyChoice,
  nothingChosen,
  type ContextChoice,
  type OfferedPart,
} from "./contextChoice.ts";
import { partTokens } from "./fitBudget.ts";
import type { Gathered } from "./gatherContext.ts";

/** Tokens of what else goes along: at half of it tables with many columns had no place. */
const around = 4000;
/** So many times as much goes along with a deep review, whatever it costs. */
const deepTimes = 3;
/** What a change and what goes along with it take together, unless the change alone is larger. */
const changeInAll = 8400;
const leastAround = 250;
/** And never more than this share of what a request may hold. */
const mostShare = 0.2;
/** So much more is offered to be pinned. */
const offeredShare = 1.5;

export interface AroundPorts {
  readonly files: Files;
  /** Absent where nothing is known beyond the files that are asked for. */
  readonly backend?: Backend;
  readonly settings: Pick<Settings, "maxContextTokens" | "reviewDepth">;
  readonly model: Pick<Model, "maxInputTokens">;
  readonly choice?: ContextChoice;
  /** The user is looking: what could go as well is offered. */
  readonly offersMore?: boolean;
}

/** What goes along with the code under review besides its own files, as the user wants it. */
export async function gatherAround(
  gathered: Gathered,
  { files, backend, settings, model, choice, offersMore = false }: AroundPorts,
  signal: AbortSignal,
): Promise<{ readonly parts: readonly Part[]; readonly offered: readonly OfferedPart[] }> {
  if (backend === undefined) return { parts: [], offered: [] };
  const most = Math.min(settings.maxContextTokens, model.maxInputTokens) * mostShare;
  const budget = Math.min(most, wantedAround(gathered, settings.reviewDepth));
  const gather = (tokens: number): Promise<readonly Part[]> =>
    gatherBackend({ ...gathered, budget: tokens }, { files, backend }, signal);
  const parts = await gather(budget);
  const hasPins = choice !== undefined && choice.pinned.size > 0;
  const more = offersMore || hasPins ? await gather(budget * offeredShare) : [];
  return applyChoice(parts, more, choice ?? nothingChosen);
}

function wantedAround(gathered: Gathered, depth: Settings["reviewDepth"]): number {
  if (depth === "deep") return deepTimes * around;
  return gathered.versions === undefined ? around : besideChange(gathered);
}

/** A large change leaves less room, so that its review stays within what reviews may cost. */
function besideChange({ reviewed }: Gathered): number {
  const taken = reviewed.reduce((sum, part) => sum + partTokens(part), 0);
  return Math.min(around, Math.max(leastAround, changeInAll - taken));
}
