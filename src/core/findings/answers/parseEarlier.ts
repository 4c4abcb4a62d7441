/** What an answer says of a finding of an earlier review. */
export interface ClaimedEarlier {
  /** The number that the prompt gave it, from 1. */
  readonly finding: number;
  readonly resolved: boolean;
  readonly reason: string;
}

/** Characters; the reason is shown below the finding. */
const longestReason = 2000;

/** Reads the answer's `earlier`; what is none of it is passed over, and so is its absence. */
export function parseEarlier(value: unknown): readonly ClaimedEarlier[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== "object" || each === null) return [];
    const raw = new Map<string, unknown>(Object.entries(each));
    const [finding, resolved] = [raw.get("finding"), raw.get("resolved")];
    if (typeof finding !== "number" || typeof resolved !== "boolean") return [];
    const reason = raw.get("reason");
    const words = typeof reason === "string" ? reason.trim().slice(0, longestReason) : "";
    return [{ finding, resolved, reason: words }];
  });
}
