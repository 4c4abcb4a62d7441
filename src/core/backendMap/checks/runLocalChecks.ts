import type { Category } from "../../findings/finding.ts";
import type { Check, Knowledge, LocalFinding } from "./check.ts";

/** A local finding with the check that made it. */
export interface Candidate extends LocalFinding {
  readonly check: string;
  readonly category: Category;
  /** For Claude alone, who is to judge it. */
  readonly isHint: boolean;
}

/** Files and folders by their URIs; everything without them. */
export type CheckScope = readonly string[] | undefined;

/**
 * Runs the checks over all that is known, since a defect in one file is often proved by another, and
 * keeps what they found in the scope.
 */
export function runLocalChecks(
  knowledge: Knowledge,
  checks: readonly Check[],
  scope: CheckScope,
): readonly Candidate[] {
  return checks.flatMap((check) =>
    check
      .run(knowledge)
      .filter(({ uri }) => isInScope(uri, scope))
      .map((found) => ({
        ...found,
        check: check.id,
        category: check.category,
        isHint: check.isHint,
      })),
  );
}

/** Whether a file is one of those meant, or in one of the folders. */
export function isInScope(uri: string, scope: CheckScope): boolean {
  if (scope === undefined) return true;
  return scope.some((one) => uri === one || uri.startsWith(one.endsWith("/") ? one : `${one}/`));
}

/** All that the checks have to say on these files, hints included, for Claude to judge. */
export function candidatesFor(
  uris: readonly string[],
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const wanted = new Set(uris);
  return candidates.filter(({ uri }) => wanted.has(uri));
}
