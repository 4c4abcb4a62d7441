import { checks } from "../checks/checks.ts";
import type { Knowledge } from "../checks/check.ts";
import { runLocalChecks } from "../checks/runLocalChecks.ts";
import type { Candidate } from "../checks/runLocalChecks.ts";

/** What all checks find in the whole workspace, and in which files they looked. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly uris: readonly string[];
}

/** A review asks as often as it has parts, and so does the run of the checks beside it. */
const known = new WeakMap<Knowledge, Candidates>();

export function findCandidates(knowledge: Knowledge): Candidates {
  const candidates = known.get(knowledge) ?? findAnew(knowledge);
  known.set(knowledge, candidates);
  return candidates;
}

function findAnew(knowledge: Knowledge): Candidates {
  const uris = [...knowledge.files.keys()].map((path) => knowledge.uriOf(path));
  return { candidates: runLocalChecks(knowledge, checks, undefined), uris };
}
