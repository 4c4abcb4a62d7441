import type { ChangesAsked } from "../../core/ports.ts";
import type { RawChange } from "./rawChange.ts";
import type { Revisions } from "./revisions.ts";

/** The refs of both sides of a change, as the documents of VS Code's git extension name them. */
export interface Refs {
  readonly oldRef: string;
  readonly newRef: string;
}

/** "~" is what the Source Control view shows beside a file of the working tree. */
const beside = "~";
const index = "";

/** Which refs the two sides of a change have, so that they are those that VS Code's diffs show. */
export function refsFor(
  scope: ChangesAsked["scope"],
  revisions: Revisions | undefined,
): (change: RawChange) => Refs {
  if (revisions !== undefined) return () => ({ oldRef: revisions.from, newRef: revisions.to });
  if (scope === "staged") return () => ({ oldRef: "HEAD", newRef: index });
  if (scope === "unstaged") return () => ({ oldRef: beside, newRef: index });
  return ({ isStaged }) => ({ oldRef: isStaged === true ? "HEAD" : beside, newRef: index });
}
