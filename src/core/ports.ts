import type { AssistantContent, Effort } from "./prompt/prompt.ts";
import type { Fault } from "./errors.ts";
import type { SealedRequest } from "./prompt/sealedRequest.ts";

/**
 * Everything the core needs of the world. VS Code stands behind these in `host/`, Claude in
 * `claude/`; tests give small real ones.
 */

/** A file as the user sees it: an open document's unsaved text wins over the disk's. */
export interface TextFile {
  readonly kind: "text";
  readonly uri: string;
  /** As the prompt names it: relative to the workspace folder, "/" between, folder's name first if there are several. */
  readonly path: string;
  /** Line ends as in the file; no BOM. */
  readonly text: string;
  readonly languageId: string;
}

/** Why a file gives no text. `reason` ends a sentence. */
export interface NoText {
  readonly kind: "noText";
  readonly uri: string;
  readonly path: string;
  readonly code: "not-text" | "file-too-large" | "unreadable" | "outside-workspace";
  readonly reason: string;
}

/** Where a rule says that a file stays here. */
export interface Withheld {
  /** `ignored` is never sent, `gitignored` only on the user's own word. */
  readonly strength: "ignored" | "gitignored";
  /** The file and line, or the setting, that says so: ".aiexclude", "built-in deny list". */
  readonly rule: string;
}

export type ReadExtent = "whole" | "part";

export interface Files {
  /**
   * @param extent what of the file is wanted: one too large to be reviewed whole can still give a
   * part of it.
   */
  read(uri: string, extent: ReadExtent, signal: AbortSignal): Promise<TextFile | NoText>;
  /** Which rule withholds this file, if any. Reads rule files anew when they changed; fails closed. */
  withheld(uri: string, signal: AbortSignal): Promise<Withheld | undefined>;
  /** The path that the prompt uses for this file. */
  pathOf(uri: string): string;
  /** The other way, for a file that may not exist yet; nothing for a path that leaves its folder. */
  uriOf(path: string): string | undefined;
}

/** Monotonic milliseconds, so that a changed wall clock disturbs no timer. */
export interface Clock {
  now(): number;
  /** Local wall-clock time for people, "14:05". */
  timeOfDay(secondsFromNow: number): string;
  /** Rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Dollars per million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
}

export interface Model {
  readonly id: string;
  readonly name: string;
  /** The family: "sonnet". Empty where the server does not say. */
  readonly line: string;
  readonly maxInputTokens: number;
  readonly maxOutputTokens: number;
  readonly canThink: boolean;
  readonly efforts: readonly Effort[];
  readonly canStructure: boolean;
  /** Absent for models whose price is not known; the band for a prompt of this size. */
  readonly price?: (promptTokens: number) => Price;
}

/** Usage of one request, as the service counted it. */
export interface RequestUsage {
  /** The whole prompt; `cachedTokens` and `cacheWriteTokens` are parts of it. */
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  /** Of what was counted: at least so much where the answer broke off. Absent without a price. */
  readonly usd?: number;
}

/**
 * One request's answer as it arrives. Any number of the others, then exactly one of `ended` and
 * `failed`; the iterator never throws, except for bugs. Leaving the loop early closes the socket.
 */
export type ClaudeEvent =
  | { readonly kind: "waiting"; readonly seconds: number; readonly sentence: string }
  | { readonly kind: "started"; readonly model: string; readonly requestId?: string }
  | { readonly kind: "thinking"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "ended";
      readonly stop: "end" | "tool-use";
      readonly content: AssistantContent;
      readonly model: string;
      readonly usage?: RequestUsage;
    }
  /** `usage` is what the service had counted by then; `cancelled` is our own abort. */
  | {
      readonly kind: "failed";
      readonly fault: Fault | "cancelled";
      readonly usage?: RequestUsage;
    };

export interface Claude {
  /** Which host gets the requests, for people: "api.anthropic.com". */
  readonly host: string;
  /** The service's models, or the built-in table when it cannot be asked. Never rejects. */
  models(signal: AbortSignal): Promise<readonly Model[]>;
  send(request: SealedRequest, signal: AbortSignal): AsyncIterable<ClaudeEvent>;
}
