import { codeElsewhere } from "../context/backend/codeElsewhere.ts";
import { countTokens } from "../context/countTokens.ts";
import {
  rebuildConversation,
  resumeConversation,
  splitKnown,
  withoutOldest,
} from "./conversation.ts";
import type { ConversationTerms, PanelTurn } from "./conversation.ts";
import { gatherAttached, leaveOutBiggest } from "./gatherAttached.ts";
import type { Attached, LeftOut } from "./gatherAttached.ts";
import type { Persona } from "../personas/parsePersona.ts";
import type { Backend, Claude, Files, Model } from "../ports.ts";
import { buildChatPrompt, chatSystem } from "../prompt/buildChatPrompt.ts";
import type { ChatCommand } from "../prompt/buildChatPrompt.ts";
import type { Part, Prompt } from "../prompt/prompt.ts";
import type { Conversation, SessionStore } from "../sessionStore.ts";
import type { Settings } from "../settings.ts";

/** What the user asked in the chat panel. */
export interface ChatQuestion {
  readonly text: string;
  readonly command?: ChatCommand;
  readonly attached: readonly Attached[];
  /** Attached things that are no text and no file, named by the surface. */
  readonly leftOut: readonly LeftOut[];
  /** The conversation that the newest answer in the panel belongs to, by its id. */
  readonly conversation?: string;
  /** The earlier exchanges as the panel shows them, for when that id is not known any more. */
  readonly panel: readonly PanelTurn[];
  /** The model that was picked for this question; without one, settings and persona say. */
  readonly model?: string;
}

export interface ChatPlan {
  readonly prompt: Prompt;
  readonly model: Model;
  /** What the newest turn is appended to. */
  readonly conversation: Conversation;
  /** Parts that it has not been shown yet, and is now. */
  readonly fresh: readonly Part[];
  readonly leftOut: readonly LeftOut[];
}

export interface PlanPorts {
  readonly files: Files;
  /** Absent where nothing is known beyond what is attached. */
  readonly backend?: Backend;
  readonly session: SessionStore;
  readonly claude: Claude;
  readonly model: Model;
  readonly persona: Persona;
  readonly settings: Settings;
  readonly displayLanguage: string;
}

/** Thinking counts toward it; an answer in a chat panel is far shorter. */
const maxOutputTokens = 32_000;

/** Decides what one chat turn sends: what is attached, which conversation it goes on, within the limit. */
export async function planChatTurn(
  question: ChatQuestion,
  ports: PlanPorts,
  signal: AbortSignal,
): Promise<ChatPlan> {
  const { model, settings } = ports;
  const language = { setting: settings.language, display: ports.displayLanguage };
  const terms = {
    host: ports.claude.host,
    model: model.id,
    system: chatSystem(ports.persona, language),
  };
  const gathered = await gatherAttached(question.attached, ports.files, signal);
  const { conversations } = ports.session.state();
  const kept = await stillAllowed(conversations.get(question.conversation ?? ""), ports, signal);
  const limit = limitOf(model, settings);
  const room = roomAround(gathered.parts, limit);
  const around = await codeElsewhere(gathered.parts, ports, signal, room);
  const fitted = fit([...around, ...gathered.parts], question, {
    kept,
    terms,
    limit: limitOf(model, settings),
  });
  const leftOut = [...question.leftOut, ...gathered.leftOut, ...fitted.leftOut];
  const { conversation, fresh } = fitted;
  const unchanged = fitted.unchanged.filter((part) => gathered.parts.includes(part));

  const { command, text } = question;
  const input = { question: text, ...(command && { command }), parts: fresh, unchanged };
  const prompt = buildChatPrompt(
    terms.system,
    conversation.turns,
    { ...input, withheld: leftOut.length },
    {
      model: model.id,
      maxOutputTokens: Math.min(maxOutputTokens, model.maxOutputTokens),
      effort: settings.effort,
    },
  );
  return { prompt, model, conversation, fresh, leftOut };
}

/** Of the limit; attachments that take more than half of it go alone. */
const shareAround = 0.2;

function roomAround(parts: readonly Part[], limit: number): number {
  return sum(parts.map(tokensOfPart)) > limit / 2 ? 0 : limit * shareAround;
}

/** A conversation that holds a file which a rule covers by now is not sent again. */
async function stillAllowed(
  kept: Conversation | undefined,
  { files }: PlanPorts,
  signal: AbortSignal,
): Promise<Conversation | undefined> {
  const shown = kept?.parts.filter(({ isWords }) => isWords !== true) ?? [];
  const uris = new Set(shown.map(({ uri }) => uri));
  const rules = await Promise.all([...uris].map((uri) => files.withheld(uri, signal)));
  return rules.every((rule) => rule === undefined) ? kept : undefined;
}

function limitOf(model: Model, settings: Settings): number {
  return Math.min(settings.maxContextTokens, model.maxInputTokens);
}

interface Room {
  readonly kept: Conversation | undefined;
  readonly terms: ConversationTerms;
  /** Tokens of the whole request. */
  readonly limit: number;
}

/**
 * Attachments of this question go before those of earlier ones, and the words of the conversation
 * before both, up to half of the room.
 */
function fit(
  parts: readonly Part[],
  question: ChatQuestion,
  { kept, terms, limit }: Room,
): Pick<ChatPlan, "conversation" | "leftOut" | "fresh"> & { readonly unchanged: readonly Part[] } {
  const words = rebuildConversation(question.panel, terms);
  const resumed = resumeConversation(kept, terms);
  const room = limit - countTokens([...terms.system, question.text].join("\n"));
  const roomForParts = room - Math.min(tokensOfTurns(words), room / 2);

  const started = resumed ?? words;
  const known = splitKnown(parts, started);
  const fitting = leaveOutBiggest(known.fresh, roomForParts, tokensOfPart);
  const roomForTurns = room - sum(fitting.parts.map(tokensOfPart));
  if (tokensOfTurns(started) <= roomForTurns) {
    return { conversation: started, ...known, fresh: fitting.parts, leftOut: fitting.leftOut };
  }

  // Without its attachments, what was attached again has to be sent again.
  const anew = leaveOutBiggest(parts, roomForParts, tokensOfPart);
  const conversation = shorten(words, room - sum(anew.parts.map(tokensOfPart)));
  const leftOut = [...anew.leftOut, ...forgotten(words, conversation, resumed !== undefined)];
  return { conversation, fresh: anew.parts, unchanged: [], leftOut };
}

function shorten(conversation: Conversation, room: number): Conversation {
  let rest = conversation;
  while (tokensOfTurns(rest) > room) {
    const shorter = withoutOldest(rest);
    if (shorter === undefined) return rest;
    rest = shorter;
  }
  return rest;
}

function forgotten(
  words: Conversation,
  rest: Conversation,
  hadAttachments: boolean,
): readonly LeftOut[] {
  const reason = "the conversation has grown past “Max Context Tokens”; attach again what matters";
  const exchanges = (words.turns.length - rest.turns.length) / 2;
  return [
    ...(hadAttachments ? [{ name: "what was attached to earlier questions", reason }] : []),
    ...(exchanges > 0 ? [{ name: `the oldest ${exchanges} questions and answers`, reason }] : []),
  ];
}

/** Numbers at the line starts come on top of the text itself. */
function tokensOfPart({ text, path }: Part): number {
  return countTokens(text.replaceAll("\n", "\n00000 ")) + countTokens(path) + 40;
}

function tokensOfTurns({ turns }: Conversation): number {
  return sum(turns.map(({ content }) => countTokens(JSON.stringify(content))));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
