import type { Files } from "../../ports.ts";
import type { SentText } from "../../prompt/sealRequest.ts";
import { applyReconsidered } from "./applyReconsidered.ts";
import type { Finding } from "../finding.ts";
import type { FindingStore } from "../findingStore.ts";
import { reanchor } from "../anchors/followEdits.ts";
import type { ClaimedFinding } from "../answers/parseFinding.ts";
import { parseReconsidered, type ReconsiderVerdict } from "../answers/parseReconsidered.ts";
import type { FixFiles } from "../fixes/planFix.ts";
import { addTalk } from "../talk.ts";

export interface Answered {
  /** As it was when it was asked about. */
  readonly finding: Finding;
  readonly question: string;
  /** The whole answer, as it came. */
  readonly answer: string;
}

export interface Settled {
  readonly verdict: ReconsiderVerdict;
  readonly reply: string;
}

/**
 * Makes of an answer about a finding what becomes of it, in the store; nothing, and nothing is
 * changed, when it is no answer. The finding may have moved, been dismissed or be gone by now.
 *
 * @param texts what was sent.
 */
export async function settleReconsidered(
  { finding, question, answer }: Answered,
  texts: readonly SentText[],
  { files, findings }: { readonly files: Files; readonly findings: FindingStore },
  signal: AbortSignal,
): Promise<Settled | undefined> {
  const parsed = parseReconsidered(answer, claimOf(finding, files));
  if (parsed === undefined) return undefined;
  const { reply, verdict, claimed } = parsed;
  const today = await textsOfToday(texts, claimed, files, signal);
  const now = findings.get(finding.id);
  if (now !== undefined) {
    const against = { texts, today, uriOf: files.uriOf.bind(files) };
    const talk = [
      { who: "user", text: question },
      { who: "architect", text: reply },
    ] as const;
    const settled = addTalk(applyReconsidered(now, parsed, against), talk);
    findings.put([placedToday(settled, today)]);
  }
  return { reply, verdict };
}

/** Its place was found in the text as it was sent. */
function placedToday(finding: Finding, today: FixFiles): Finding {
  const text = today.textOf(finding.uri);
  const [moved = finding] = text === undefined ? [] : reanchor([finding], finding.uri, text);
  return moved;
}

/** A finding in the words of an answer. */
function claimOf(finding: Finding, files: Files): ClaimedFinding {
  const { category, severity, title, explanation, trigger, uri, range, quote, fix } = finding;
  const edits = fix?.edits.map(({ uri: of, oldText, newText }) => ({
    file: files.pathOf(of),
    oldText,
    newText,
  }));
  return {
    file: files.pathOf(uri),
    line: range.start.line + 1,
    quote,
    explanation,
    trigger,
    category,
    severity,
    title,
    evidence: [],
    ...(fix && edits && { fix: { title: fix.title, edits } }),
  };
}

/** Of what was sent, and where a fix would make new files. */
async function textsOfToday(
  texts: readonly SentText[],
  { fix }: ClaimedFinding,
  files: Files,
  signal: AbortSignal,
): Promise<FixFiles> {
  const made = (fix?.edits ?? []).flatMap(({ file }) => files.uriOf(file) ?? []);
  const uris = [...new Set([...texts.map(({ uri }) => uri), ...made])];
  const read = await Promise.all(uris.map((uri) => files.read(uri, "part", signal)));
  const today = new Map(read.flatMap((one) => (one.kind === "text" ? [[one.uri, one.text]] : [])));
  return { textOf: (uri) => today.get(uri), isAllowed: () => true };
}
