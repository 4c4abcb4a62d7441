import type { Part } from "../prompt/prompt.ts";
import { linesOf } from "../context/lines.ts";
import type { Finding } from "./finding.ts";

/** A finding that comes back is updated in place; one that was dismissed stays away. */
export function mergeFinding(found: Finding, known: Finding | undefined): Finding {
  if (known?.state !== "dismissed") return found;
  const { dismissReason } = known;
  return {
    ...found,
    state: "dismissed",
    ...(dismissReason === undefined ? {} : { dismissReason }),
  };
}

/** Claude's findings within the reviewed parts that a complete review did not report again. */
export function notSeenAgain(
  findings: readonly Finding[],
  reviewed: readonly Part[],
  seen: ReadonlySet<string>,
): readonly Finding[] {
  return findings
    .filter(({ id, source, state }) => !seen.has(id) && source === "claude" && isDrawn(state))
    .filter((finding) => reviewed.some((part) => covers(part, finding)))
    .map((finding) => ({ ...finding, notSeenAgain: true }));
}

const isDrawn = (state: Finding["state"]): boolean => state === "open" || state === "unchecked";

function covers({ uri, startLine, text }: Part, finding: Finding): boolean {
  const { start, end } = finding.range;
  const endLine = startLine + linesOf(text).length;
  return uri === finding.uri && start.line >= startLine && end.line <= endLine;
}
