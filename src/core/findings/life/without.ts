import type { Finding } from "../finding.ts";

type Optional = "checkReason" | "checked" | "fix" | "notSeenAgain" | "refuteReason" | "stateBefore";

/** The finding without some of its fields, of those that it need not have. */
export function without(finding: Finding, ...keys: readonly Optional[]): Finding {
  const rest = { ...finding };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
}
