import type { Fault } from "./errors.ts";

/** What goes wrong with one request alone; the next one may well pass. */
const ofOneRequest: readonly Fault["code"][] = [
  "refused",
  "output-limit",
  "malformed",
  "request-too-large",
  "connection-lost",
  "timeout",
];

/** Whether the other requests of a review would meet the same fault. */
export function isForAll(fault: Fault | "cancelled"): boolean {
  return fault === "cancelled" || !ofOneRequest.includes(fault.code);
}
