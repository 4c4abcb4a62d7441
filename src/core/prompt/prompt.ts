export type Effort = "low" | "medium" | "high" | "xhigh" | "max";

/** Content of an assistant turn exactly as received; only `claude/` looks inside. */
export type AssistantContent = readonly unknown[];

/** A piece of text with its origin, that may be sent. Lines are those of the file, from 0. */
export interface Part {
  readonly uri: string;
  readonly path: string;
  /** The file's text from `startLine` on, line ends as in the file. */
  readonly text: string;
  readonly startLine: number;
  readonly languageId: string;
  /** What it is there for: "the code under review", "attached". */
  readonly why: string;
  /** Whether the lines are numbered in the prompt. */
  readonly numbered: boolean;
  /** The file that it is a version of, where that is not `uri`: an old side, the index. */
  readonly fileUri?: string;
  /** Lines that a change added or removed; shown beside their numbers. */
  readonly marks?: Marks;
  /** Words that are no file's, such as commit messages: nothing in them can be found or fixed. */
  readonly isWords?: true;
}

/** Lines of the file, from 0. */
export interface Marks {
  readonly sign: "+" | "-";
  readonly lines: ReadonlySet<number>;
}

/** A user turn's content in order: words of ours or the user's, and parts of files. */
export type Block =
  { readonly kind: "text"; readonly text: string } | { readonly kind: "part"; readonly part: Part };

export type Turn =
  | { readonly role: "user"; readonly content: readonly Block[] }
  | { readonly role: "assistant"; readonly content: AssistantContent };

/** What Claude gets, before it went through the door: ordered from stable to variable. */
export interface Prompt {
  readonly model: string;
  readonly maxOutputTokens: number;
  readonly effort: Effort;
  /** Persona first, then the instructions of the task; cached together. */
  readonly system: readonly string[];
  readonly turns: readonly Turn[];
  /** A JSON schema in the subset of structured output; absent in a chat. */
  readonly schema?: object;
}
