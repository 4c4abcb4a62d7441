/** What the user wants of a finding that is there. */
export type Ask =
  | { readonly kind: "reply"; readonly text: string }
  /** Is it still there? */
  | { readonly kind: "recheck" }
  /** A fix that fits the code as it is now. */
  | { readonly kind: "refreshFix" };

/** In words: the user's own, or those that a button stands for. */
export function questionOf(ask: Ask): string {
  if (ask.kind === "reply") return ask.text.trim();
  return ask.kind === "recheck"
    ? "Is this still there, in the code as it is now?"
    : "Please write a fix for the code as it is now.";
}
