import type { Finding } from "../finding.ts";

/** "by the team: accepted risk, the gateway checks it"; for lists and hovers. */
export function dismissalWords({
  dismissReason,
  dismissNote,
  dismissedBy,
}: Pick<Finding, "dismissReason" | "dismissNote" | "dismissedBy">): string {
  const why = [dismissReason ?? "no reason", ...(dismissNote === undefined ? [] : [dismissNote])];
  return `${dismissedBy === "team" ? "by the team: " : ""}${why.join(", ")}`;
}
