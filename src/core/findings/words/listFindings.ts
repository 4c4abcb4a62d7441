import { stripHidden } from "../../context/hiddenCharacters.ts";
import type { Evidence, Finding, Fix } from "../finding.ts";
import { renderFix } from "./renderFix.ts";

/** Bytes of UTF-8: what another agent reads of its context for one answer. */
export const mostBytes = 20 * 1024;

/** So that one long finding does not leave the place to no other; UTF-16 units. */
const longest = { title: 200, words: 1500, quote: 1000, note: 300, diff: 3000 };
const mostEvidence = 5;

/** What is said beside the findings. */
export interface ListingNotes {
  /** How many are about files that a rule keeps from others. */
  readonly withheld: number;
  /** How many more were asked for. */
  readonly beyond: number;
}

/**
 * Findings as compact JSON for another agent, the first ones first, until it is full:
 * `{findings: […], notListed?, withheld?, note?}`. Lines count from 1.
 */
export function listFindings(
  findings: readonly Finding[],
  pathOf: (uri: string) => string,
  notes: ListingNotes,
): string {
  const encoder = new TextEncoder();
  const listed: string[] = [];
  // Room for what stands around the list.
  let left = mostBytes - 500;
  for (const finding of findings) {
    const text = JSON.stringify(asListed(finding, pathOf));
    left -= encoder.encode(text).length + 1;
    if (left < 0) break;
    listed.push(text);
  }
  const rest = findings.length - listed.length + notes.beyond;
  const others = {
    ...(rest > 0 && {
      notListed: rest,
      note: "Ask again with “file”, “severity” or “category” to see the others.",
    }),
    ...(notes.withheld > 0 && { withheld: notes.withheld }),
  };
  const tail = JSON.stringify(others).slice(1);
  return `{"findings":[${listed.join(",")}]${tail === "}" ? "" : ","}${tail}`;
}

function asListed(finding: Finding, pathOf: (uri: string) => string): object {
  const { id, severity, category, state, title, trigger, explanation, quote } = finding;
  const { evidence, fix, refuteReason, dismissReason } = finding;
  return {
    id,
    ...placeOf(finding, pathOf),
    severity,
    category,
    state,
    title: cut(stripHidden(title), longest.title),
    trigger: cut(stripHidden(trigger), longest.words),
    explanation: cut(stripHidden(explanation), longest.words),
    quote: cut(quote, longest.quote),
    ...(evidence.length > 0 && { evidence: evidenceOf(evidence, pathOf) }),
    ...(fix && { fix: fixOf(fix, pathOf) }),
    ...(refuteReason !== undefined && { refuteReason: cut(refuteReason, longest.note) }),
    ...(dismissReason !== undefined && { dismissReason: cut(dismissReason, longest.note) }),
    saidBy: finding.source === "local" ? "local check" : finding.model,
  };
}

function placeOf(
  { uri, range }: Pick<Finding, "uri" | "range">,
  pathOf: (uri: string) => string,
): { readonly file: string; readonly line: number; readonly endLine?: number } {
  const line = range.start.line + 1;
  const endLine = range.end.character === 0 ? range.end.line : range.end.line + 1;
  return { file: pathOf(uri), line, ...(endLine > line && { endLine }) };
}

function evidenceOf(
  evidence: readonly Evidence[],
  pathOf: (uri: string) => string,
): readonly object[] {
  return evidence.slice(0, mostEvidence).map((one) => ({
    ...placeOf(one, pathOf),
    note: cut(stripHidden(one.note), longest.note),
  }));
}

function fixOf({ title, edits }: Fix, pathOf: (uri: string) => string): object {
  const diff = renderFix(edits, pathOf, Infinity).replace(/^`+diff\n|\n`+$/g, "");
  const files = [...new Set(edits.map(({ uri }) => pathOf(uri)))];
  return { title: cut(stripHidden(title), longest.title), files, diff: cut(diff, longest.diff) };
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).toWellFormed()}… (cut)` : text;
}
