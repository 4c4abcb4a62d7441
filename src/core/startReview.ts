import type { Fault } from "./errors.ts";
import type { FindingStore } from "./findings/findingStore.ts";
import type { Persona } from "./personas/parsePersona.ts";
import type { Claude, Clock, Files } from "./ports.ts";
import type { ReviewEvent, ReviewResult } from "./reviewEvent.ts";
import type { ReviewRequest } from "./reviewRequest.ts";
import type { SessionStore } from "./sessionStore.ts";
import type { Settings } from "./settings.ts";

/** What a review needs around it: trust, key, consent, state. The same for commands, chat and tools. */
export interface ReviewPorts {
  readonly files: Files;
  readonly clock: Clock;
  readonly findings: FindingStore;
  readonly session: SessionStore;
  /** A snapshot: a review keeps the one it began with. */
  settings(): Settings;
  isTrusted(): boolean;
  /** VS Code's own switch. */
  isAiDisabled(): boolean;
  persona(): Promise<Persona>;
  /** Claude with the user's key; asks for one in an input box when there is none. */
  connect(signal: AbortSignal): Promise<Claude | Fault>;
  /** Modal: may this review cost that much? */
  confirmCost(usd: number, detail: string): Promise<boolean>;
  /** "2026-11-24", the user's own day. */
  today(): string;
  /** VS Code's display language, for `language: auto`. */
  readonly displayLanguage: string;
  log(line: string): void;
}

/**
 * Begins a review and sees it through: trust, one review at a time a file, key, cost, the review
 * itself, its findings into the store, its cost into the session.
 *
 * @param observe gets every event as it happens; resolves with the last one's result. Never rejects
 * for a fault: only bugs throw.
 */
export type StartReview = (
  request: ReviewRequest,
  ports: ReviewPorts,
  observe: (event: ReviewEvent) => void,
  signal: AbortSignal,
) => Promise<ReviewResult>;
