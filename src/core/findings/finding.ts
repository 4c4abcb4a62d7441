/** What kind of defect a finding is about; the order is the one of lists and filters. */
export const categories = [
  "security",
  "authorization",
  "validation",
  "consistency",
  "idempotency",
  "concurrency",
  "query",
  "migration",
  "contract",
  "error-handling",
  "resilience",
  "tenancy",
  "observability",
  "capacity",
  "boundaries",
  "testing",
  "delivery",
] as const;
export type Category = (typeof categories)[number];

/** Worst first. */
export const severities = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];

/** Zero-based line and UTF-16 character, as VS Code counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half open: `end` is the first position that is not part of it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Evidence {
  readonly uri: string;
  readonly range: Range;
  readonly quote: string;
  readonly note: string;
}

/** An empty `oldText` creates the file at `uri`; otherwise `range` is where `oldText` stood. */
export interface FixEdit {
  readonly uri: string;
  readonly range?: Range;
  readonly oldText: string;
  readonly newText: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly FixEdit[];
  /** Tried in memory: whether its files still parse. Absent where nobody can tell. */
  readonly trial?: "parses" | "breaks";
}

/**
 * `unchecked` waits for a challenge (or lost it), `open` stands, `refuted` fell in it,
 * `dismissed` by the user, `fixed` by our fix or a recheck, `lost` when its text is gone otherwise.
 */
export type FindingState = "open" | "unchecked" | "refuted" | "dismissed" | "fixed" | "lost";

/** Something that was said about a finding after it was reported. */
export interface Said {
  readonly who: "user" | "architect";
  readonly text: string;
}

/** One remark, tied to text of a file. Plain JSON: it survives a round trip. */
export interface Finding {
  /** Stable over reviews: the same problem keeps its id. */
  readonly id: string;
  readonly uri: string;
  readonly range: Range;
  /** The file's own text at `range`, line ends as in the file. */
  readonly quote: string;
  readonly match: "exact" | "near";
  readonly category: Category;
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
  /** Which request or event makes it go wrong. */
  readonly trigger: string;
  readonly evidence: readonly Evidence[];
  readonly fix?: Fix;
  readonly state: FindingState;
  /** Of one that is `lost`, `fixed` or `dismissed`: the state it goes back to. */
  readonly stateBefore?: Exclude<FindingState, "dismissed">;
  readonly notSeenAgain?: true;
  /** The challenge's verdict on one that stands; absent while nobody challenged it. */
  readonly checked?: "confirmed" | "lowered";
  /** The challenge's words on why. */
  readonly checkReason?: string;
  /** Found only now in code that was completely reviewed before and has not changed since. */
  readonly late?: true;
  readonly refuteReason?: string;
  /** "wrong", "accepted risk" or "later". */
  readonly dismissReason?: string;
  /** The user's own words on why it was dismissed. */
  readonly dismissNote?: string;
  /** Dismissed by the file that the team shares; absent when the user did it here. */
  readonly dismissedBy?: "team";
  /** What the user and the architect said about it since, oldest first; `addTalk` bounds it. */
  readonly talk?: readonly Said[];
  /** The id of a local finding whose place it takes. */
  readonly confirms?: string;
  readonly source: "claude" | "local";
  readonly persona: string;
  readonly model: string;
}
