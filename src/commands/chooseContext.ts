import { window } from "vscode";
import { choiceOf, nothingChosen, requestKey } from "../core/context/contextChoice.ts";
import type { OfferedPart } from "../core/context/contextChoice.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import type { SessionStore } from "../core/sessionStore.ts";

export interface ChoicePorts {
  readonly session: SessionStore;
}

/**
 * Asks what of all that could go along with a review is to go; the next review of this request keeps
 * to it. False where nothing was chosen.
 */
export async function chooseContext(
  request: ReviewRequest,
  offered: readonly OfferedPart[],
  { session }: ChoicePorts,
): Promise<boolean> {
  const items = offered.map((part) => ({
    label: part.startLine === undefined ? part.path : `${part.path}:${part.startLine + 1}`,
    description: `${part.tokens} tokens`,
    detail: part.why,
    picked: part.goes,
    key: part.key,
  }));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDetail: true,
    title: "What goes along with the code under review",
    placeHolder: "What is not ticked stays here; it is remembered for this review in this window",
  });
  if (picked === undefined) return false;
  const key = requestKey(request);
  const wanted = new Set(picked.map((one) => one.key));
  session.update((state) => {
    const choice = choiceOf(offered, wanted, state.choices.get(key) ?? nothingChosen);
    return { ...state, choices: new Map([...state.choices, [key, choice]]) };
  });
  return true;
}
