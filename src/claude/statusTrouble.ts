import type { Fault } from "../core/errors.ts";
import { never, oneLine } from "./trouble.ts";
import type { Retry, Trouble } from "./trouble.ts";

/** What an error answer, or an error event in a stream (no `status`), says. */
export interface ErrorAnswer {
  readonly status: number | undefined;
  /** `error.type`; null where it was not the service that answered. */
  readonly type: string | null;
  /** `error.details.error_code`. */
  readonly code: string | null;
  readonly message: string | null;
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
}

type Code = Fault["code"];

const byType: Readonly<Record<string, readonly [Code, Retry]>> = {
  invalid_request_error: ["bad-request", "never"],
  authentication_error: ["bad-key", "never"],
  billing_error: ["no-credit", "never"],
  permission_error: ["forbidden", "never"],
  not_found_error: ["model-not-found", "never"],
  conflict_error: ["service-error", "service"],
  request_too_large: ["request-too-large", "never"],
  rate_limit_error: ["rate-limited", "rate-limit"],
  timeout_error: ["timeout", "connection"],
  overloaded_error: ["overloaded", "overloaded"],
  api_error: ["service-error", "service"],
};

const byStatus: Readonly<Record<number, readonly [Code, Retry]>> = {
  400: ["bad-request", "never"],
  401: ["bad-key", "never"],
  402: ["no-credit", "never"],
  // Without the service's body it was a proxy, or another server, that answered.
  403: ["wrong-server", "never"],
  404: ["wrong-server", "never"],
  405: ["wrong-server", "never"],
  407: ["unreachable", "never"],
  408: ["timeout", "service"],
  409: ["service-error", "service"],
  413: ["request-too-large", "never"],
  422: ["bad-request", "never"],
  429: ["rate-limited", "rate-limit"],
  504: ["timeout", "connection"],
  529: ["overloaded", "overloaded"],
};

const spendCodes = ["enforced_spend_limit_reached", "contract_spend_limit_reached"];

/**
 * The service tells some causes by their words alone. Where the words change, the code of the
 * status stands and the sentence still shows them.
 */
const byWords: readonly (readonly [RegExp, readonly [Code, Retry]])[] = [
  [/^You have reached your specified .*usage limits/, ["spend-limit", "never"]],
  [/credit balance is too low/i, ["no-credit", "never"]],
  [/prompt is too long/i, ["request-too-large", "never"]],
  [/`signature` in `thinking` block/, ["bad-request", "without-thinking"]],
];

/** The fault that an error answer stands for, and whether asking again may help. */
export function statusTrouble(answer: ErrorAnswer): Trouble {
  const { requestId, retryAfterSeconds } = answer;
  const { fault, retry } = classify(answer);
  return {
    retry,
    fault: {
      ...fault,
      ...(requestId !== undefined && { requestId: oneLine(requestId) }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    },
  };
}

function classify({ status, type, code, message }: ErrorAnswer): Trouble {
  const detail = oneLine(message ?? "") || `HTTP ${status ?? "error"}`;
  if (status === 407) return never("unreachable", "the proxy asks for a sign-in");
  if (code !== null && spendCodes.includes(code)) return never("spend-limit", detail);
  const [found, retry] = byWordsOf(message) ?? byTypeOf(type) ?? byStatusOf(status);
  return { fault: { code: found, detail }, retry };
}

function byWordsOf(message: string | null): readonly [Code, Retry] | undefined {
  return byWords.find(([words]) => message !== null && words.test(message))?.[1];
}

function byTypeOf(type: string | null): readonly [Code, Retry] | undefined {
  return type !== null && Object.hasOwn(byType, type) ? byType[type] : undefined;
}

function byStatusOf(status = 500): readonly [Code, Retry] {
  return (
    byStatus[status] ?? (status >= 500 ? ["service-error", "service"] : ["bad-request", "never"])
  );
}
