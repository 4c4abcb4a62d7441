import {
  LanguageModelChatMessage,
  LanguageModelError,
  LanguageModelTextPart,
  type LanguageModelChat,
} from "vscode";
import type { ErrorCode } from "../core/errors.ts";
import type { AssistantContent } from "../core/prompt/prompt.ts";
import type { Claude, ClaudeEvent, Model } from "../core/ports.ts";
import type { SealedRequest } from "../core/prompt/sealedRequest.ts";
import { heardUntil, orAborted } from "./heardUntil.ts";
import { toToken } from "./toSignal.ts";

/**
 * Somebody else's language model, as VS Code offers it, behind the port that Claude stands behind.
 * It tells no usage, has no thinking to be sent again, and its owner is paid by whoever signed in.
 */
export function vscodeClaude(model: LanguageModelChat): Claude {
  return {
    host: `VS Code’s language models (${model.vendor})`,
    payee: model.vendor,
    models: () => Promise.resolve([modelOf(model)]),
    send: (request, signal) => send(model, request, signal),
  };
}

function modelOf({ id, name, family, maxInputTokens }: LanguageModelChat): Model {
  return {
    id,
    name,
    line: family,
    maxInputTokens,
    // The API does not tell, and does not ask for it either.
    maxOutputTokens: 32_000,
    canThink: false,
    efforts: [],
    canStructure: false,
  };
}

async function* send(
  model: LanguageModelChat,
  request: SealedRequest,
  signal: AbortSignal,
): AsyncGenerator<ClaudeEvent, void> {
  let said = "";
  // Also tells the model when nobody listens any more.
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  try {
    const asked = model.sendRequest(messagesOf(request), {}, toToken(either));
    const response = await orAborted(asked, signal);
    yield { kind: "started", model: model.id };
    for await (const part of heardUntil(response.stream, signal)) {
      if (!(part instanceof LanguageModelTextPart)) continue;
      said += part.value;
      yield { kind: "text", text: part.value };
    }
  } catch (error) {
    yield { kind: "failed", fault: signal.aborted ? "cancelled" : faultOf(error) };
    return;
  } finally {
    stop.abort();
  }
  yield signal.aborted
    ? { kind: "failed", fault: "cancelled" }
    : { kind: "ended", stop: "end", content: [{ type: "text", text: said }], model: model.id };
}

/** There is no system role: the persona goes first, as a message of the user's. */
function messagesOf({ system, turns, schema }: SealedRequest): LanguageModelChatMessage[] {
  const json =
    schema === undefined
      ? []
      : [
          `Answer with one JSON object and nothing else, of this schema:\n${JSON.stringify(schema)}`,
        ];
  return [
    LanguageModelChatMessage.User([...system, ...json].join("\n\n")),
    ...turns.map((turn) =>
      turn.role === "user"
        ? LanguageModelChatMessage.User(turn.text)
        : LanguageModelChatMessage.Assistant(textOf(turn.content)),
    ),
  ];
}

function textOf(content: AssistantContent): string {
  return content
    .map((block) =>
      typeof block === "object" && block !== null && "text" in block ? String(block.text) : "",
    )
    .join("");
}

/** Codes of the stable API; a provider may throw anything else. */
const codes: Readonly<Record<string, ErrorCode>> = {
  [LanguageModelError.NoPermissions().code]: "forbidden",
  [LanguageModelError.Blocked().code]: "refused",
  [LanguageModelError.NotFound().code]: "model-not-found",
};

function faultOf(error: unknown): { readonly code: ErrorCode; readonly detail: string } {
  const code = error instanceof LanguageModelError ? codes[error.code] : undefined;
  return { code: code ?? "service-error", detail: detailOf(error) };
}

/** Another extension wrote it: one short line without anything that could be drawn as Markdown. */
function detailOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const plain = message.replace(/[\p{C}\s`*_[\]()<>!#|\\~]+/gu, " ").trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}
