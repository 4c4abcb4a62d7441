import type { ChatEvent, ChatResult } from "./chatEvent.ts";
import { beginSent } from "../lastSent.ts";
import { keepConversation, keptTurns, saidContent } from "./conversation.ts";
import { endedBy, FaultError } from "../errors.ts";
import type { Fault } from "../errors.ts";
import { hearAnswer } from "./hearAnswer.ts";
import type { Answer } from "./hearAnswer.ts";
import { planChatTurn } from "./planChatTurn.ts";
import type { ChatPlan, ChatQuestion } from "./planChatTurn.ts";
import type { AssistantContent } from "../prompt/prompt.ts";
import type { Claude, Model, RequestUsage } from "../ports.ts";
import { sealRequest, sentTextKey } from "../prompt/sealRequest.ts";
import type { Sealing } from "../prompt/sealRequest.ts";
import { resolveModel, wantedModel } from "../resolveModel.ts";
import type { Usage } from "../reviewEvent.ts";
import { addSpent, spentOn } from "../spending.ts";
import type { ReviewPorts } from "../startReview.ts";

export interface ChatPorts extends Pick<
  ReviewPorts,
  | "files"
  | "backend"
  | "session"
  | "settings"
  | "isTrusted"
  | "isAiDisabled"
  | "persona"
  | "connect"
  | "today"
  | "displayLanguage"
> {
  /** An id that no other conversation has, not even one of another day. */
  readonly newId: () => string;
}

type Steps = AsyncGenerator<ChatEvent, ChatResult>;

/** Answers one question in the chat. Throws for bugs alone; leaving early stops the request. */
export async function* discuss(
  question: ChatQuestion,
  ports: ChatPorts,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent, void> {
  const result = yield* caught(converse(question, ports, signal), question, signal);
  yield { kind: "ended", result };
}

/** Turns what is nobody's bug into a result. */
async function* caught(steps: Steps, question: ChatQuestion, signal: AbortSignal): Steps {
  try {
    return yield* steps;
  } catch (error) {
    if (error instanceof FaultError) return stopped(question, error.fault);
    if (signal.aborted) return stopped(question, "cancelled");
    throw error;
  }
}

async function* converse(question: ChatQuestion, ports: ChatPorts, signal: AbortSignal): Steps {
  const blocked = whyBlocked(question, ports);
  if (blocked !== undefined) return stopped(question, blocked);
  const claude = await ports.connect(signal);
  // Closing the box for the key by a cancel is no wish to go without one.
  signal.throwIfAborted();
  if ("code" in claude) return stopped(question, claude);
  return yield* ask(question, claude, ports, signal);
}

function whyBlocked(question: ChatQuestion, ports: ChatPorts): Fault | undefined {
  const { text, command, attached } = question;
  if (ports.isAiDisabled()) return { code: "ai-disabled" };
  if (!ports.isTrusted()) return { code: "untrusted" };
  const isEmpty = text.trim() === "" && command === undefined && attached.length === 0;
  return isEmpty ? { code: "nothing-to-review", detail: "the question is empty" } : undefined;
}

function stopped(question: ChatQuestion, fault: Fault | "cancelled"): ChatResult {
  return {
    followups: [],
    ...(fault === "cancelled" ? { ended: "cancelled" } : { ended: endedBy(fault, 0), fault }),
    ...(question.conversation !== undefined && { conversation: question.conversation }),
  };
}

async function* ask(
  question: ChatQuestion,
  claude: Claude,
  ports: ChatPorts,
  signal: AbortSignal,
): Steps {
  const [models, persona] = await Promise.all([claude.models(signal), ports.persona()]);
  const settings = ports.settings();
  const model = resolveModel(models, question.model ?? wantedModel(settings.model, persona));
  const spent = whySpent(model, settings.dailyLimitUsd, ports);
  if (spent !== undefined) return { ...stopped(question, spent), ended: "blocked" };

  const plan = await planChatTurn(question, { ...ports, claude, model, persona, settings }, signal);
  for (const leftOut of plan.leftOut) yield { kind: "leftOut", leftOut };
  const sealing = await seal(plan, claude, ports, signal);
  for (const { path, reason } of sealing.record.leftOut) {
    yield { kind: "leftOut", leftOut: { name: path, reason } };
  }
  const tokens = sealing.record.tokens.toLocaleString("en-US");
  yield { kind: "progress", sentence: `Asking ${model.name}, about ${tokens} tokens` };
  const answer = yield* hearAnswer(claude.send(sealing.request, signal));

  addSpent(ports.session, ports.today(), answer.last.usage?.usd);
  return resultOf(answer, question, { plan, sealing, ports });
}

/** A model without a price cannot be held to a limit in dollars. */
function whySpent(model: Model, limit: number, { session, today }: ChatPorts): Fault | undefined {
  if (model.price === undefined || spentOn(today(), session.state()) < limit) return undefined;
  return { code: "spend-limit", detail: `your own daily limit of $${limit}` };
}

/** Through the one door, and into the books. */
async function seal(
  plan: ChatPlan,
  claude: Claude,
  { files, session }: ChatPorts,
  signal: AbortSignal,
): Promise<Sealing> {
  const gate = {
    withheld: (uri: string) => files.withheld(uri, signal),
    allowed: new Set<string>(),
  };
  const sealing = await sealRequest(plan.prompt, gate, signal);
  const named = plan.leftOut.map(({ name, reason }) => ({
    uri: "",
    path: name,
    reason,
    cause: "rule" as const,
  }));
  const record = { ...sealing.record, leftOut: [...sealing.record.leftOut, ...named] };
  beginSent(session, claude.host, [])(record);
  return sealing;
}

function resultOf(
  { last, said, followups }: Answer,
  question: ChatQuestion,
  { plan, sealing, ports }: { plan: ChatPlan; sealing: Sealing; ports: ChatPorts },
): ChatResult {
  const told = {
    model: plan.model,
    ...(last.usage && { usage: usageOf(last.usage) }),
  };
  const keep = (content: AssistantContent): string => {
    const turns = [...keptTurns(sealing.request.turns), { role: "assistant", content } as const];
    const sent = plan.fresh.filter(({ uri, startLine }) =>
      sealing.texts.has(sentTextKey(uri, startLine)),
    );
    const id = ports.newId();
    const { conversation } = plan;
    const parts = [...conversation.parts, ...sent];
    keepConversation(ports.session, id, { ...conversation, turns, parts });
    return id;
  };

  if (last.kind === "ended" && said.trim() === "") {
    const fault = { code: "malformed", detail: "it is empty" } as const;
    return { ...stopped(question, fault), ...told };
  }
  if (last.kind === "ended") {
    return { ...told, ended: "complete", followups, conversation: keep(last.content) };
  }
  const result = { ...stopped(question, last.fault), ...told };
  if (said.trim() === "" || result.ended === "refused") return result;
  // What was said before it broke off can be gone on from; a refused text must not be.
  const ended = result.ended === "failed" ? "partial" : result.ended;
  return { ...result, ended, conversation: keep(saidContent(said)) };
}

function usageOf({ inputTokens, outputTokens, cachedTokens, usd }: RequestUsage): Usage {
  return { inputTokens, outputTokens, cachedTokens, ...(usd !== undefined && { usd }) };
}
