import type { Finding, Range } from "../finding.ts";
import type { TextEdit } from "../anchors/moveAnchor.ts";
import { moveRange, shiftOf } from "../anchors/moveAnchor.ts";
import type { PlannedEdit } from "./planFix.ts";
import { applyPlan } from "./planFix.ts";
import { textPositions } from "../anchors/textPositions.ts";

/** What a fix put into a file and what stood there; `range` follows later edits. */
export interface AppliedEdit {
  readonly range: Range;
  readonly oldText: string;
  readonly newText: string;
  /** Somebody edited inside it, so taking it back would take that along. */
  readonly isTouched: boolean;
}

export interface AppliedFile {
  readonly uri: string;
  /** Absent for a file that the fix made. */
  readonly before?: string;
  readonly after: string;
  readonly edits: readonly AppliedEdit[];
}

export interface AppliedFix {
  /** The finding as it was before its fix. */
  readonly finding: Finding;
  readonly files: readonly AppliedFile[];
  /** Undone in the editor; a redo brings it back. */
  readonly isUndone: boolean;
}

/** The fixes of this window that can be taken back. */
export interface AppliedFixStore {
  all(): readonly AppliedFix[];
  get(id: string): AppliedFix | undefined;
  put(applied: AppliedFix): void;
  remove(id: string): void;
}

/** It keeps texts, so only the newest fixes are remembered. */
const mostFixes = 50;

export function createAppliedFixStore(): AppliedFixStore {
  const fixes = new Map<string, AppliedFix>();
  return {
    all: () => [...fixes.values()],
    get: (id) => fixes.get(id),
    put(applied) {
      fixes.set(applied.finding.id, applied);
      const [oldest] = fixes.keys();
      if (fixes.size > mostFixes && oldest !== undefined) fixes.delete(oldest);
    },
    remove: (id) => void fixes.delete(id),
  };
}

/** What there is to remember of a plan that is about to be applied over these texts. */
export function appliedFiles(
  edits: readonly PlannedEdit[],
  textOf: (uri: string) => string | undefined,
): readonly AppliedFile[] {
  return [...new Set(edits.map((edit) => edit.uri))].map((uri) => {
    const before = textOf(uri);
    const after = applyPlan(before, uri, edits);
    if (before === undefined) return { uri, after, edits: [] };
    return { uri, before, after, edits: rangesAfter(before, after, uri, edits) };
  });
}

function rangesAfter(
  before: string,
  after: string,
  uri: string,
  edits: readonly PlannedEdit[],
): readonly AppliedEdit[] {
  const old = textPositions(before);
  const now = textPositions(after);
  let moved = 0;
  return edits
    .filter((edit) => edit.kind === "replace")
    .filter((edit) => edit.uri === uri)
    .toSorted((one, other) => old.offsetAt(one.range.start) - old.offsetAt(other.range.start))
    .map(({ range, oldText, newText }) => {
      const start = old.offsetAt(range.start) + moved;
      moved += newText.length - oldText.length;
      return {
        range: now.rangeOf(start, start + newText.length),
        oldText,
        newText,
        isTouched: false,
      };
    });
}

/** Moves what a fix put into a file as later edits move it. */
export function followApplied(file: AppliedFile, changes: readonly TextEdit[]): AppliedFile {
  const shifts = changes.map(shiftOf);
  const edits = file.edits.map((edit) =>
    shifts.reduce((moving, shift) => {
      const { range, isTouched } = moveRange(moving.range, shift);
      return { ...moving, range, isTouched: moving.isTouched || isTouched };
    }, edit),
  );
  return { ...file, edits };
}

/** The edits that take a file back, over its text of now; nothing when somebody changed it there. */
export function planUndo(file: AppliedFile, text: string): readonly AppliedEdit[] | undefined {
  if (file.before === undefined) return text === file.after ? [] : undefined;
  const positions = textPositions(text);
  const isWhole = file.edits.every(
    ({ range, newText, isTouched }) =>
      !isTouched &&
      text.slice(positions.offsetAt(range.start), positions.offsetAt(range.end)) === newText,
  );
  return isWhole ? file.edits : undefined;
}
