import type { Fault } from "../core/errors.ts";
import type { Claude, Clock, Model } from "../core/ports.ts";
import { builtInModels } from "./builtInModels.ts";
import type { ClaudeLimits } from "./claudeLimits.ts";
import { slept } from "./slept.ts";

export interface ListPorts {
  /** Asks the service; "cancelled" is an abort of the signal. */
  readonly ask: (signal: AbortSignal) => Promise<readonly Model[] | Fault | "cancelled">;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  readonly limits: ClaudeLimits;
}

export interface KeptModels {
  readonly models: Claude["models"];
  /** What is known now, without asking. */
  readonly known: () => readonly Model[];
}

interface Asking {
  /** Over with the answer, or with the patience for it. */
  readonly enough: Promise<unknown>;
  readonly stop: () => void;
  waiting: number;
}

const dayMilliseconds = 24 * 60 * 60_000;
/** A service that could not be asked is not asked again at once. */
const pauseMilliseconds = 60_000;

/**
 * The service's list of models, kept for a day. Nobody waits long for it: who asks goes on with
 * what is known, and the list comes in the background for the next time.
 */
export function keepModels({ ask, clock, log, limits }: ListPorts): KeptModels {
  let list: readonly Model[] | undefined;
  let staleAt = -Infinity;
  let asking: Asking | undefined;
  const known = (): readonly Model[] => list ?? builtInModels;

  const note = (found: readonly Model[] | Fault): void => {
    if ("code" in found) log(`Claude's list of models: ${found.code}`);
    else if (found.length > 0) list = found;
    staleAt = clock.now() + ("code" in found ? pauseMilliseconds : dayMilliseconds);
  };

  const begin = (): Asking => {
    const stop = new AbortController();
    const answered = new AbortController();
    const begun: Asking = {
      enough: slept(clock, limits.modelsPatienceMilliseconds, answered.signal),
      stop: () => {
        asking = undefined;
        stop.abort();
      },
      waiting: 0,
    };
    void answerOf(ask, stop.signal).then((found) => {
      if (found !== "cancelled") note(found);
      if (asking === begun) asking = undefined;
      answered.abort();
    });
    return begun;
  };

  return {
    known,
    async models(signal) {
      if (signal.aborted || clock.now() < staleAt) return known();
      asking ??= begin();
      await waitFor(asking, signal);
      return known();
    },
  };
}

/** Never rejects: what went wrong in asking leaves us without a list, and no worse. */
async function answerOf(ask: ListPorts["ask"], signal: AbortSignal): ReturnType<ListPorts["ask"]> {
  try {
    return await ask(signal);
  } catch {
    return { code: "internal" };
  }
}

/** The last one to walk away while the answer is still waited for takes the question back. */
async function waitFor(asking: Asking, signal: AbortSignal): Promise<void> {
  const gone = Promise.withResolvers<"gone">();
  const leave = (): void => {
    gone.resolve("gone");
  };
  signal.addEventListener("abort", leave, { once: true });
  asking.waiting += 1;
  const outcome = await Promise.race([asking.enough, gone.promise]);
  asking.waiting -= 1;
  signal.removeEventListener("abort", leave);
  if (outcome === "gone" && asking.waiting === 0) asking.stop();
}
