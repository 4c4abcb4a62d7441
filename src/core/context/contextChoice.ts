import type { Part } from "../prompt/prompt.ts";
import { urisOf, type ReviewRequest } from "../reviewRequest.ts";
import { partTokens } from "./fitBudget.ts";

/** What the user wants to go along with a review, against what was chosen for them. By `partKey`. */
export interface ContextChoice {
  readonly dropped: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
}

/** Something that goes along with a review, or could. */
export interface OfferedPart {
  readonly key: string;
  readonly path: string;
  /** From 0; absent for facts. */
  readonly startLine?: number;
  readonly why: string;
  /** Estimated. */
  readonly tokens: number;
  readonly goes: boolean;
}

/** Stays the same when lines move: what a part is of, and why. */
export function partKey({ path, why }: Pick<Part, "path" | "why">): string {
  return `${path} ${why}`;
}

/** What a choice is remembered for: the same files or changes, whatever lines of them. */
export function requestKey(request: ReviewRequest): string {
  const { kind } = request;
  const scope = kind === "changes" ? [request.scope, request.base, request.range] : [];
  return JSON.stringify([kind, urisOf(request), ...scope]);
}

/**
 * What goes along after all, and what is offered.
 *
 * @param parts what would go by itself.
 * @param more what else was found, `parts` among it.
 */
export function applyChoice(
  parts: readonly Part[],
  more: readonly Part[],
  { dropped, pinned }: ContextChoice,
): { readonly parts: readonly Part[]; readonly offered: readonly OfferedPart[] } {
  const own = new Set(parts.map(partKey));
  const others = more.filter((part) => !own.has(partKey(part)));
  const isWanted = (part: Part): boolean =>
    own.has(partKey(part)) ? !dropped.has(partKey(part)) : pinned.has(partKey(part));
  const going = [...others, ...parts].filter(isWanted);
  const offered = [...parts, ...others].map((part) => offerOf(part, isWanted(part)));
  return { parts: going, offered: [...new Map(offered.map((one) => [one.key, one])).values()] };
}

function offerOf(part: Part, goes: boolean): OfferedPart {
  const { path, why, startLine, isWords } = part;
  const place = isWords === true ? {} : { startLine };
  return { key: partKey(part), path, why, tokens: partTokens(part), goes, ...place };
}

/** The choice that makes just these parts go. */
export function choiceOf(
  offered: readonly OfferedPart[],
  wanted: ReadonlySet<string>,
  before: ContextChoice = nothingChosen,
): ContextChoice {
  const dropped = new Set(before.dropped);
  const pinned = new Set(before.pinned);
  for (const { key, goes } of offered) {
    if (goes === wanted.has(key)) continue;
    // What goes by itself is dropped or taken back; what does not is pinned or let go.
    const [add, take] = goes ? [dropped, pinned] : [pinned, dropped];
    if (!take.delete(key)) add.add(key);
  }
  return { dropped, pinned };
}

export const nothingChosen: ContextChoice = { dropped: new Set(), pinned: new Set() };
