import { window } from "vscode";
import type { ChatContext, ChatRequest, ChatResponseStream, ChatResult } from "vscode";
import { discuss } from "../core/chat/discuss.ts";
import type { ChatPorts } from "../core/chat/discuss.ts";
import type { ChatQuestion } from "../core/chat/planChatTurn.ts";
import { chooseAnswerer } from "./chooseAnswerer.ts";
import { panelHistory } from "./panelHistory.ts";
import { showAnswer } from "./showAnswer.ts";
import { showFault } from "./showFault.ts";
import { usableReferences } from "./usableReferences.ts";

/** What VS Code hands to a participant. */
export interface Asked {
  readonly request: ChatRequest;
  readonly context: ChatContext;
  readonly stream: ChatResponseStream;
}

export interface AnswerDeps {
  readonly ports: ChatPorts;
}

/** Answers one question: whoever was picked, with what is attached and said so far. */
export async function answerQuestion(
  { request, context, stream }: Asked,
  { ports }: AnswerDeps,
  signal: AbortSignal,
): Promise<ChatResult> {
  const history = panelHistory(context);
  const { modelSource } = ports.settings();
  const answerer = await chooseAnswerer(request.model, modelSource, ports);
  if ("code" in answerer) {
    const kept = history.conversation !== undefined && { conversation: history.conversation };
    return showFault(answerer, { ended: "blocked", followups: [], notes: [], ...kept }, stream);
  }
  const { model, payee } = answerer;
  const question: ChatQuestion = {
    text: request.prompt,
    ...commandOf(request.command),
    ...referencesOf(request),
    ...history,
    ...(model !== undefined && { model }),
  };
  const events = discuss(question, answerer.ports, signal);
  const drawing = { files: ports.files, ...(payee !== undefined && { payee }) };
  const { result, notes } = await showAnswer(events, stream, drawing);

  const { ended, fault, usage, conversation } = result;
  const metadata = {
    ended,
    followups:
      result.followups.length > 0 ? result.followups : usual(request, ended === "complete"),
    notes,
    ...(fault && { code: fault.code }),
    ...(usage && { usage }),
    ...(conversation !== undefined && { conversation }),
  };
  return showFault(fault, metadata, stream);
}

function commandOf(command: string | undefined): Pick<ChatQuestion, "command"> {
  return command === "explain" || command === "design" ? { command } : {};
}

/** `/explain` without anything attached means the file in front of the user. */
function referencesOf({ references, command }: ChatRequest): ReturnType<typeof usableReferences> {
  const usable = usableReferences(references);
  const isAboutNothing = usable.attached.every(
    ({ why }) => why === "instructions of this workspace",
  );
  const editor = window.activeTextEditor;
  if (command !== "explain" || !isAboutNothing || editor === undefined) return usable;
  const inFront = { uri: editor.document.uri.toString(), why: "attached" } as const;
  return { ...usable, attached: [...usable.attached, inFront] };
}

/** Where the model proposed nothing: what fits any answer, or the same question once more. */
function usual({ prompt }: ChatRequest, isAnswered: boolean): readonly string[] {
  if (isAnswered) return ["What could go wrong with this in production?", "How do I test this?"];
  return prompt.trim() === "" ? [] : [prompt];
}
