import type { Evidence, Finding, FixEdit } from "../findings/finding.ts";
import { withLf } from "../findings/anchors/lineEnds.ts";

/**
 * A finding as the prompt tells it to who is to judge it anew: what it says, what became of it,
 * its evidence and its fix.
 *
 * @param pathOf how the prompt names a file.
 */
export function describeFinding(finding: Finding, pathOf: (uri: string) => string): string {
  const { title, category, severity, explanation, trigger, evidence, fix } = finding;
  const at = (place: Pick<Evidence, "uri" | "range">): string =>
    `\`${pathOf(place.uri)}:${place.range.start.line + 1}\``;
  return [
    `## The finding: ${title}`,
    `${severity}, ${category}, at ${at(finding)}. ${stateOf(finding)}`,
    fenced(finding.quote),
    `Explanation: ${explanation}`,
    `Trigger: ${trigger}`,
    ...evidence.map((one) => `Evidence at ${at(one)}: ${one.note}\n${fenced(one.quote)}`),
    ...(fix === undefined
      ? ["It has no fix."]
      : [`Its fix: ${fix.title}`, ...fix.edits.map((edit) => describeEdit(edit, pathOf))]),
  ].join("\n\n");
}

function stateOf({
  state,
  refuteReason,
  checkReason,
  dismissReason,
  dismissNote,
}: Finding): string {
  const because = (...reasons: readonly (string | undefined)[]): string => {
    const said = reasons.filter((reason) => reason !== undefined && reason !== "").join(", ");
    return said === "" ? "." : `: ${said}`;
  };
  switch (state) {
    case "open":
      return `It stands${because(checkReason)}`;
    case "unchecked":
      return "It stands; nobody has tried to refute it yet.";
    case "refuted":
      return `It was refuted${because(refuteReason)}`;
    case "dismissed":
      return `The author dismissed it${because(dismissReason, dismissNote)}`;
    case "fixed":
      return "It was marked as fixed. It quoted:";
    case "lost":
      return "What it quoted is gone from the file; the line is where it last stood. It quoted:";
  }
}

function describeEdit({ uri, oldText, newText }: FixEdit, pathOf: (uri: string) => string): string {
  const path = `\`${pathOf(uri)}\``;
  if (oldText === "") return `A new file ${path}:\n${fenced(newText)}`;
  return `In ${path}, this\n${fenced(oldText)}\nbecomes\n${fenced(newText)}`;
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const body = withLf(text).replace(/\n$/, "");
  const runs = body.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3));
  return `${fence}\n${body}\n${fence}`;
}
