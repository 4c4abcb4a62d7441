import type { Backend, Files } from "../../ports.ts";
import type { Part } from "../../prompt/prompt.ts";
import { partTokens } from "../fitBudget.ts";
import { gatherBackend } from "./gatherBackend.ts";

/** Tokens of it. */
const most = 2000;
/** A review of so much code is challenged with less, down to the least: it has cost enough already. */
const codeInAll = 7000;
const least = 300;

export function roomForChallenge(reviewed: readonly Part[]): number {
  const code = reviewed.reduce((sum, part) => sum + partTokens(part), 0);
  return Math.min(most, Math.max(least, codeInAll - code));
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
