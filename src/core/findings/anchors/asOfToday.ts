import { isStanding } from "../drawnFindings.ts";
import type { Evidence, Finding, Fix, Range } from "../finding.ts";
import { reanchor } from "./followEdits.ts";
import { withLf } from "./lineEnds.ts";
import { nearestQuote } from "./nearestQuote.ts";
import { planFix } from "../fixes/planFix.ts";
import type { PlannedEdit } from "../fixes/planFix.ts";
import { textPositions } from "./textPositions.ts";

/** Texts of files as they are now, by uri; `undefined` for one that is gone. Others are not known. */
export type TodaysTexts = ReadonlyMap<string, string | undefined>;

/**
 * A finding as it can be handed to somebody who sees the files as they are now: its quote and its
 * evidence where they stand, its fix over today's text or, where it does not fit any more, none.
 * Undefined when the text that it is about is gone.
 */
export function asOfToday(finding: Finding, texts: TodaysTexts): Finding | undefined {
  const placed = placedAnew(finding, texts);
  if (placed === undefined) return undefined;
  const { fix, ...rest } = placed;
  const today = fix && fixOfToday(fix, texts);
  const evidence = placed.evidence.flatMap((one) => evidenceOfToday(one, texts));
  return { ...rest, evidence, ...(today && { fix: today }) };
}

/** One that was fixed, refuted or lost is about text of its time, and stays as it is. */
function placedAnew(finding: Finding, texts: TodaysTexts): Finding | undefined {
  const { uri } = finding;
  const isAboutToday = isStanding(finding) || finding.state === "dismissed";
  if (!isAboutToday || !texts.has(uri)) return finding;
  const text = texts.get(uri);
  const [moved = finding] = reanchor([finding], uri, text);
  return text !== undefined && stands(moved, text) ? moved : undefined;
}

function stands({ range, quote }: Finding, text: string): boolean {
  return withLf(textAt(range, text)) === withLf(quote);
}

function textAt({ start, end }: Range, text: string): string {
  const { offsetAt } = textPositions(text);
  return text.slice(offsetAt(start), offsetAt(end));
}

function evidenceOfToday(one: Evidence, texts: TodaysTexts): readonly Evidence[] {
  if (!texts.has(one.uri)) return [one];
  const text = texts.get(one.uri);
  if (text === undefined) return [];
  const lf = withLf(text);
  const quote = withLf(one.quote);
  const positions = textPositions(lf);
  const start = nearestQuote(lf, quote, positions.offsetAt(one.range.start));
  if (start < 0) return [];
  const range = positions.rangeOf(start, start + quote.length);
  return [{ ...one, range, quote: textAt(range, text) }];
}

function fixOfToday(fix: Fix, texts: TodaysTexts): Fix | undefined {
  if (!fix.edits.every(({ uri }) => texts.has(uri))) return undefined;
  const plan = planFix(fix, { textOf: (uri) => texts.get(uri), isAllowed: () => true });
  return plan.kind === "plan" ? { title: fix.title, edits: plan.edits.map(asEdit) } : undefined;
}

function asEdit(edit: PlannedEdit): Fix["edits"][number] {
  const { uri, newText } = edit;
  if (edit.kind === "create") return { uri, oldText: "", newText };
  return { uri, range: edit.range, oldText: edit.oldText, newText };
}
