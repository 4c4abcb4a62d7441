import { window } from "vscode";

/**
 * Asks, in front of everything else, whether a review may cost so much.
 *
 * @param detail what makes the cost: files, tokens, model.
 */
export async function confirmCost(usd: number, detail: string): Promise<boolean> {
  const review = "Review";
  const question = `This review will cost about $${usd.toFixed(2)}.`;
  const answer = await window.showWarningMessage(question, { modal: true, detail }, review);
  return answer === review;
}
