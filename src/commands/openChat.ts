import { commands as vscodeCommands, window } from "vscode";
import type { Range, Uri } from "vscode";
import { isAiDisabled } from "../host/vscodeSettings.ts";
import { participantName } from "../manifest.ts";

export interface ChatPorts {
  /** Told each time the chat was opened. */
  readonly chatOpened: { fire(): void };
}

/** As the chat takes it: lines and columns from 1. */
export interface Attachment {
  readonly uri: Uri;
  readonly range: Readonly<
    Record<"startLineNumber" | "startColumn" | "endLineNumber" | "endColumn", number>
  >;
}

/**
 * Opens the chat with the architect addressed and a question begun, which the user sends himself.
 * Resolves with whether it did; says so where there is no chat.
 */
export async function openChat(
  question: string,
  attached: Uri | Attachment | undefined,
  { chatOpened }: ChatPorts,
): Promise<boolean> {
  if (isAiDisabled()) {
    return explain(
      "AI features are switched off in VS Code (“chat.disableAIFeatures”): reviews and chat need them on.",
    );
  }
  // A chat of another kind cannot be reached by participants. Older and newer VS Codes lack this.
  await tryCommand("workbench.action.chat.newLocalChat");
  const opened = await tryCommand("workbench.action.chat.open", {
    query: `@${participantName} ${question}`,
    isPartialQuery: true,
    ...(attached && { attachFiles: [attached] }),
  });
  if (opened) {
    chatOpened.fire();
    return true;
  }
  return explain(
    "This editor has no chat panel: use “Review File” or “Review Selection or Function” instead.",
  );
}

export function inChat({ start, end }: Range): Attachment["range"] {
  return {
    startLineNumber: start.line + 1,
    startColumn: start.character + 1,
    endLineNumber: end.line + 1,
    endColumn: end.character + 1,
  };
}

function explain(sentence: string): boolean {
  void window.showInformationMessage(sentence);
  return false;
}

async function tryCommand(id: string, ...args: readonly unknown[]): Promise<boolean> {
  try {
    await vscodeCommands.executeCommand(id, ...args);
    return true;
  } catch {
    return false;
  }
}
