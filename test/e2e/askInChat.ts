import type { Locator } from "playwright-core";
import { until } from "../support/until.ts";
import type { VscodeWindow } from "./start.ts";

/** A busy machine takes its time until a window has started all its extensions. */
const startMilliseconds = 45_000;

/** Types a question as a person does; resolves with its answer when that is whole. */
export async function askInChat(window: VscodeWindow, question: string): Promise<Locator> {
  return answerAfter(window, await sendInChat(window, question));
}

/** Sends a question; resolves with how many answers stood there before. */
export async function sendInChat(window: VscodeWindow, question: string): Promise<number> {
  const { page, inHost } = window;
  const answers = await page.locator(".interactive-response").count();
  await inHost((vscode) => vscode.commands.executeCommand("workbench.action.chat.open"));
  // Before a model stands in its picker, VS Code lets no participant answer.
  const model = page.locator(".interactive-input-part").getByText(/^Architect’s own|^Claude/);
  await model.waitFor({ timeout: startMilliseconds });
  const input = page.locator(".interactive-input-editor");
  await input.locator(".monaco-editor").click();
  // What is still in the box, such as the name of a participant that stays.
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("@architect ");
  await until(async () => (await input.innerText()).includes("@architect"));
  await page.keyboard.type(question);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await until(async () => (await page.locator(".interactive-response").count()) > answers);
  return answers;
}

/** The answer that follows these many, when it is whole. */
export async function answerAfter({ page }: VscodeWindow, answers: number): Promise<Locator> {
  await until(async () => (await page.locator(".interactive-response").count()) > answers);
  const answer = page.locator(".interactive-response").last();
  await page.locator(".interactive-response:not(.chat-response-loading)").last().waitFor();
  await answer.locator(".rendered-markdown").first().waitFor();
  return answer;
}
