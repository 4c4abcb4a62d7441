import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { isObject } from "./json.ts";
import type { JsonObject } from "./json.ts";

/** A request as the server got it. Times are milliseconds of `performance.now()`. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query: "/v1/models?limit=100". */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The bytes that came, as text. */
  readonly text: string;
  /** The parsed body; empty where it is no JSON object. */
  readonly body: JsonObject;
  readonly at: number;
  /** When the client cut the connection before its answer was whole; never resolves otherwise. */
  readonly closedEarly: Promise<number>;
  /** As `closedEarly`, without waiting. */
  readonly closedEarlyAt: number | undefined;
  /** Resolves when the answer is over, either way. */
  readonly over: Promise<void>;
}

export async function recordRequest(
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<RecordedRequest> {
  const at = performance.now();
  const early = Promise.withResolvers<number>();
  const over = Promise.withResolvers<undefined>();
  let closedEarlyAt: number | undefined;
  answer.on("close", () => {
    if (!answer.writableFinished) {
      closedEarlyAt = performance.now();
      early.resolve(closedEarlyAt);
    }
    over.resolve(undefined);
  });
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString("utf8");
  return {
    method: incoming.method ?? "",
    path: incoming.url ?? "",
    headers: incoming.headers,
    text,
    body: parse(text),
    at,
    closedEarly: early.promise,
    get closedEarlyAt() {
      return closedEarlyAt;
    },
    over: over.promise,
  };
}

function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
