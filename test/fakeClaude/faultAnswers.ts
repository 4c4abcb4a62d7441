import { textAnswer, textSoFar } from "./answers.ts";
import type { TextOptions } from "./answers.ts";
import { errorBody } from "./apiProblem.ts";
import { blockStop, event, messageEnd, messageStart } from "./messageEvents.ts";
import type { Step } from "./step.ts";

/** Declined: at once, or after `text`. */
export function refusalAnswer(
  category: string | null = "cyber",
  options: TextOptions & { readonly text?: string } = {},
): readonly Step[] {
  const details = { type: "refusal", category, explanation: "This request was declined." };
  const opening =
    options.text === undefined
      ? [messageStart(options)]
      : [...textSoFar(options.text, options), blockStop(options.thinking === undefined ? 0 : 1)];
  return [...opening, ...messageEnd("refusal", options, details)];
}

/** Cut by `max_tokens` after `text`. */
export function cutAnswer(text: string, options: TextOptions = {}): readonly Step[] {
  return textAnswer(text, { ...options, stopReason: "max_tokens" });
}

/** An `error` event after `text`, or before any content without it. */
export function errorMidStream(
  type: string,
  message: string,
  text?: string,
  options: TextOptions = {},
): readonly Step[] {
  const opening = text === undefined ? [messageStart(options)] : textSoFar(text, options);
  return [...opening, event({ type: "error", error: { type, message } })];
}

export function overloadedMidStream(text?: string, options: TextOptions = {}): readonly Step[] {
  return errorMidStream("overloaded_error", "Overloaded", text, options);
}

export interface ErrorOptions {
  /** Seconds, or any text to see what the client makes of it. */
  readonly retryAfter?: number | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer with an error status and the service's body. */
export function errorAnswer(
  status: number,
  type: string,
  message: string,
  { retryAfter, headers }: ErrorOptions = {},
): readonly Step[] {
  const wait = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return [
    { do: "status", code: status, headers: { ...wait, ...headers } },
    { do: "raw", bytes: errorBody(type, message, "req_in_body") },
  ];
}

/** A whole body under a content type: pages of proxies, JSON where a stream should be. */
export function pageAnswer(code: number, contentType: string, body: string): readonly Step[] {
  return [
    { do: "status", code, headers: { "content-type": contentType } },
    { do: "raw", bytes: body },
  ];
}
