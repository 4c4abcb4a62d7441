import type { Backend, Files } from "../../ports.ts";
import type { Part } from "../../prompt/prompt.ts";
import { partTokens } from "../fitBudget.ts";
import { gatherBackend } from "./gatherBackend.ts";

/** Tokens to tell of many places, and besides to show the nearest whole. */
const told = 2000;
const most = 4000;
/** A review of so much code is challenged with less, down to the least: it has cost enough already. */
const codeInAll = 7000;
export const leastForChallenge = 300;

export function roomForChallenge(reviewed: readonly Part[]): number {
  const code = reviewed.reduce((sum, part) => sum + partTokens(part), 0);
  return Math.min(most, Math.max(leastForChallenge, codeInAll - code));
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
  const inAll = Math.min(most, room);
  const budget = Math.min(told, inAll);
  const what = { reviewed: parts, context: [], budget, bodies: inAll - budget };
  return gatherBackend(what, { files, backend }, signal);
}
