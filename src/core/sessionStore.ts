import type { ContextChoice } from "./context/contextChoice.ts";
import type { Ask } from "./reconsider/ask.ts";
import type { SentRecord } from "./prompt/sealRequest.ts";
import type { AssistantContent } from "./prompt/prompt.ts";
import type { Part, Turn } from "./prompt/prompt.ts";
import type { NotReviewed } from "./reviewEvent.ts";

/** A review under way; `cancel` stops it. */
export interface RunningReview {
  readonly id: number;
  readonly title: string;
  readonly uris: readonly string[];
  readonly found: number;
  readonly cancel: () => void;
}

/** One request as it left: for `showLastRequest`. */
export interface LastRequest {
  readonly host: string;
  readonly record: SentRecord;
}

/** A chat conversation, kept so that it can be sent again as it was sent. */
export interface Conversation {
  /** Where it went, with which model and system text: what its thinking is bound to. */
  readonly host: string;
  readonly model: string;
  readonly system: readonly string[];
  readonly turns: readonly (
    | Extract<Turn, { role: "user" }>
    | { readonly role: "assistant"; readonly content: AssistantContent }
  )[];
  /** Attachments that its turns hold, so that none is sent twice. */
  readonly parts: readonly Part[];
}

/** A question about a finding whose answer is arriving, or did not arrive whole. */
export interface Answering {
  /** What was asked, the user's own words included: it stays here until it is answered. */
  readonly ask: Ask;
  /** Of the answer so far. */
  readonly text: string;
  /** Why it ended without an answer, as a sentence. */
  readonly trouble?: string;
  /** Stops it; absent once it has ended. */
  readonly cancel?: () => void;
}

/** What this window remembers of its session. Nothing of it is saved but today's cost. */
export interface SessionState {
  readonly running: readonly RunningReview[];
  /** Whose requests `lastRequests` are: the newest review or chat turn; `lastSent.ts` writes it. */
  readonly lastSender: object | undefined;
  /** Of that one, in the order sent. */
  readonly lastRequests: readonly LastRequest[];
  /** What that review left out before it sent anything. */
  readonly lastLeftOut: readonly NotReviewed[];
  /** Dollars spent on `day` ("2026-11-24", local). */
  readonly spent: { readonly day: string; readonly usd: number };
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** What the last review left out, for `reviewRest`. */
  readonly rest: readonly NotReviewed[];
  /** What the user wants to go along with a review, by `requestKey`. */
  readonly choices: ReadonlyMap<string, ContextChoice>;
  /** By the id of the finding. */
  readonly answering: ReadonlyMap<string, Answering>;
}

export interface SessionStore {
  state(): SessionState;
  update(change: (state: SessionState) => SessionState): void;
  onDidChange(listener: (state: SessionState) => void): () => void;
}

export function createSessionStore(spent: SessionState["spent"]): SessionStore {
  let state: SessionState = {
    running: [],
    lastSender: undefined,
    lastRequests: [],
    lastLeftOut: [],
    spent,
    conversations: new Map(),
    rest: [],
    choices: new Map(),
    answering: new Map(),
  };
  const listeners = new Set<(state: SessionState) => void>();

  return {
    state: () => state,
    update(change) {
      state = change(state);
      for (const listener of [...listeners]) listener(state);
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
