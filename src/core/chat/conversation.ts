import type { Part, Turn } from "../prompt/prompt.ts";
import type { SealedTurn } from "../prompt/sealedRequest.ts";
import type { AssistantContent } from "../prompt/prompt.ts";
import type { Conversation, SessionStore } from "../sessionStore.ts";

/** What the chat panel shows of one earlier exchange, without our own lines (cost, left out). */
export interface PanelTurn {
  readonly question: string;
  readonly answer: string;
}

/** What earlier turns are bound to. A thinking block sent again to anything else is an error. */
export type ConversationTerms = Pick<Conversation, "host" | "model" | "system">;

/** Older ones are rebuilt from the panel. Snapshots share their turns, so they are cheap. */
const most = 100;

/** The conversation as it was sent, if it was sent to the same model with the same persona. */
export function resumeConversation(
  kept: Conversation | undefined,
  terms: ConversationTerms,
): Conversation | undefined {
  if (kept?.host !== terms.host || kept.model !== terms.model) return undefined;
  const isSameSystem =
    kept.system.length === terms.system.length &&
    kept.system.every((text, index) => text === terms.system[index]);
  return isSameSystem ? kept : undefined;
}

/**
 * A conversation from what the panel shows: after a reload, a change of model or persona. It has
 * no thinking and no attachments. Exchanges without an answer are left out.
 */
export function rebuildConversation(
  panel: readonly PanelTurn[],
  terms: ConversationTerms,
): Conversation {
  const turns = panel
    .filter(({ question, answer }) => question.trim() !== "" && answer.trim() !== "")
    .flatMap(({ question, answer }): Conversation["turns"] => [
      { role: "user", content: [{ kind: "text", text: question.trim() }] },
      { role: "assistant", content: saidContent(answer) },
    ]);
  return { ...terms, turns, parts: [] };
}

/** Assistant content of text alone, which every model takes. */
export function saidContent(text: string): AssistantContent {
  return [{ type: "text", text: text.trim() }];
}

/** Without its oldest exchange; undefined when there is none to leave out. */
export function withoutOldest(conversation: Conversation): Conversation | undefined {
  if (conversation.turns.length === 0) return undefined;
  return { ...conversation, turns: conversation.turns.slice(2), parts: [] };
}

/**
 * Keeps turns as they were sent: user turns as the door let them out, whose bytes pass it
 * unchanged a second time, and assistant turns as they came.
 */
export function keptTurns(sent: readonly SealedTurn[]): Conversation["turns"] {
  return sent.map((turn) =>
    turn.role === "user" ? { role: "user", content: [{ kind: "text", text: turn.text }] } : turn,
  );
}

/** Parts that this conversation has not been shown in just this text. */
export function splitKnown(
  parts: readonly Part[],
  conversation: Conversation,
): { readonly fresh: readonly Part[]; readonly unchanged: readonly Part[] } {
  const isKnown = (part: Part): boolean =>
    conversation.parts.some(
      (known) =>
        known.uri === part.uri && known.startLine === part.startLine && known.text === part.text,
    );
  return {
    fresh: parts.filter((part) => !isKnown(part)),
    unchanged: parts.filter(isKnown),
  };
}

/**
 * Keeps a conversation under a new id. Each answer has its own, so that going back to an earlier
 * answer in the panel goes on from just there.
 */
export function keepConversation(
  session: SessionStore,
  id: string,
  conversation: Conversation,
): void {
  session.update((state) => {
    const kept = [...state.conversations, [id, conversation] as const].slice(-most);
    return { ...state, conversations: new Map(kept) };
  });
}

/** The turns of a conversation with one more exchange of words, such as a review's report. */
export function withExchange(
  conversation: Conversation,
  question: string,
  answer: string,
): Conversation {
  const asked: Turn = { role: "user", content: [{ kind: "text", text: question }] };
  return {
    ...conversation,
    turns: [...conversation.turns, asked, { role: "assistant", content: saidContent(answer) }],
  };
}
