import { severities } from "../../src/core/findings/finding.ts";
import { isObject, type JsonObject } from "../fakeClaude/json.ts";
import { practiceChat } from "./practiceChat.ts";
import {
  practiceEntries,
  shopFiles,
  type PracticeEntry,
  type PracticeVerdict,
  type WireFinding,
} from "./practiceEntry.ts";
import {
  asksAboutFinding,
  practiceReconsider,
  type WireReconsidered,
} from "./practiceReconsider.ts";
import { sentCode, userTexts, type SentCode } from "./sentCode.ts";

export type PracticeAnswer =
  | {
      readonly kind: "review";
      readonly json: { readonly findings: readonly WireFinding[]; readonly examined: string };
    }
  | {
      readonly kind: "challenge";
      readonly json: {
        readonly verdicts: readonly ({ readonly finding: number } & PracticeVerdict)[];
      };
    }
  | { readonly kind: "reconsider"; readonly json: WireReconsidered }
  | { readonly kind: "chat"; readonly markdown: string };

/**
 * What the practice server answers to the body of a messages request: findings and verdicts that
 * were written in advance for the sample backend, and an honest word about everything else.
 */
export function practiceAnswer(body: JsonObject): PracticeAnswer {
  const asked = askedFields(body);
  if (asked.includes("verdicts")) return { kind: "challenge", json: challenge(body) };
  if (asksAboutFinding(asked)) return { kind: "reconsider", json: practiceReconsider(body) };
  if (asked.includes("findings")) return { kind: "review", json: review(body) };
  return { kind: "chat", markdown: practiceChat(userTexts(body).at(-1) ?? "") };
}

/** The answer as the text of an assistant turn. */
export function answerText(answer: PracticeAnswer): string {
  return answer.kind === "chat" ? answer.markdown : JSON.stringify(answer.json);
}

/** The fields that the request's schema asks for; none in a chat. */
function askedFields(body: JsonObject): readonly string[] {
  const config = isObject(body["output_config"]) ? body["output_config"] : {};
  const format = isObject(config["format"]) ? config["format"] : {};
  const schema = isObject(format["schema"]) ? format["schema"] : {};
  return isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [];
}

function review(body: JsonObject): { findings: readonly WireFinding[]; examined: string } {
  const sent = sentCode(body, shopFiles());
  const entries = practiceEntries();
  const findings = sent.reviewed.flatMap(({ path, prefix }) =>
    (entries.get(path) ?? [])
      .filter(({ finding, saidOf }) => sent.find(saidOf ?? finding.quote) !== undefined)
      .map((entry) => asSaid(entry, prefix, sent)),
  );
  return { findings: findings.toSorted(bySeverity), examined: examined(sent) };
}

function bySeverity(a: WireFinding, b: WireFinding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

function examined({ reviewed }: SentCode): string {
  if (reviewed.length === 0) {
    return "Practice answer: this server knows its own sample backend alone, so it cannot know what is right or wrong in this code. Set a key to ask Claude.";
  }
  const paths = reviewed.map(({ prefix, path }) => prefix + path).join(", ");
  return `Practice answer: looked up what was written in advance about ${paths}. No code was judged.`;
}

/** Says what it is, names files as the prompt does, and quotes only what was sent. */
function asSaid({ finding }: PracticeEntry, prefix: string, sent: SentCode): WireFinding {
  const named = <Place extends { readonly file: string }>(place: Place): Place => ({
    ...place,
    file: prefix + place.file,
  });
  const edits = finding.fix?.edits ?? [];
  const isKnown = edits.every(({ oldText }) => oldText === "" || sent.find(oldText) === oldText);
  return named({
    ...finding,
    quote: sent.find(finding.quote) ?? finding.quote,
    title: `${finding.title} (practice answer)`,
    explanation: `Practice answer, written in advance: ${finding.explanation}`,
    evidence: finding.evidence.filter(({ quote }) => sent.find(quote) === quote).map(named),
    fix: finding.fix !== null && isKnown ? { ...finding.fix, edits: edits.map(named) } : null,
  });
}

/** Knows its own findings by their titles; each has the last number that stands before it. */
function challenge(body: JsonObject): {
  verdicts: readonly ({ finding: number } & PracticeVerdict)[];
} {
  const text = userTexts(body).at(-1) ?? "";
  const verdicts = [...practiceEntries().values()].flat().flatMap((entry) => {
    const at = text.indexOf(entry.finding.title);
    const number = at < 0 ? undefined : numberBefore(text.slice(0, at));
    return number === undefined ? [] : [{ finding: number, ...verdictOf(entry) }];
  });
  return { verdicts: verdicts.toSorted((a, b) => a.finding - b.finding) };
}

/** In the line of the title, else the number that the nearest line above begins with. */
function numberBefore(text: string): number | undefined {
  const lines = text.split("\n");
  const inLine = /\d+/.exec(lines.at(-1) ?? "")?.[0];
  const above = lines
    .slice(0, -1)
    .map((line) => /^\W*(?:finding\W*)?(\d+)\b/i.exec(line)?.[1])
    .findLast((number) => number !== undefined);
  const found = inLine ?? above;
  return found === undefined ? undefined : Number(found);
}

function verdictOf({ finding, verdict }: PracticeEntry): PracticeVerdict {
  const said = verdict ?? {
    reason: "The quoted lines and the second place say what the finding says.",
    verdict: "confirmed",
    severity: finding.severity,
  };
  return { ...said, reason: `Practice answer, written in advance: ${said.reason}` };
}
