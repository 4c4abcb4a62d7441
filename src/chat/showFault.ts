import type { ChatResponseStream, ChatResult, Command } from "vscode";
import { chatSentence } from "../core/chatSentence.ts";
import type { ErrorCode, Fault } from "../core/errors.ts";
import { commands } from "../manifest.ts";
import type { AnswerMetadata } from "./panelHistory.ts";

/** An answer's end: with a fault, its sentence and what to press to get over it. */
export function showFault(
  fault: Fault | undefined,
  metadata: AnswerMetadata,
  stream: ChatResponseStream,
): ChatResult {
  if (fault === undefined) return { metadata };
  showButton(fault.code, stream);
  return { errorDetails: { message: chatSentence(fault) }, metadata };
}

/** What to press to get over a fault, where there is something. */
export function showButton(code: ErrorCode, stream: ChatResponseStream): void {
  const button = buttons[code];
  if (button !== undefined) stream.button(button);
}

const setKey: Command = { command: commands.setApiKey, title: "Set API Key" };
const chooseModel: Command = { command: commands.chooseModel, title: "Choose Model" };
const showLog: Command = { command: commands.showLog, title: "Show Log" };

const buttons: Partial<Record<ErrorCode, Command>> = {
  "no-key": setKey,
  "bad-key": setKey,
  "model-not-found": chooseModel,
  forbidden: chooseModel,
  untrusted: { command: "workbench.trust.manage", title: "Manage Workspace Trust" },
  "bad-request": showLog,
  internal: showLog,
};
