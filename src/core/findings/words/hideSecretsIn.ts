import { nameSecrets, redact, UnscannableError } from "../../context/redact.ts";
import type { Finding } from "../finding.ts";

/**
 * Findings without secrets. A quote leaves them out already; what was saved by somebody else, or
 * quoted by a check of our own, is looked at again. A fix that holds one is left out: with a
 * placeholder in it, it would write the placeholder.
 */
export function hideSecretsIn(findings: readonly Finding[]): readonly Finding[] {
  const name = nameSecrets();
  const hide = (text: string): string => hidden(text, name);
  return findings.map((finding) => hideIn(finding, hide));
}

function hideIn(finding: Finding, hide: (text: string) => string): Finding {
  const { fix, ...rest } = finding;
  const words = [fix?.title ?? "", ...(fix?.edits ?? []).flatMap((e) => [e.oldText, e.newText])];
  const isClean = words.every((text) => hide(text) === text);
  return {
    ...rest,
    quote: hide(finding.quote),
    title: hide(finding.title),
    explanation: hide(finding.explanation),
    trigger: hide(finding.trigger),
    evidence: finding.evidence.map((one) => ({
      ...one,
      quote: hide(one.quote),
      note: hide(one.note),
    })),
    ...(fix && isClean && { fix }),
  };
}

function hidden(text: string, name: ReturnType<typeof nameSecrets>): string {
  try {
    return redact(text, name).text;
  } catch (error) {
    if (error instanceof UnscannableError) return "";
    throw error;
  }
}
