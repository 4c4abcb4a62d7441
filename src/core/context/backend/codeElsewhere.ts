import type { Backend, Files } from "../../ports.ts";
import type { Part } from "../../prompt/prompt.ts";
import { gatherBackend } from "./gatherBackend.ts";

/** Tokens of it. */
const most = 2000;
/** A review that has cost so much already is challenged with less, down to the least. */
const reviewInAll = 13_500;
const least = 300;

export function roomForChallenge(inputTokens: number): number {
  return Math.min(most, Math.max(least, reviewInAll - inputTokens));
}

/**
 * What decides about code can stand where nobody was asked to look: bodies of callees, guards, the
 * schema. Nothing where no more is known than the code itself.
 *
 * @param room tokens that there are for it.
 */
export async function codeElsewhere(
  parts: readonly Part[],
  { files, backend }: { readonly files: Files; readonly backend?: Backend },
  signal: AbortSignal,
  room: number = most,
): Promise<readonly Part[]> {
  if (backend === undefined || parts.length === 0) return [];
  const budget = Math.min(most, room);
  return gatherBackend({ reviewed: parts, context: [], budget }, { files, backend }, signal);
}
