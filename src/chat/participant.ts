import { chat, Disposable } from "vscode";
import type { ChatFollowup, ChatRequestHandler, ChatResult, Uri } from "vscode";
import type { Log } from "../host/log.ts";
import { toSignal } from "../host/toSignal.ts";
import { participantId } from "../manifest.ts";
import type { AnswerDeps, Asked } from "./answerQuestion.ts";
import { metadataOf } from "./panelHistory.ts";
import type { ReviewDeps } from "./reviewInChat.ts";
import { showFault } from "./showFault.ts";

export interface ParticipantDeps extends AnswerDeps, ReviewDeps {
  readonly log: Pick<Log, "bug">;
  readonly icon?: Uri;
  /** Hears of each question before it is answered. */
  readonly onQuestion: () => unknown;
}

/** `@architect`. */
export function registerParticipant(deps: ParticipantDeps): Disposable {
  const handler: ChatRequestHandler = async (request, context, stream, token) => {
    // Before anything is loaded or read: the user sees at once that somebody listens.
    stream.progress(request.command === "review" ? "Looking at the code" : "Reading the question");
    deps.onQuestion();
    try {
      return await answer({ request, context, stream }, deps, toSignal(token));
    } catch (error) {
      deps.log.bug("chat", error);
      const metadata = { ended: "failed", code: "internal", followups: [], notes: [] } as const;
      return showFault({ code: "internal" }, metadata, stream);
    }
  };
  const participant = chat.createChatParticipant(participantId, handler);
  if (deps.icon !== undefined) participant.iconPath = deps.icon;
  participant.followupProvider = { provideFollowups: followupsOf };
  return Disposable.from(participant);
}

/** Loaded with the first question, which need not pay for the start of the window. */
async function answer(
  asked: Asked,
  deps: ParticipantDeps,
  signal: AbortSignal,
): Promise<ChatResult> {
  if (asked.request.command === "review") {
    const { reviewInChat } = await import("./reviewInChat.ts");
    return reviewInChat(asked, deps, signal);
  }
  const { answerQuestion } = await import("./answerQuestion.ts");
  return answerQuestion(asked, deps, signal);
}

function followupsOf(result: ChatResult): ChatFollowup[] {
  const { followups = [] } = metadataOf(result);
  return followups.map((prompt) => ({ prompt }));
}
