import type { BackendMap } from "./backendMap/backendMap.ts";
import type { Candidate } from "./backendMap/checks/runLocalChecks.ts";
import type { NeighbourAnswer } from "./context/neighbourhood/answerNeighbours.ts";
import type { CodeLink, LinkQuestion } from "./context/neighbourhood/links.ts";
import type { NeighbourQuestion } from "./context/neighbourhood/neighbour.ts";
import type { AssistantContent, Effort } from "./prompt/prompt.ts";
import type { Fault } from "./errors.ts";
import type { NotReviewed } from "./reviewEvent.ts";
import type { SealedRequest } from "./prompt/sealedRequest.ts";

/**
 * Everything the core needs of the world. VS Code stands behind these in `host/`, Claude in
 * `claude/`; tests give small real ones.
 */

/** A file as the user sees it: an open document's unsaved text wins over the disk's. */
export interface TextFile {
  readonly kind: "text";
  readonly uri: string;
  /** As the prompt names it: relative to the workspace folder, "/" between, folder's name first if there are several. */
  readonly path: string;
  /** Line ends as in the file; no BOM. */
  readonly text: string;
  readonly languageId: string;
}

/** Why a file gives no text. `reason` ends a sentence. */
export interface NoText {
  readonly kind: "noText";
  readonly uri: string;
  readonly path: string;
  readonly code: "not-text" | "file-too-large" | "unreadable" | "outside-workspace";
  readonly reason: string;
}

/** Where a rule says that a file stays here. */
export interface Withheld {
  /** `ignored` is never sent, `gitignored` only on the user's own word. */
  readonly strength: "ignored" | "gitignored";
  /** The file and line, or the setting, that says so: ".aiexclude", "built-in deny list". */
  readonly rule: string;
}

export type ReadExtent = "whole" | "part";

/** The files of a folder that a review of it reads. */
export interface Listed {
  /** Folder by folder, so that what belongs together stays together; the same each time. */
  readonly uris: readonly string[];
  /** What is passed over: files, and folders as a whole. Of cause `trouble`: what was not looked at. */
  readonly passedOver: readonly NotReviewed[];
}

export interface Files {
  /**
   * @param extent what of the file is wanted: one too large to be reviewed whole can still give a
   * part of it.
   */
  read(uri: string, extent: ReadExtent, signal: AbortSignal): Promise<TextFile | NoText>;
  /** Which rule withholds this file, if any. Reads rule files anew when they changed; fails closed. */
  withheld(uri: string, signal: AbortSignal): Promise<Withheld | undefined>;
  /**
   * What of a folder can be reviewed, by names and rules, nothing of it read yet; of a file itself.
   */
  list(uri: string, signal: AbortSignal): Promise<Listed>;
  /** The path that the prompt uses for this file. */
  pathOf(uri: string): string;
  /** The other way, for a file that may not exist yet; nothing for a path that leaves its folder. */
  uriOf(path: string): string | undefined;
}

/** Which changes are meant; without `repository` and `uris` those of the file in front of the user. */
export interface ChangesAsked {
  /**
   * `all`: working tree against the last commit. `staged`: index against the last commit.
   * `unstaged`: working tree against the index. `branch`: last commit against the merge base with
   * `base`. `range`: the commits of `range`, "A..B", "A...B" or one.
   */
  readonly scope: "all" | "staged" | "unstaged" | "branch" | "range";
  /** A branch, tag or commit; without it the branch that others are merged into. */
  readonly base?: string;
  readonly range?: string;
  /** Only these files of the working tree, and what was moved from or to them. */
  readonly uris?: readonly string[];
  /** The repository's folder. */
  readonly repository?: string;
}

/** One side of a changed file, not read yet. */
export interface FileVersion {
  /** Opens in VS Code, and comments can be drawn on it. */
  readonly uri: string;
  /** As the prompt names it: "src/a.ts", and "src/a.ts (before)" for an old side. */
  readonly path: string;
  /** Git's name of the content; absent for the working tree, which is read as any file is. */
  readonly blob?: string;
}

/** A file that changed, renames as one. Plain data. */
export interface ChangedFile {
  /** Of the file in the working tree, under its new name; nothing may be there any more. */
  readonly uri: string;
  readonly path: string;
  readonly status:
    | "added"
    | "modified"
    | "deleted"
    | "renamed"
    | "copied"
    | "untracked"
    | "typechange"
    | "conflict"
    | "submodule"
    | "link";
  /** Of a renamed or copied file; the rules for it hold as well. */
  readonly oldUri?: string;
  readonly oldPath?: string;
  readonly before?: FileVersion;
  readonly after?: FileVersion;
  /** In no folder of the window. */
  readonly isOutside?: true;
}

export interface ChangeSet {
  /** The repository's folder, as a URI. */
  readonly repository: string;
  /** Absent on a detached head. */
  readonly branch?: string;
  /** What the new side is compared with, for people, where the scope has one: "main". */
  readonly base?: string;
  /** Of the commits under review, oldest first, bounded. */
  readonly messages: readonly string[];
  readonly files: readonly ChangedFile[];
}

/** What changed, as git tells it. Reads only; runs nothing of the repository; no network. */
export interface Changes {
  list(asked: ChangesAsked, signal: AbortSignal): Promise<ChangeSet | Fault>;
  /** The texts of versions of one set, in their order. */
  read(
    set: ChangeSet,
    versions: readonly FileVersion[],
    signal: AbortSignal,
  ): Promise<readonly (TextFile | NoText)[]>;
}

/** What is known of the workspace beyond the files that a request names. */
export interface Backend {
  /** As it is known by now; nothing while there is none. */
  map(): BackendMap | undefined;
  /** Definitions near to some code; none while nobody can tell. Rejects only when aborted. */
  neighbours(question: NeighbourQuestion, signal: AbortSignal): Promise<NeighbourAnswer>;
  /** What is certain of some code besides; whatever has come within moments. */
  links(question: LinkQuestion, signal: AbortSignal): Promise<readonly CodeLink[]>;
  /** What the local checks find in these files, hints included; as `neighbours` otherwise. */
  candidates(uris: readonly string[], signal: AbortSignal): Promise<readonly Candidate[]>;
}

/** Monotonic milliseconds, so that a changed wall clock disturbs no timer. */
export interface Clock {
  now(): number;
  /** Local wall-clock time for people, "14:05". */
  timeOfDay(secondsFromNow: number): string;
  /** Rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Dollars per million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
}

export interface Model {
  readonly id: string;
  readonly name: string;
  /** The family: "sonnet". Empty where the server does not say. */
  readonly line: string;
  readonly maxInputTokens: number;
  readonly maxOutputTokens: number;
  readonly canThink: boolean;
  readonly efforts: readonly Effort[];
  readonly canStructure: boolean;
  /** Absent for models whose price is not known; the band for a prompt of this size. */
  readonly price?: (promptTokens: number) => Price;
}

/** Usage of one request, as the service counted it. */
export interface RequestUsage {
  /** The whole prompt; `cachedTokens` and `cacheWriteTokens` are parts of it. */
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  /** Of what was counted: at least so much where the answer broke off. Absent without a price. */
  readonly usd?: number;
}

/**
 * One request's answer as it arrives. Any number of the others, then exactly one of `ended` and
 * `failed`; the iterator never throws, except for bugs. Leaving the loop early closes the socket.
 */
export type ClaudeEvent =
  | { readonly kind: "waiting"; readonly seconds: number; readonly sentence: string }
  | { readonly kind: "started"; readonly model: string; readonly requestId?: string }
  | { readonly kind: "thinking"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "ended";
      readonly stop: "end" | "tool-use";
      readonly content: AssistantContent;
      readonly model: string;
      readonly usage?: RequestUsage;
    }
  /** `usage` is what the service had counted by then; `cancelled` is our own abort. */
  | {
      readonly kind: "failed";
      readonly fault: Fault | "cancelled";
      readonly usage?: RequestUsage;
    };

export interface Claude {
  /** Which host gets the requests, for people: "api.anthropic.com". */
  readonly host: string;
  /** Somebody else who is paid for the answers, by their vendor id; their list of models is all there is. */
  readonly payee?: string;
  /** The service's models, or the built-in table when it cannot be asked. Never rejects. */
  models(signal: AbortSignal): Promise<readonly Model[]>;
  send(request: SealedRequest, signal: AbortSignal): AsyncIterable<ClaudeEvent>;
}
