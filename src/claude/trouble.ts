import type { Fault } from "../core/errors.ts";

/**
 * Whether to ask again, if nothing was shown yet. `withoutThinking`: once more, with earlier
 * thinking left out.
 */
export type Retry =
  "never" | "connection" | "service" | "overloaded" | "rate-limit" | "without-thinking";

/** Why one attempt gave no answer. */
export interface Trouble {
  readonly fault: Fault;
  readonly retry: Retry;
}

export function never(code: Fault["code"], detail?: string): Trouble {
  return { fault: detail === undefined ? { code } : { code, detail }, retry: "never" };
}

/** One short line, without control characters, whatever a server wrote. */
export function oneLine(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
