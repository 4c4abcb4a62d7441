/** How a review ends: in exactly one of these. */
export type Ended = "complete" | "partial" | "failed" | "cancelled" | "refused" | "blocked";

/** The contract's codes; users and other extensions see them. */
export type ErrorCode = keyof typeof table;

/** Something that is nobody's bug and ends a request, a review or a chat turn. */
export interface Fault {
  readonly code: ErrorCode;
  /** Fills the sentence: a host, a file, what the service said. One line, already safe to show. */
  readonly detail?: string;
  readonly requestId?: string;
  /** Of `ignored`: the user may have it reviewed all the same. */
  readonly onlyGitIgnores?: true;
  /** When the service says how long to wait, in seconds. */
  readonly retryAfterSeconds?: number;
}

interface Row {
  /** `trouble` is partial with at least one finding kept, else failed. */
  readonly ended: "trouble" | "refused" | "blocked" | "cancelled";
  readonly sentence: (detail: string) => string;
}

const row = (ended: Row["ended"], sentence: Row["sentence"]): Row => ({ ended, sentence });
const because = (detail: string): string => (detail === "" ? "" : ` (${detail})`);

/** Every fault: how a review ends with it and the one sentence for the user. */
const table = {
  "no-key": row("blocked", (d) =>
    d === ""
      ? "No API key is set: run “Backend Architect: Set API Key” and review again."
      : `No API key could be used (${d}): unlock the system's keyring and try again.`,
  ),
  "bad-key": row(
    "trouble",
    (d) => `The API key was not accepted${because(d)}: set a valid one with “Set API Key”.`,
  ),
  forbidden: row(
    "trouble",
    (d) => `This API key may not do that${because(d)}: choose another model or key.`,
  ),
  "no-credit": row(
    "trouble",
    (d) => `The account has no credit${because(d)}: check its billing, then try again.`,
  ),
  "spend-limit": row(
    "trouble",
    (d) => `A spend limit is reached${because(d)}: raise it, or wait until it resets.`,
  ),
  "rate-limited": row(
    "trouble",
    (d) => `The service's rate limit is reached${because(d)}: try again then.`,
  ),
  overloaded: row("trouble", (d) => `Claude is overloaded${because(d)}: try again in a minute.`),
  "service-error": row("trouble", (d) => `Claude had a problem${because(d)}: try again.`),
  "bad-request": row(
    "trouble",
    (d) => `Claude did not accept the request${because(d)}: see the log with “Show Log”.`,
  ),
  "model-not-found": row(
    "trouble",
    (d) => `The model is not available${because(d)}: pick another with “Choose Model”.`,
  ),
  "request-too-large": row(
    "trouble",
    (d) => `This is too much for one request${because(d)}: review a smaller part.`,
  ),
  unreachable: row(
    "trouble",
    (d) => `Claude could not be reached${because(d)}: check the network and the base URL.`,
  ),
  timeout: row("trouble", (d) => `No answer came in time${because(d)}: try again.`),
  redirected: row(
    "trouble",
    (d) =>
      `The server redirected the request${because(d)} and nothing was sent on: check the base URL.`,
  ),
  "wrong-server": row(
    "trouble",
    (d) =>
      `Something else than Claude answered${because(d)}: check the base URL, or sign in to the network.`,
  ),
  "connection-lost": row("trouble", (d) => `The connection was lost${because(d)}: try again.`),
  malformed: row("trouble", (d) => `The answer could not be read${because(d)}: try again.`),
  "output-limit": row(
    "trouble",
    (d) => `The answer reached its length limit${because(d)}: review a smaller part.`,
  ),
  "tool-limit": row(
    "trouble",
    (d) => `Claude was stopped at the tool limit${because(d)}: ask for less at once.`,
  ),
  refused: row(
    "refused",
    (d) => `Claude declined this request${because(d)}: rephrase it, or choose another model.`,
  ),
  untrusted: row(
    "blocked",
    () => "This folder is not trusted, so nothing was sent: trust it and try again.",
  ),
  "ai-disabled": row(
    "blocked",
    () => "AI features are switched off in VS Code: turn off “chat.disableAIFeatures” to review.",
  ),
  "nothing-to-review": row(
    "blocked",
    (d) => `There is nothing to review${because(d)}: open a file with code, or select some.`,
  ),
  "no-repository": row(
    "blocked",
    (d) => `No git repository can be reviewed here${because(d)}: open a folder that has one.`,
  ),
  "not-text": row("blocked", (d) => `This is not a text file${because(d)}: open one with code.`),
  "file-too-large": row(
    "blocked",
    (d) => `This file is too large to review whole${because(d)}: select a part of it.`,
  ),
  unreadable: row(
    "blocked",
    (d) => `This file could not be read${because(d)}: check that it exists.`,
  ),
  "outside-workspace": row(
    "blocked",
    (d) => `This file is outside the workspace${because(d)}: open it in a tab to review it alone.`,
  ),
  ignored: row(
    "blocked",
    (d) => `This file is never sent${because(d)}: change the rule if you want it reviewed.`,
  ),
  busy: row(
    "blocked",
    (d) => `This is being reviewed already${because(d)}: wait for it, or cancel it.`,
  ),
  declined: row("cancelled", () => "The review was not started: you declined its cost."),
  internal: row(
    "trouble",
    (d) => `Something went wrong in Backend Architect${because(d)}: see “Show Log”.`,
  ),
} as const satisfies Record<string, Row>;

/** One sentence for the user: what happened and what to do. Never a stack trace. */
export function sentenceOf(fault: Fault): string {
  const request = fault.requestId === undefined ? "" : `request ${fault.requestId}`;
  const detail = [fault.detail ?? "", request].filter(Boolean).join(", ");
  return table[fault.code].sentence(withoutLinks(detail));
}

/**
 * Notifications make links, commands included, of `[words](address)` in any text: names of files
 * and what a server says must not become one.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll("](", "] (");
}

/** How a review ends with this fault, after `kept` findings. */
export function endedBy(fault: Fault, kept: number): Ended {
  const { ended } = table[fault.code];
  if (ended === "refused") return kept > 0 ? "partial" : "refused";
  if (ended === "trouble") return kept > 0 ? "partial" : "failed";
  return ended;
}

/** The `error` of a review result. */
export function errorOf(fault: Fault): { readonly code: ErrorCode; readonly message: string } {
  return { code: fault.code, message: sentenceOf(fault) };
}

/** Carries a fault up through code that cannot return it, such as inside an iterator. */
export class FaultError extends Error {
  override readonly name = "FaultError";
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(sentenceOf(fault), options);
    this.fault = fault;
  }
}
