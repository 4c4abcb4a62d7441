import type { ChatResponseStream, ChatResult, Command } from "vscode";
import { chatSentence } from "../core/chat/chatSentence.ts";
import type { ErrorCode, Fault } from "../core/errors.ts";
import { plainLine } from "../core/plainLine.ts";
import { commands } from "../manifest.ts";
import type { AnswerMetadata } from "./panelHistory.ts";

/** UTF-16 units of a sentence about a fault. */
const longest = 600;

/** An answer's end: with a fault, its sentence and what to press to get over it. */
export function showFault(
  fault: Fault | undefined,
  metadata: AnswerMetadata,
  stream: ChatResponseStream,
): ChatResult {
  if (fault === undefined) return { metadata };
  showButton(fault.code, stream);
  // VS Code draws the message as Markdown, and a service or a file's name may have a part in it.
  return { errorDetails: { message: plainLine(chatSentence(fault), longest) }, metadata };
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
