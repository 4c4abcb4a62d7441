import type { ClaudeEvent, Model } from "../core/ports.ts";
import type { SealedRequest } from "../core/prompt/sealedRequest.ts";
import { attempt } from "./attempt.ts";
import type { AttemptPorts, Outcome } from "./attempt.ts";
import { noTries, planRetry } from "./planRetry.ts";
import type { Plan, Tries } from "./planRetry.ts";
import { requestBody } from "./requestBody.ts";
import { slept } from "./slept.ts";

export interface SendPorts extends AttemptPorts {
  readonly log: (line: string) => void;
}

/**
 * One request with its retries. Asks again only while nothing of an answer was shown, so that no
 * finding comes twice. Ends with exactly one `ended` or `failed`.
 */
export async function* sendTurn(
  request: SealedRequest,
  model: Model | undefined,
  ports: SendPorts,
  signal: AbortSignal,
): AsyncGenerator<ClaudeEvent, void> {
  const { clock, log } = ports;
  const turnAt = clock.now();
  const retryPorts = { ...ports, random: Math.random };
  let tries: Tries = noTries;
  let withoutThinking = false;
  for (;;) {
    const body = requestBody(request, model, { withoutThinking });
    const outcome = yield* attempt({ body, model, turnAt }, ports, signal);
    log(logLine(request, outcome, clock.now() - turnAt));
    if (outcome.kind !== "trouble") {
      yield terminal(outcome);
      return;
    }
    const { trouble, hadContent, usage } = outcome;
    const plan: Plan = hadContent
      ? { kind: "end", fault: trouble.fault }
      : planRetry(trouble, tries, retryPorts);
    if (plan.kind === "end") {
      yield { kind: "failed", fault: plan.fault, ...(usage && { usage }) };
      return;
    }
    withoutThinking ||= trouble.retry === "without-thinking";
    yield { kind: "waiting", seconds: Math.ceil(plan.seconds), sentence: plan.sentence };
    if (!(await slept(clock, plan.seconds * 1000, signal))) {
      yield { kind: "failed", fault: "cancelled" };
      return;
    }
    tries = { retries: tries.retries + 1, waitedSeconds: tries.waitedSeconds + plan.seconds };
  }
}

function terminal(outcome: Exclude<Outcome, { kind: "trouble" }>): ClaudeEvent {
  if (outcome.kind === "ended") return outcome;
  return { kind: "failed", fault: "cancelled", ...(outcome.usage && { usage: outcome.usage }) };
}

/** Numbers and codes alone: nothing of a prompt or an answer. */
function logLine(request: SealedRequest, outcome: Outcome, milliseconds: number): string {
  const usage = outcome.usage;
  const tokens = usage
    ? `, ${usage.inputTokens} tokens in (${usage.cachedTokens} cached), ${usage.outputTokens} out`
    : "";
  const fault = outcome.kind === "trouble" ? outcome.trouble.fault : undefined;
  const how = fault
    ? `${fault.code}${fault.requestId ? ` (${fault.requestId})` : ""}`
    : outcome.kind;
  return `Claude ${request.model}: ${how} after ${Math.round(milliseconds)} ms${tokens}`;
}
