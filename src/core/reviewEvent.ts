import type { Ended, ErrorCode } from "./errors.ts";
import type { Finding, Range } from "./findings/finding.ts";
import type { Verdict } from "./findings/answers/parseVerdict.ts";

/** Part of a file, or all of it without `range`, that was not reviewed. */
export interface NotReviewed {
  readonly uri: string;
  readonly range?: Range;
  /** A sentence's end, fit to be shown: "covered by .aiexclude". */
  readonly reason: string;
  /** `rule`: withheld on purpose, the review can still be complete. `trouble`: it cannot. */
  readonly cause: "rule" | "trouble";
}

/** Tokens of all requests of one review or chat turn. */
export interface Usage {
  /** The whole prompt, what was read from cache included. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The part of `inputTokens` that was read from cache. */
  readonly cachedTokens: number;
  /** Dollars; absent where no price is known. */
  readonly usd?: number;
}

/** What a review command resolves with. Plain JSON. */
export interface ReviewResult {
  readonly ended: Ended;
  readonly findings: readonly Finding[];
  readonly dropped: readonly { readonly title: string; readonly reason: string }[];
  readonly notReviewed: readonly NotReviewed[];
  readonly usage?: Usage;
  /** Claude's words on what it followed and what it could not judge. */
  readonly examined?: string;
  /** Why findings were not challenged, or not all of them; they stay `unchecked`. */
  readonly challengeError?: { readonly code: ErrorCode; readonly message: string };
  /** Only `.gitignore` stands in the way: the same request with `anyway` would be sent. */
  readonly canReviewAnyway?: true;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

/**
 * A step of a review as it happens. A review yields any number of the others and then exactly
 * one `ended`, after which nothing follows.
 */
export type ReviewEvent =
  | { readonly kind: "gathering" }
  | {
      readonly kind: "sending";
      readonly request: number;
      readonly requests: number;
      readonly files: number;
      /** Estimated. */
      readonly inputTokens: number;
      readonly model: string;
      /** Somebody else who is paid for it, by their vendor id. */
      readonly payee?: string;
    }
  | { readonly kind: "waiting"; readonly seconds: number; readonly sentence: string }
  | { readonly kind: "thinking"; readonly text: string }
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "dropped"; readonly title: string; readonly reason: string }
  /** A second, smaller request tries to refute so many findings. */
  | { readonly kind: "challenging"; readonly findings: number }
  /** Of a finding of an earlier review: whether the code as it is now is rid of it. */
  | {
      readonly kind: "earlier";
      readonly id: string;
      readonly resolved: boolean;
      readonly reason: string;
    }
  /** Of what a local check found, hints included: what Claude says of it. */
  | {
      readonly kind: "candidate";
      readonly finding: Finding;
      /** All the code that it is about. */
      readonly extent: Range;
      readonly isHint: boolean;
      readonly verdict: "confirmed" | "refuted";
      readonly reason: string;
    }
  | { readonly kind: "verdict"; readonly id: string; readonly verdict: Verdict }
  | { readonly kind: "ended"; readonly result: ReviewResult };
