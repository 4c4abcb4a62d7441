import { dollars } from "./costLine.ts";
import type { RunningReview } from "./sessionStore.ts";

/** What the status bar says of a moment. */
export interface Status {
  readonly running: readonly Pick<RunningReview, "title" | "found">[];
  /** As people know it: "Claude Sonnet 5"; empty while nobody knows. */
  readonly model: string;
  readonly usdToday: number;
  /** Findings that are drawn. */
  readonly findings: number;
  /** A sentence about the key in use, where there is something to say: that it is the environment's. */
  readonly keyNote?: string;
}

/** The words of the status bar: `text` with icons, `label` for a screen reader. */
export function statusText(status: Status): { readonly text: string; readonly label: string } {
  const [first] = status.running;
  if (first !== undefined) {
    const found = status.running.reduce((sum, review) => sum + review.found, 0);
    const what =
      status.running.length === 1 ? first.title : `${status.running.length} times at once`;
    return {
      text: `$(loading~spin) Reviewing ${what}: ${found} found`,
      label: `Backend Architect is reviewing ${what}, ${foundSoFar(found)}. Press to cancel.`,
    };
  }
  const model = status.model === "" ? "Architect" : status.model;
  const cost = `${dollars(status.usdToday)} today`;
  const key = status.keyNote === undefined ? "" : " $(key)";
  return {
    text: `$(server-process) ${model} · ${cost}${key}`,
    label: ["Backend Architect", model, cost, status.keyNote].filter(Boolean).join(", "),
  };
}

/** "no findings yet", "1 finding so far". */
export function foundSoFar(found: number): string {
  if (found === 0) return "no findings yet";
  return `${found} finding${found === 1 ? "" : "s"} so far`;
}
