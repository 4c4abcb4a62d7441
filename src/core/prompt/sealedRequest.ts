import type { AssistantContent, Effort } from "./prompt.ts";

declare const sealed: unique symbol;

/** What is in a request, whether or not it passed the door. */
export interface RequestContent {
  readonly model: string;
  readonly maxOutputTokens: number;
  readonly effort: Effort;
  readonly system: readonly string[];
  readonly turns: readonly SealedTurn[];
  readonly schema?: object;
}

/** A request that passed the ignore rules and the redaction; only `sealRequest` makes one. */
export interface SealedRequest extends RequestContent {
  readonly [sealed]: true;
}

export type SealedTurn =
  | { readonly role: "user"; readonly text: string }
  | { readonly role: "assistant"; readonly content: AssistantContent };
