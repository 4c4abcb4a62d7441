import type { Category, Range, Severity } from "../../findings/finding.ts";
import type { BackendMap } from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";

/** All that a check may look at. */
export interface Knowledge {
  readonly map: BackendMap;
  /** What each file says by itself, by its path. */
  readonly files: ReadonlyMap<string, FileFacts>;
  /** A file's path as a URI. */
  readonly uriOf: (path: string) => string;
}

/** A second place that shows why a finding is one. */
interface LocalEvidence {
  readonly uri: string;
  readonly range: Range;
  readonly note: string;
}

/** What a check found, in words of its own; its quote is taken from the text when it is drawn. */
export interface LocalFinding {
  readonly uri: string;
  readonly range: Range;
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
  /** Which request or event makes it go wrong. */
  readonly trigger: string;
  readonly evidence: readonly LocalEvidence[];
}

/**
 * A rule over what is known of the backend: no model, no network. Its doc comment says what an alarm
 * proves, and what it cannot. False alarms are worse than misses.
 */
export interface Check {
  /** Stable: findings are known again by it. */
  readonly id: string;
  readonly category: Category;
  /** Needs judgement: never shown, only handed to Claude as a candidate. */
  readonly isHint: boolean;
  run(knowledge: Knowledge): readonly LocalFinding[];
}
