import type { Severity } from "../finding.ts";
import { severities } from "../finding.ts";

/** What a challenge says of one finding. */
export interface Verdict {
  readonly verdict: "confirmed" | "lowered" | "refuted";
  /** Fit to be shown: why. */
  readonly reason: string;
  /** The severity that holds; the finding's own where Claude gave none. */
  readonly severity?: Severity;
}

/** A verdict as Claude wrote it. */
export interface ClaimedVerdict extends Verdict {
  /** The number that the prompt gave the finding. */
  readonly finding: number;
}

const verdicts = ["confirmed", "lowered", "refuted"] as const;

/** Characters; the reason is shown below the finding. */
const longestReason = 2000;

/** Reads one element of a challenge's answer; nothing when it is no verdict. */
export function parseVerdict(value: unknown): ClaimedVerdict | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const raw = new Map<string, unknown>(Object.entries(value));
  const finding = raw.get("finding");
  const verdict = among(verdicts, raw.get("verdict"));
  if (typeof finding !== "number" || !Number.isInteger(finding) || verdict === undefined) {
    return undefined;
  }
  const reason = raw.get("reason");
  const severity = among(severities, raw.get("severity"));
  return {
    finding,
    verdict,
    reason: typeof reason === "string" ? reason.trim().slice(0, longestReason) : "",
    ...(severity === undefined ? {} : { severity }),
  };
}

/** Structured output may change the case of an enum. */
function among<T extends string>(choices: readonly T[], value: unknown): T | undefined {
  const wanted = typeof value === "string" ? value.trim().toLowerCase() : "";
  return choices.find((choice) => choice === wanted);
}
