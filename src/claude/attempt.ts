import type { Stream } from "@anthropic-ai/sdk/streaming";
import type { ClaudeEvent, Clock, Model, RequestUsage } from "../core/ports.ts";
import type { Fault } from "../core/errors.ts";
import type { ClaudeLimits } from "./claudeLimits.ts";
import { readUsage } from "./cost.ts";
import type { Endpoint } from "./endpoint.ts";
import { oversize, startProgress, watchProgress } from "./progress.ts";
import type { Progress } from "./progress.ts";
import type { SdkClient } from "./sdkClient.ts";
import { tapBytes } from "./tapBytes.ts";
import { slept } from "./slept.ts";
import type { Trouble } from "./trouble.ts";
import { troubleOf } from "./troubleOf.ts";
import { addEvent, faultOfTurn, newTurn } from "./turn.ts";
import type { Turn } from "./turn.ts";

export interface AttemptPorts {
  readonly endpoint: Endpoint;
  readonly client: SdkClient;
  readonly clock: Clock;
  readonly limits: ClaudeLimits;
}

export interface Attempt {
  readonly body: object;
  readonly model: Model | undefined;
  /** When the request with all its retries began. */
  readonly turnAt: number;
}

/** How an attempt ended. `hadContent`: something was shown, so that asking again would repeat it. */
export type Outcome =
  | Extract<ClaudeEvent, { kind: "ended" }>
  | { readonly kind: "cancelled"; readonly usage?: RequestUsage }
  | {
      readonly kind: "trouble";
      readonly trouble: Trouble;
      readonly hadContent: boolean;
      readonly usage?: RequestUsage;
    };

/** `over`: nothing more was of interest. */
type Stopped = Fault | "cancelled" | "over";

const readOutMilliseconds = 100;

/** State of one attempt, shared by the reader, the byte tap and the watch. */
interface Running {
  readonly progress: Progress;
  readonly turn: Turn;
  /** Aborted with why we stopped: it closes the socket at once. */
  readonly stop: AbortController;
  requestId: string | undefined;
}

/** Sends the request once and passes on what comes, then says how it ended. */
export async function* attempt(
  { body, model, turnAt }: Attempt,
  ports: AttemptPorts,
  signal: AbortSignal,
): AsyncGenerator<ClaudeEvent, Outcome> {
  const { clock, limits, endpoint } = ports;
  const progress = startProgress(turnAt, clock.now());
  const stop = new AbortController();
  const running: Running = { progress, turn: newTurn(), stop, requestId: undefined };
  const cancel = (): void => {
    stop.abort("cancelled" satisfies Stopped);
  };
  if (signal.aborted) return { kind: "cancelled" };
  signal.addEventListener("abort", cancel, { signal: stop.signal });
  const watch = watchProgress(
    progress,
    { clock, limits },
    (fault) => {
      stop.abort(fault);
    },
    stop.signal,
  );
  try {
    const thrown = yield* readEvents(body, running, ports);
    return outcomeOf(
      running,
      thrown && troubleOf(thrown.error, endpoint, hadHeaders(progress)),
      model,
    );
  } finally {
    stop.abort("cancelled" satisfies Stopped);
    await watch;
  }
}

function hadHeaders({ headersAt }: Progress): { readonly hadHeaders: boolean } {
  return { hadHeaders: headersAt !== undefined };
}

/** Passes on what the stream holds; gives back what the client threw, if it did. */
async function* readEvents(
  body: object,
  running: Running,
  ports: AttemptPorts,
): AsyncGenerator<ClaudeEvent, { readonly error: unknown } | undefined> {
  const { turn, stop } = running;
  let events: AsyncIterator<unknown> | undefined;
  try {
    const stream = await openStream(body, running, ports);
    events = stream[Symbol.asyncIterator]();
    while (!turn.isOver) {
      const next = await events.next();
      if (next.done === true || stop.signal.aborted) break;
      const shown = takeEvent(next.value, running, ports.clock);
      if (shown) yield shown;
    }
    if (turn.isOver) await readOut(events, stop, ports.clock);
    return undefined;
  } catch (error) {
    return turn.isOver ? undefined : { error };
  } finally {
    await events?.return?.();
  }
}

/**
 * What follows the last event is ignored, but read to its end, so that the connection can serve the
 * next request; a server that holds it open is cut off.
 */
async function readOut(
  events: AsyncIterator<unknown>,
  stop: AbortController,
  clock: Clock,
): Promise<void> {
  const ended = new AbortController();
  const cut = slept(clock, readOutMilliseconds, ended.signal).then((isLate) => {
    if (isLate) stop.abort("over" satisfies Stopped);
  });
  try {
    while ((await events.next()).done !== true);
  } finally {
    ended.abort();
    await cut;
  }
}

function takeEvent(event: unknown, running: Running, clock: Clock): ClaudeEvent | undefined {
  const { turn, progress, requestId } = running;
  progress.bytesSinceEvent = 0;
  const added = addEvent(turn, event);
  if (added === undefined) return undefined;
  if (added.kind === "started") {
    return { kind: "started", model: turn.model, ...(requestId !== undefined && { requestId }) };
  }
  progress.contentAt ??= clock.now();
  return added.kind === "content" ? undefined : added;
}

/** Not the client's own method for messages: that one writes to the console for old models. */
function openStream(
  body: object,
  running: Running,
  { client, clock, limits }: AttemptPorts,
): PromiseLike<Stream<unknown>> {
  const { progress, stop } = running;
  const tap = tapBytes({
    onHeaders: (headers) => {
      progress.headersAt = clock.now();
      running.requestId = headers.get("request-id") ?? undefined;
    },
    onBytes: (count) => {
      progress.byteAt = clock.now();
      progress.bytes += count;
      progress.bytesSinceEvent += count;
      const fault = oversize(progress, limits);
      if (fault) stop.abort(fault);
    },
  });
  return client.post<Stream<unknown>>("/v1/messages", {
    body,
    stream: true,
    signal: stop.signal,
    middleware: [tap],
  });
}

function outcomeOf(
  { turn, stop, progress, requestId }: Running,
  thrown: Trouble | undefined,
  model: Model | undefined,
): Outcome {
  const counted = readUsage(turn.usage, model);
  const usage = counted && { usage: counted };
  const stopped = stop.signal.aborted ? (stop.signal.reason as Stopped) : "over";
  if (stopped === "cancelled") return { kind: "cancelled", ...usage };
  const trouble =
    stopped !== "over" ? { fault: stopped, retry: "never" as const } : (thrown ?? troubleIn(turn));
  if (trouble === undefined) {
    const { stopReason, blocks: content, model: name } = turn;
    const end = stopReason === "tool_use" ? "tool-use" : "end";
    return { kind: "ended", stop: end, content, model: name, ...usage };
  }
  const { fault, retry } = trouble;
  const named = requestId === undefined ? fault : { requestId, ...fault };
  const hadContent = progress.contentAt !== undefined;
  return { kind: "trouble", trouble: { fault: named, retry }, hadContent, ...usage };
}

function troubleIn(turn: Turn): Trouble | undefined {
  const fault = faultOfTurn(turn);
  return fault && { fault, retry: fault.code === "connection-lost" ? "connection" : "never" };
}
