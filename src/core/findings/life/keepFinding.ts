import { enclosingBlock } from "../../context/around/enclosingBlock.ts";
import { linesOf } from "../../context/lines.ts";
import type { Finding } from "../finding.ts";
import type { FindingStore } from "../findingStore.ts";
import { identify, type Others } from "./identify.ts";
import { mergeFinding } from "./mergeFinding.ts";
import type { ReviewedCodeStore } from "./reviewedCodeStore.ts";

export interface KeepPorts {
  readonly findings: FindingStore;
  readonly reviewedCode: ReviewedCodeStore;
}

/** Takes a finding of a review; returns it as the store has it now, nothing for a repetition. */
export type KeepFinding = (finding: Finding, texts: Others["texts"]) => Finding | undefined;

/**
 * Keeps the findings of one review: each gets its id, is joined with what is known of it, and goes
 * into the store.
 *
 * @param by who reviews, as the store of reviewed code names them.
 */
export function keepFindings(by: string, { findings, reviewedCode }: KeepPorts): KeepFinding {
  const kept: { readonly finding: Finding; readonly texts: Others["texts"] }[] = [];
  return (finding, texts) => {
    const found = kept.map((one) => one.finding);
    const elsewhere = kept.filter((one) => one.texts !== texts).map((one) => one.finding);
    const known = findings.of(finding.uri);
    const isTaken = (id: string): boolean => findings.get(id) !== undefined;
    const identified = identify(finding, { found, elsewhere, known, isTaken, texts });
    if (identified === undefined) return undefined;
    // Without a review before, there is nothing to look up block by block.
    const isOldCode =
      reviewedCode.knows(by, finding.uri) &&
      [finding, ...finding.evidence].every((place) => {
        const block = blockAround(place, texts);
        return block !== undefined && reviewedCode.covers(by, place.uri, block);
      });
    const { earlier } = identified;
    const merged = mergeFinding(identified.finding, {
      isOldCode,
      ...(earlier === undefined ? {} : { earlier }),
    });
    kept.push({ finding: merged, texts });
    findings.put([merged]);
    return merged;
  };
}

/** The function around a place, in the text that the review read. */
function blockAround(
  { uri, range }: Pick<Finding, "uri" | "range">,
  texts: Others["texts"],
): string | undefined {
  for (const { uri: of, startLine, original } of texts) {
    const lines = linesOf(original);
    const at = range.start.line - startLine;
    if (of !== uri || at < 0 || at >= lines.length) continue;
    const end = Math.min(range.end.line - startLine, lines.length - 1);
    const block = enclosingBlock(original, at) ?? { start: at, end };
    return lines.slice(Math.min(block.start, at), Math.max(block.end, end) + 1).join("");
  }
  return undefined;
}
