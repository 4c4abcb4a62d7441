import { type JsonObject } from "../fakeClaude/json.ts";
import {
  practiceEntries,
  shopFiles,
  type PracticeEntry,
  type WireFinding,
} from "./practiceEntry.ts";
import { sentCode, userTexts, type SentCode } from "./sentCode.ts";

/** What is answered about one finding, as the structured output carries it. */
export interface WireReconsidered extends Pick<
  WireFinding,
  "severity" | "title" | "explanation" | "trigger" | "file" | "line" | "quote" | "fix"
> {
  readonly reply: string;
  readonly verdict: "stands" | "revised" | "withdrawn" | "resolved";
}

/**
 * Answers about a finding of its own without having read a word: whether its line still stands is
 * all that is looked at, and the fix is the one that was written in advance.
 */
export function practiceReconsider(body: JsonObject): WireReconsidered {
  const text = userTexts(body).at(-1) ?? "";
  const entry = [...practiceEntries().values()]
    .flat()
    .find(({ finding }) => text.includes(`The finding: ${finding.title}`));
  if (entry === undefined) return { ...nothing, reply: unknown };

  // The finding's own words hold the line too.
  const code = text.slice(0, text.indexOf("## The finding: "));
  const content = [{ type: "text", text: code }];
  const sent = sentCode({ messages: [{ role: "user", content }] }, shopFiles());
  const verdict = verdictOn(entry, sent);
  return { ...nothing, verdict, reply: replyTo(text, entry, verdict), fix: fixOf(entry, sent) };
}

/** Empty texts leave the finding as it is. */
const nothing: WireReconsidered = {
  reply: "",
  verdict: "stands",
  severity: "medium",
  title: "",
  explanation: "",
  trigger: "",
  file: "",
  line: 1,
  quote: "",
  fix: null,
};

const unknown =
  "Practice answer: this server knows the findings of its own sample backend alone, so it cannot know. It leaves the finding as it is. Run “Backend Architect: Set API Key” to ask Claude.";

function verdictOn(
  { finding, verdict }: PracticeEntry,
  sent: SentCode,
): WireReconsidered["verdict"] {
  if (verdict?.verdict === "refuted") return "withdrawn";
  return sent.find(finding.quote) === undefined ? "resolved" : "stands";
}

function replyTo(
  text: string,
  { finding, verdict: written }: PracticeEntry,
  verdict: WireReconsidered["verdict"],
): string {
  const place = `\`${finding.file}\``;
  const canned = "Practice answer, written in advance:";
  if (verdict === "withdrawn") return `${canned} ${written?.reason ?? ""}`;
  if (verdict === "resolved") {
    return `${canned} the line that the finding quoted is no longer in ${place}, so it is marked as fixed. Nobody judged the code; Claude would.`;
  }
  if (text.includes("They want a fix")) {
    return `${canned} this is the fix that belongs to the finding, if it still fits. A new one takes Claude.`;
  }
  const still = `the line that the finding quotes is still in ${place}, so it stands.`;
  return text.includes("They write:")
    ? `${canned} nobody read your words. To be sure of one thing, ${still} Set a key to talk with Claude.`
    : `${canned} ${still} Nobody judged the code; Claude would.`;
}

/** Only over text that was sent. */
function fixOf({ finding }: PracticeEntry, sent: SentCode): WireReconsidered["fix"] {
  const { fix } = finding;
  const fits = fix?.edits.every(({ oldText }) => oldText === "" || sent.find(oldText) === oldText);
  return fits === true ? fix : null;
}

/** Whether a request is about one finding, by the schema that it asks for. */
export function asksAboutFinding(fields: readonly string[]): boolean {
  return fields.includes("reply") && fields.includes("verdict");
}
