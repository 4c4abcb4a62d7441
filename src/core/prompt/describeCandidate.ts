import type { Finding, Range } from "../findings/finding.ts";
import { firstLine } from "./firstLine.ts";

/** A local finding as it stands in the code, for Claude to judge. */
export interface Candidacy {
  readonly finding: Finding;
  /** All the code that it is about, where the finding quotes only its first line. */
  readonly extent: Range;
  /** Nobody is shown it before it was judged. */
  readonly isHint: boolean;
  readonly path: string;
  /** Places that prove it: "src/a.ts:3, reads the column". */
  readonly evidence: readonly string[];
}

/** UTF-16 units; about a hundred tokens. */
const longest = 360;
const longestQuote = 100;

/** In a line of bounded length. */
export function describeCandidate({ finding, isHint, path, evidence }: Candidacy): string {
  const { range, category, severity, title, quote } = finding;
  const kind = isHint ? "a hint" : "by rule";
  const place = `${path}:${range.start.line + 1}`;
  const shown = firstLine(quote.trim().slice(0, longestQuote));
  const line = `${place}, ${category}, ${severity}, ${kind}: ${title}. ${shown}${proof(evidence)}`;
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}

function proof(evidence: readonly string[]): string {
  return evidence.length === 0 ? "" : `. Evidence: ${evidence.join("; ")}`;
}
