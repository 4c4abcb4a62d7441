import { nameSecrets, redact, UnscannableError } from "../context/redact.ts";
import type { Finding, Said } from "./finding.ts";

/** Of one remark, in UTF-16 units: what a person types, and more than an answer takes. */
export const longestSaid = 8000;
/** Remarks that are kept; of a longer talk the oldest go. */
const mostSaid = 24;

/**
 * A finding with so much more talk. It is shown, saved and sent again, so secrets are taken out of
 * it: people paste what they should not.
 */
export function addTalk(finding: Finding, said: readonly Said[]): Finding {
  const name = nameSecrets(finding.talk ?? []);
  const added = said.map(({ who, text }) => ({ who, text: hidden(text, name) }));
  return { ...finding, talk: [...(finding.talk ?? []), ...added].slice(-mostSaid) };
}

function hidden(text: string, name: ReturnType<typeof nameSecrets>): string {
  const short = text.length > longestSaid ? `${text.slice(0, longestSaid - 1)}…` : text;
  try {
    return redact(short.toWellFormed(), name).text;
  } catch (error) {
    if (error instanceof UnscannableError) return "(could not be checked for secrets)";
    throw error;
  }
}
