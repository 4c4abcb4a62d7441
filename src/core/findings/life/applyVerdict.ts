import type { Finding } from "../finding.ts";
import { severities } from "../finding.ts";
import type { Verdict } from "../answers/parseVerdict.ts";

/**
 * A finding after its challenge. One that the user has dismissed or fixed meanwhile stays so, and a
 * challenge can lower a severity but never raise it.
 */
export function applyVerdict(finding: Finding, verdict: Verdict): Finding {
  if (finding.state === "lost") return { ...finding, ...standing(finding, verdict, "lost") };
  if (finding.state !== "unchecked") return finding;
  if (verdict.verdict === "refuted") {
    return { ...finding, state: "refuted", refuteReason: verdict.reason };
  }
  return { ...finding, ...standing(finding, verdict, "open") };
}

/** The text of a lost one may come back: it is then what the challenge made of it. */
function standing(
  finding: Finding,
  { verdict, reason, severity }: Verdict,
  state: "open" | "lost",
): Partial<Finding> {
  if (verdict === "refuted") return {};
  const lower = severity !== undefined && rank(severity) > rank(finding.severity);
  return {
    state,
    ...(state === "lost" ? { stateBefore: "open" } : {}),
    severity: lower ? severity : finding.severity,
    checked: lower ? "lowered" : "confirmed",
    ...(reason === "" ? {} : { checkReason: reason }),
  };
}

const rank = (severity: Finding["severity"]): number => severities.indexOf(severity);
