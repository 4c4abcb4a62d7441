import type { Fault } from "../errors.ts";
import type { LeftOut } from "./gatherAttached.ts";
import type { Model } from "../ports.ts";
import type { Ended } from "../errors.ts";
import type { Usage } from "../reviewEvent.ts";

/** How a chat turn ended. */
export interface ChatResult {
  readonly ended: Ended;
  readonly fault?: Fault;
  /** Who answered; absent when nothing was sent. */
  readonly model?: Model;
  /** Absent where none was told. */
  readonly usage?: Usage;
  /** Questions that the user may ask next. */
  readonly followups: readonly string[];
  /** Where the next question goes on. */
  readonly conversation?: string;
}

/**
 * A step of a chat turn as it happens: any number of the others, then exactly one `ended`, after
 * which nothing follows. Text and thinking are the model's: not safe to render as they are.
 */
export type ChatEvent =
  | { readonly kind: "progress"; readonly sentence: string }
  | { readonly kind: "leftOut"; readonly leftOut: LeftOut }
  | { readonly kind: "waiting"; readonly seconds: number; readonly sentence: string }
  | { readonly kind: "thinking"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "ended"; readonly result: ChatResult };
