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
import { linesOf } from "./lines.ts";
import type { Gathered } from "./gatherContext.ts";

/** Tokens of what else goes along: at half of it tables with many columns had no place. */
const around = 4000;
/** Besides, for the whole of what is nearest: whether a call is right shows in what it runs. */
const bodies = 4000;
/** So many times as much goes along with a deep review, whatever it costs. */
const deepTimes = 2;
/** What a change and what goes along with it take together, unless the change alone is larger. */
const changeInAll = 8400;
const leastAround = 250;
/** And never more than this share of what a request may hold. */
const mostShare = { standard: 0.2, deep: 0.3 };
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
  const rooms = roomsBeside(gathered, { settings, model });
  const gather = (times: number): Promise<readonly Part[]> => {
    const what = { ...gathered, budget: rooms.budget * times, bodies: rooms.bodies };
    return gatherBackend(what, { files, backend }, signal);
  };
  const parts = await gather(1);
  const hasPins = choice !== undefined && choice.pinned.size > 0;
  const more = offersMore || hasPins ? await gather(offeredShare) : [];
  return applyChoice(parts, more, choice ?? nothingChosen);
}

function roomsBeside(
  gathered: Gathered,
  { settings, model }: Pick<AroundPorts, "settings" | "model">,
): { readonly budget: number; readonly bodies: number } {
  const isDeep = settings.reviewDepth === "deep";
  const share = isDeep ? mostShare.deep : mostShare.standard;
  const most = Math.min(settings.maxContextTokens, model.maxInputTokens) * share;
  const times = isDeep ? deepTimes : 1;
  const wanted = times * (around + bodies);
  const isChange = gathered.versions !== undefined && !isDeep;
  const inAll = Math.min(most, wanted, isChange ? besideChange(gathered) : Infinity);
  const budget = Math.min(inAll, times * around);
  return { budget, bodies: inAll - budget };
}

/** A large change leaves less room, so that its review stays within what reviews may cost. */
function besideChange({ reviewed }: Gathered): number {
  const taken = reviewed.reduce((sum, part) => sum + changedTokens(part), 0);
  return Math.max(leastAround, changeInAll - taken);
}

/** The long function around a small change is no reason to send less of what that change calls. */
function changedTokens(part: Part): number {
  const { marks, text, startLine } = part;
  if (marks === undefined) return partTokens(part);
  const changed = linesOf(text).filter((_, at) => marks.lines.has(startLine + at));
  return partTokens({ ...part, text: changed.join("") });
}
