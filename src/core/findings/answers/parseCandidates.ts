/** What an answer says of a candidate that the local checks found. */
export interface ClaimedCandidate {
  /** The number that the prompt gave it, from 1. */
  readonly candidate: number;
  readonly verdict: "confirmed" | "refuted";
  readonly reason: string;
}

/** Characters; the reason is shown below the finding. */
const longestReason = 2000;

/** Reads the answer's `candidates`; what is none of it is passed over, and so is its absence. */
export function parseCandidates(value: unknown): readonly ClaimedCandidate[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== "object" || each === null) return [];
    const raw = new Map<string, unknown>(Object.entries(each));
    const [candidate, verdict] = [raw.get("candidate"), raw.get("verdict")];
    if (typeof candidate !== "number") return [];
    if (verdict !== "confirmed" && verdict !== "refuted") return [];
    const reason = raw.get("reason");
    const words = typeof reason === "string" ? reason.trim().slice(0, longestReason) : "";
    return [{ candidate, verdict, reason: words }];
  });
}
