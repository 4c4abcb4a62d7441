import type { Clock } from "../core/ports.ts";
import type { Fault } from "../core/errors.ts";
import type { ClaudeLimits } from "./claudeLimits.ts";
import { slept } from "./slept.ts";

/** How far an attempt is, in the clock's milliseconds. Written as bytes and events arrive. */
export interface Progress {
  /** When the request with all its retries began. */
  readonly turnAt: number;
  readonly sentAt: number;
  headersAt: number | undefined;
  byteAt: number | undefined;
  contentAt: number | undefined;
  bytes: number;
  bytesSinceEvent: number;
}

export function startProgress(turnAt: number, now: number): Progress {
  const nothing = { headersAt: undefined, byteAt: undefined, contentAt: undefined };
  return { turnAt, sentAt: now, ...nothing, bytes: 0, bytesSinceEvent: 0 };
}

/** Which limit is passed, if any. Four silences, four limits. */
function overdue(progress: Progress, limits: ClaudeLimits, now: number): Fault | undefined {
  const { turnAt, sentAt, headersAt, byteAt, contentAt } = progress;
  const late = (detail: string): Fault => ({ code: "timeout", detail });
  if (now - turnAt >= limits.turnMilliseconds) {
    return late(`it took longer than ${minutes(limits.turnMilliseconds)}`);
  }
  if (headersAt === undefined) {
    const isLate = now - sentAt >= limits.headersMilliseconds;
    return isLate ? late(`no answer in ${minutes(limits.headersMilliseconds)}`) : undefined;
  }
  if (now - (byteAt ?? headersAt) >= limits.idleMilliseconds) {
    const silence = minutes(limits.idleMilliseconds);
    return late(byteAt === undefined ? `no answer in ${silence}` : "the connection went quiet");
  }
  if (contentAt === undefined && now - sentAt >= limits.contentMilliseconds) {
    return late(`the model did not start in ${minutes(limits.contentMilliseconds)}`);
  }
  return undefined;
}

function minutes(milliseconds: number): string {
  return `${Math.round(milliseconds / 60_000)} minutes`;
}

/** Too much, if it is: neither the client nor Node has a limit of its own. */
export function oversize(progress: Progress, limits: ClaudeLimits): Fault | undefined {
  const isTooMuch =
    progress.bytes > limits.turnBytes || progress.bytesSinceEvent > limits.eventBytes;
  return isTooMuch ? { code: "malformed", detail: "it is too large" } : undefined;
}

/** Short, so that a wake-up after the computer's sleep is noticed within it. */
const stepMilliseconds = 5_000;
/** A step that takes so much longer was slept through. */
const asleepMilliseconds = 60_000;
const wokeUp: Fault = { code: "connection-lost", detail: "the computer was asleep" };

/** Looks after an attempt until `signal` is aborted; calls `onFault` once when a limit is passed. */
export async function watchProgress(
  progress: Progress,
  { clock, limits }: { readonly clock: Clock; readonly limits: ClaudeLimits },
  onFault: (fault: Fault) => void,
  signal: AbortSignal,
): Promise<void> {
  for (
    let before = clock.now();
    await slept(clock, stepMilliseconds, signal);
    before = clock.now()
  ) {
    const now = clock.now();
    const isAwakeAgain = now - before > stepMilliseconds + asleepMilliseconds;
    const fault = isAwakeAgain ? wokeUp : overdue(progress, limits, now);
    if (fault) {
      onFault(fault);
      return;
    }
  }
}
