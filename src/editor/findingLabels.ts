import type { Finding } from "../core/findings/finding.ts";
import type { Answering } from "../core/sessionStore.ts";
import { contextWords } from "../manifest.ts";

// What the list needs of a finding at the start: what its comment says is loaded with the first one.

/** The title of a thread: plain text, on one line. */
export function threadLabel({ title }: Finding): string {
  return title.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
}

/** The words by which menus tell what can be done with a finding. */
export function contextOf(finding: Finding): string {
  const { finding: any, fix, fixed, dismissed } = contextWords;
  if (finding.state === "dismissed") return dismissed;
  if (finding.state === "fixed") return fixed;
  return finding.fix === undefined || finding.state === "lost" ? any : `${any} ${fix}`;
}

/** Of its thread: besides, whether a question about it is being answered, or was not. */
export function threadContextOf(finding: Finding, answering: Answering | undefined): string {
  const word = contextOf(finding);
  if (answering === undefined) return word;
  const { answering: arriving, unanswered } = contextWords;
  return `${word} ${answering.cancel === undefined ? unanswered : arriving}`;
}
