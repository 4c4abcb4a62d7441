import {
  ChatRequestTurn,
  ChatResponseAnchorPart,
  ChatResponseMarkdownPart,
  ChatResponseTurn,
} from "vscode";
import type { ChatContext, ChatResult } from "vscode";
import type { PanelTurn } from "../core/chat/conversation.ts";
import type { ErrorCode } from "../core/errors.ts";
import type { Ended } from "../core/errors.ts";
import type { Usage } from "../core/reviewEvent.ts";

/**
 * What an answer keeps in the panel: plain JSON that VS Code saves with the session, so no text of
 * a file.
 */
export interface AnswerMetadata {
  readonly ended: Ended;
  readonly code?: ErrorCode;
  readonly usage?: Usage;
  /** The id under which its conversation is kept in this window. */
  readonly conversation?: string;
  readonly followups: readonly string[];
  /** Our own lines in the answer, to be taken out when it is sent again from the panel. */
  readonly notes: readonly string[];
}

interface PanelHistory {
  /** The conversation of the newest answer. */
  readonly conversation?: string;
  readonly panel: readonly PanelTurn[];
}

/** The earlier exchanges with this participant, and where they are kept as they were sent. */
export function panelHistory({ history }: ChatContext): PanelHistory {
  const panel: PanelTurn[] = [];
  let question = "";
  let conversation: string | undefined;
  for (const turn of history) {
    if (turn instanceof ChatRequestTurn) question = questionOf(turn);
    if (turn instanceof ChatResponseTurn) {
      panel.push({ question, answer: answerOf(turn) });
      conversation = metadataOf(turn.result).conversation;
    }
  }
  return { panel, ...(conversation !== undefined && { conversation }) };
}

/** Saved sessions may come from another version: what is not there is not assumed. */
export function metadataOf({ metadata }: ChatResult): Partial<AnswerMetadata> {
  const { conversation, followups, notes } = metadata ?? {};
  return {
    ...(typeof conversation === "string" && { conversation }),
    followups: textsOf(followups),
    notes: textsOf(notes),
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function questionOf({ command, prompt }: ChatRequestTurn): string {
  return command === undefined ? prompt : `/${command} ${prompt}`.trim();
}

function answerOf({ response, result }: ChatResponseTurn): string {
  const shown = response
    .map((part) => {
      if (part instanceof ChatResponseMarkdownPart) return part.value.value;
      return part instanceof ChatResponseAnchorPart ? `\`${part.title ?? ""}\`` : "";
    })
    .join("");
  const { notes = [] } = metadataOf(result);
  return notes.reduce((text, note) => text.replace(note, ""), shown).trim();
}
