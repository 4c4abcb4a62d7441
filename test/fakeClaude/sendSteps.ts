import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import type { RecordedRequest } from "./recordedRequest.ts";
import type { Step } from "./step.ts";

export interface SendOptions {
  readonly request: RecordedRequest;
  readonly requestId: string;
  /** Cuts every event into pieces of so many bytes. */
  readonly chunk: number | undefined;
  /** Completes the events of a builder: what only the request can say. */
  readonly complete: (event: object) => object;
}

/** Does the steps one after the other; stops when the client is gone. */
export async function sendSteps(
  answer: ServerResponse,
  steps: readonly Step[],
  options: SendOptions,
): Promise<void> {
  answer.socket?.setNoDelay(true);
  for (const step of steps) {
    if (answer.destroyed) return;
    const goesOn = await doStep(answer, step, options);
    if (!goesOn) return;
  }
  if (!answer.headersSent) begin(answer, 200, {}, options);
  answer.end();
}

/** Whether the next step follows. */
async function doStep(answer: ServerResponse, step: Step, options: SendOptions): Promise<boolean> {
  switch (step.do) {
    case "status":
      begin(answer, step.code, step.headers ?? {}, options);
      return true;
    case "event":
    case "raw":
      await write(answer, step, options);
      return true;
    case "wait":
      await Promise.race([settled(step.until), options.request.over]);
      return true;
    case "stall":
      await options.request.over;
      return false;
    case "reset":
      answer.socket?.resetAndDestroy();
      return false;
    case "end":
      answer.end();
      return false;
  }
}

function settled(until: Extract<Step, { do: "wait" }>["until"]): Promise<unknown> {
  return Promise.allSettled([typeof until === "function" ? until() : until]);
}

function begin(
  answer: ServerResponse,
  code: number,
  headers: Readonly<Record<string, string>>,
  { requestId }: SendOptions,
): void {
  const type = code === 200 ? "text/event-stream; charset=utf-8" : "application/json";
  answer.writeHead(code, { "content-type": type, "request-id": requestId, ...headers });
  answer.flushHeaders();
}

function frame(step: Extract<Step, { do: "event" }>, { complete }: SendOptions): string {
  const json = JSON.stringify(complete(step.data));
  const padded = `${json.slice(0, -1)}${" ".repeat(step.spaces ?? 0)}}`;
  return `event: ${step.name}\ndata: ${padded}\n\n`;
}

/** In pieces that the client gets one by one: a turn of the event loop lies between them. */
async function write(
  answer: ServerResponse,
  step: Extract<Step, { do: "event" | "raw" }>,
  options: SendOptions,
): Promise<void> {
  if (!answer.headersSent) begin(answer, 200, {}, options);
  const isEvent = step.do === "event";
  const bytes = Buffer.from((isEvent ? frame(step, options) : step.bytes) as Uint8Array);
  const size = (isEvent ? undefined : step.chunk) ?? options.chunk ?? bytes.length;
  for (let at = 0; at < bytes.length && !answer.destroyed; at += size) {
    const hasRoom = answer.write(bytes.subarray(at, at + size));
    if (!hasRoom) await drained(answer);
    await setImmediate();
  }
}

function drained(answer: ServerResponse): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const done = (): void => {
    resolve(undefined);
  };
  answer.once("drain", done).once("close", done);
  return promise;
}
