import { window } from "vscode";
import type { Disposable, TextEditor, Uri } from "vscode";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";
import { inChat, openChat } from "./openChat.ts";
import type { Attachment, ChatPorts } from "./openChat.ts";
import { targetOf } from "./target.ts";

export interface AskPorts extends ChatPorts {
  readonly log: Log;
}

/** Opens the chat with the architect addressed; resolves with whether it did. */
export function registerAsk(ports: AskPorts): Disposable {
  return registerCommand(commands.ask, ports, (args) => openChat("", attachmentOf(args), ports));
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
