import { severities } from "../finding.ts";
import { parseFinding, type ClaimedFinding } from "./parseFinding.ts";

export const reconsiderVerdicts = ["stands", "revised", "withdrawn", "resolved"] as const;
export type ReconsiderVerdict = (typeof reconsiderVerdicts)[number];

/** What Claude makes of a finding that it looked at again. */
export interface Reconsidered {
  /** Fit to be shown: what it says to the user. */
  readonly reply: string;
  readonly verdict: ReconsiderVerdict;
  /** The finding as it is to be from now on, its places still claims. */
  readonly claimed: ClaimedFinding;
}

/**
 * Reads a whole answer; nothing when it is none. What it leaves out stays as it was.
 *
 * @param before the finding as it was told to Claude.
 */
export function parseReconsidered(text: string, before: ClaimedFinding): Reconsidered | undefined {
  const raw = rootOf(text);
  const reply = wordsOf(raw.get("reply"));
  const word = wordsOf(raw.get("verdict")).toLowerCase();
  const verdict = reconsiderVerdicts.find((one) => one === word);
  if (reply === "" || verdict === undefined) return undefined;
  const { fix, ...rest } = before;
  const claimed = parseFinding({
    ...rest,
    ...said(raw),
    evidence: [],
    fix: raw.has("fix") ? raw.get("fix") : fix,
  });
  return claimed && { reply, verdict, claimed };
}

/** Of the fields that may change, those that say something. */
function said(raw: ReadonlyMap<string, unknown>): object {
  const texts = ["title", "explanation", "trigger", "file", "quote"];
  const words = texts.filter((key) => wordsOf(raw.get(key)) !== "");
  const severity = wordsOf(raw.get("severity")).toLowerCase();
  const line = raw.get("line");
  return {
    ...Object.fromEntries(words.map((key) => [key, raw.get(key)])),
    ...(severities.some((one) => one === severity) && { severity }),
    ...(typeof line === "number" && { line }),
  };
}

/** Prose and fences may stand around it where the model cannot be held to a form. */
function rootOf(text: string): ReadonlyMap<string, unknown> {
  try {
    const root: unknown = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
    return new Map(typeof root === "object" && root !== null ? Object.entries(root) : []);
  } catch {
    return new Map();
  }
}

function wordsOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
