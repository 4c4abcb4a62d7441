import type { ErrorCode } from "../../../src/core/errors.ts";
import type { Claude, ClaudeEvent, Clock } from "../../../src/core/ports.ts";
import type { SealedRequest } from "../../../src/core/prompt/sealedRequest.ts";
import { connectClaude } from "../../../src/claude/connectClaude.ts";
import type { ConnectOptions } from "../../../src/claude/connectClaude.ts";
import { testKey } from "../../fakeClaude/startFakeClaude.ts";
import { realClock } from "./clocks.ts";

export const never = new AbortController().signal;

/** A request as the door lets it out; the door has tests of its own. */
export function sealed(change: Partial<SealedRequest> = {}): SealedRequest {
  return {
    model: "claude-sonnet-5-5",
    maxOutputTokens: 32_000,
    effort: "high",
    system: ["You are a senior backend engineer.", "Answer briefly."],
    turns: [{ role: "user", text: "Is this safe?" }],
    ...change,
  } as unknown as SealedRequest;
}

export function connect(
  server: { readonly url: string },
  change: Partial<ConnectOptions> & { readonly clock?: Clock } = {},
): Claude {
  return connectClaude({
    baseUrl: server.url,
    key: testKey,
    clock: realClock,
    log: () => undefined,
    ...change,
  });
}

export async function collect(events: AsyncIterable<ClaudeEvent>): Promise<readonly ClaudeEvent[]> {
  const all: ClaudeEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

export function textIn(events: readonly ClaudeEvent[]): string {
  return events.map((event) => (event.kind === "text" ? event.text : "")).join("");
}

/** The last event, which has to be the only terminal one. */
export function endOf(
  events: readonly ClaudeEvent[],
): Extract<ClaudeEvent, { kind: "ended" | "failed" }> {
  const terminal = events.filter(({ kind }) => kind === "ended" || kind === "failed");
  const last = events.at(-1);
  if (terminal.length !== 1 || (last?.kind !== "ended" && last?.kind !== "failed")) {
    throw new Error(`not exactly one terminal event at the end: ${JSON.stringify(events)}`);
  }
  return last;
}

export function codeOf(events: readonly ClaudeEvent[]): ErrorCode | "cancelled" | "ended" {
  const end = endOf(events);
  if (end.kind === "ended") return "ended";
  return end.fault === "cancelled" ? "cancelled" : end.fault.code;
}

export function detailOf(events: readonly ClaudeEvent[]): string {
  const end = endOf(events);
  return end.kind === "failed" && end.fault !== "cancelled" ? (end.fault.detail ?? "") : "";
}
