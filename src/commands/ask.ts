import { commands as vscodeCommands, window } from "vscode";
import type { Disposable, Range, TextEditor, Uri } from "vscode";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { isAiDisabled } from "../host/vscodeSettings.ts";
import { commands, participantName } from "../manifest.ts";
import { targetOf } from "./target.ts";

export interface AskPorts {
  readonly log: Log;
  /** Told each time the chat was opened. */
  readonly chatOpened: { fire(): void };
}

/** Opens the chat with the architect addressed; resolves with whether it did. */
export function registerAsk(ports: AskPorts): Disposable {
  return registerCommand(commands.ask, ports, async (args) => {
    if (isAiDisabled()) {
      return explain(
        "AI features are switched off in VS Code (“chat.disableAIFeatures”): reviews and chat need them on.",
      );
    }
    const attached = attachmentOf(args);
    // A chat of another kind cannot be reached by participants. Older and newer VS Codes lack this.
    await tryCommand("workbench.action.chat.newLocalChat");
    const opened = await tryCommand("workbench.action.chat.open", {
      query: `@${participantName} `,
      isPartialQuery: true,
      ...(attached && { attachFiles: [attached] }),
    });
    if (opened) {
      ports.chatOpened.fire();
      return true;
    }
    return explain(
      "This editor has no chat panel: use “Review File” or “Review Selection or Function” instead.",
    );
  });
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

/** As the chat takes it: lines and columns from 1. */
interface Attachment {
  readonly uri: Uri;
  readonly range: Readonly<
    Record<"startLineNumber" | "startColumn" | "endLineNumber" | "endColumn", number>
  >;
}

function attachmentOf(args: readonly unknown[]): Uri | Attachment | undefined {
  const first = targetOf(args);
  // The menu of a comment passes the comment, which knows no place, and then its thread.
  const target = first.kind === "invalid" ? targetOf(args.slice(1)) : first;
  const editor = window.activeTextEditor;
  if (target.kind === "invalid") return undefined;
  if (target.kind === "none") return editor && ofEditor(editor);
  const { uri, range } = target;
  if (range !== undefined) return { uri, range: inChat(range) };
  return editor?.document.uri.toString() === uri.toString() ? ofEditor(editor) : uri;
}

function ofEditor({ document, selection }: TextEditor): Uri | Attachment | undefined {
  if (document.uri.scheme === "output") return undefined;
  return selection.isEmpty ? document.uri : { uri: document.uri, range: inChat(selection) };
}

function inChat({ start, end }: Range): Attachment["range"] {
  return {
    startLineNumber: start.line + 1,
    startColumn: start.character + 1,
    endLineNumber: end.line + 1,
    endColumn: end.character + 1,
  };
}
