import type { Fix, FixEdit, Range } from "../finding.ts";
import { lineEndOf, withLf } from "../anchors/lineEnds.ts";
import { isBefore } from "../anchors/moveAnchor.ts";
import { textPositions } from "../anchors/textPositions.ts";

/** One change of a file as it is now; positions count in its present text. */
export type PlannedEdit =
  | {
      readonly kind: "replace";
      readonly uri: string;
      readonly range: Range;
      /** What stands there, line ends as in the file. */
      readonly oldText: string;
      readonly newText: string;
    }
  | { readonly kind: "create"; readonly uri: string; readonly newText: string };

/** `stale`: the text it was written for is no longer there. `declined`: it must not be applied. */
export type FixPlan =
  | { readonly kind: "plan"; readonly edits: readonly PlannedEdit[] }
  | { readonly kind: "stale" | "declined"; readonly uri: string; readonly reason: string };

/** What a fix may touch, as it is now. */
export interface FixFiles {
  /** The text of a file, or nothing where there is no such file. */
  textOf(uri: string): string | undefined;
  /** Whether a fix may change or make this file at all. */
  isAllowed(uri: string): boolean;
}

type NoPlan = Exclude<FixPlan, { readonly kind: "plan" }>;

/**
 * Plans a fix over today's texts: every edit of it, or none. Text is compared and written with the
 * file's own line ends. An edit whose text moved is planned where that text now stands, if it
 * stands there only once. Reasons end a sentence.
 */
export function planFix(fix: Fix, files: FixFiles): FixPlan {
  const planned = fix.edits.filter(isChange).map((edit) => planEdit(edit, files));
  const failed = planned.find(
    (one): one is NoPlan => one.kind !== "replace" && one.kind !== "create",
  );
  if (failed !== undefined) return failed;
  const edits = planned.filter((one) => one.kind === "replace" || one.kind === "create");
  const [first] = fix.edits;
  if (edits.length === 0) return decline(first?.uri ?? "", "it changes nothing");
  const clash = edits.find((one, index) =>
    edits.slice(0, index).some((other) => overlaps(one, other)),
  );
  if (clash !== undefined) return decline(clash.uri, "two of its edits change the same text");
  return { kind: "plan", edits };
}

/** The text of one file after the plan; the text itself where the plan leaves it alone. */
export function applyPlan(
  text: string | undefined,
  uri: string,
  edits: readonly PlannedEdit[],
): string {
  const positions = textPositions(text ?? "");
  return edits
    .filter((edit) => edit.uri === uri)
    .toSorted((one, other) => startOf(other) - startOf(one))
    .reduce((whole, edit) => {
      if (edit.kind === "create") return edit.newText;
      const { start, end } = edit.range;
      return (
        whole.slice(0, positions.offsetAt(start)) +
        edit.newText +
        whole.slice(positions.offsetAt(end))
      );
    }, text ?? "");

  function startOf(edit: PlannedEdit): number {
    return edit.kind === "create" ? 0 : positions.offsetAt(edit.range.start);
  }
}

function isChange(edit: FixEdit): boolean {
  return edit.oldText === "" || withLf(edit.oldText) !== withLf(edit.newText);
}

function planEdit(edit: FixEdit, files: FixFiles): PlannedEdit | NoPlan {
  const { uri, oldText, newText } = edit;
  if (!files.isAllowed(uri)) return decline(uri, "it is not a file that a fix may change");
  if (oldText.includes(placeholder) || newText.includes(placeholder)) {
    return decline(uri, "it touches a secret that was hidden before sending");
  }
  const text = files.textOf(uri);
  if (oldText === "") {
    return text === undefined ? { kind: "create", uri, newText } : stale(uri, "it exists already");
  }
  if (text === undefined) return stale(uri, "it is no longer there");
  return planReplacement(edit, text);
}

const placeholder = "[[secret:";

function planReplacement(
  { uri, oldText, newText, range }: FixEdit,
  text: string,
): PlannedEdit | NoPlan {
  const lf = withLf(text);
  const positions = textPositions(lf);
  const wanted = withLf(oldText);
  const expected = range === undefined ? -1 : positions.offsetAt(range.start);
  const start = expected >= 0 && lf.startsWith(wanted, expected) ? expected : onlyPlace(lf, wanted);
  if (typeof start === "string") return stale(uri, start);

  const at = positions.rangeOf(start, start + wanted.length);
  const real = textPositions(text);
  const lineEnd = lineEndOf(text);
  return {
    kind: "replace",
    uri,
    range: at,
    oldText: text.slice(real.offsetAt(at.start), real.offsetAt(at.end)),
    newText: withLf(newText).replaceAll("\n", lineEnd),
  };
}

/** The only place where `wanted` stands, or why there is none to choose. */
function onlyPlace(text: string, wanted: string): number | string {
  const first = text.indexOf(wanted);
  if (first < 0) return "the text that it was written for has changed";
  return text.includes(wanted, first + 1)
    ? "the text that it was written for now stands in several places"
    : first;
}

function overlaps(one: PlannedEdit, other: PlannedEdit): boolean {
  if (one.uri !== other.uri) return false;
  if (one.kind === "create" || other.kind === "create") return true;
  return isBefore(one.range.start, other.range.end) && isBefore(other.range.start, one.range.end);
}

function stale(uri: string, reason: string): NoPlan {
  return { kind: "stale", uri, reason };
}

function decline(uri: string, reason: string): NoPlan {
  return { kind: "declined", uri, reason };
}
