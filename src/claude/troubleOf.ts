import { APIConnectionError, APIConnectionTimeoutError, APIError } from "@anthropic-ai/sdk/error";
import { FaultError } from "../core/errors.ts";
import { codesOf, connectionTrouble } from "./connectionTrouble.ts";
import type { Endpoint } from "./endpoint.ts";
import { retryAfterSeconds } from "./retryAfter.ts";
import { statusTrouble } from "./statusTrouble.ts";
import { never } from "./trouble.ts";
import type { Trouble } from "./trouble.ts";

/** What the client threw, as a fault. Nothing of its texts goes on but what the service said. */
export function troubleOf(
  error: unknown,
  { host, key }: Endpoint,
  { hadHeaders }: { readonly hadHeaders: boolean },
): Trouble {
  const fault = faultIn(error);
  if (fault) return { fault, retry: "never" };
  // The client turns what sounds like a time-out into this, its cause left out.
  if (error instanceof APIConnectionTimeoutError) {
    return connectionTrouble(["ETIMEDOUT"], host, { hadHeaders: false });
  }
  if (error instanceof APIConnectionError) {
    return connectionTrouble(codesOf(error), host, { hadHeaders });
  }
  if (error instanceof APIError) return answerTrouble(error as APIError, key);
  if (error instanceof SyntaxError) return never("malformed", "its data is no JSON");
  return connectionTrouble(codesOf(error), host, { hadHeaders });
}

/** Our own fault, thrown within the client or below it. */
function faultIn(error: unknown): FaultError["fault"] | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if (at instanceof FaultError) return at.fault;
  }
  return undefined;
}

function answerTrouble(error: APIError, key: string): Trouble {
  const seconds = error.headers && retryAfterSeconds(error.headers);
  const requestId = error.requestID ?? undefined;
  return statusTrouble({
    status: error.status,
    type: error.type,
    code: error.errorCode,
    // A server that repeats our key would put it on the screen.
    message: stringOf(error.apiMessage)?.replaceAll(key, "…") ?? null,
    ...(requestId !== undefined && { requestId }),
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  });
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
