import type { AssistantContent, Effort } from "../ports.ts";

declare const sealed: unique symbol;

/** A request that passed the ignore rules and the redaction; only `sealRequest` makes one. */
export interface SealedRequest {
  readonly [sealed]: true;
  readonly model: string;
  readonly maxOutputTokens: number;
  readonly effort: Effort;
  readonly system: readonly string[];
  readonly turns: readonly SealedTurn[];
  readonly schema?: object;
}

export type SealedTurn =
  | { readonly role: "user"; readonly text: string }
  | { readonly role: "assistant"; readonly content: AssistantContent };
