import type { Comment, CommentController, CommentThread } from "vscode";
import { CommentThreadCollapsibleState, Uri } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import type { SafeText } from "../core/findings/words/renderComment.ts";
import type { Answering } from "../core/sessionStore.ts";
import { commentOf, hasNewWords } from "./findingComment.ts";
import { threadContextOf, threadLabel } from "./findingLabels.ts";
import { talkComments } from "./talkComments.ts";
import { toVscodeRange } from "./toVscodeRange.ts";

/** What a thread shows. */
export interface ThreadContent {
  readonly finding: Finding;
  /** The question about it that is being answered, or was not. */
  readonly answering?: Answering | undefined;
}

/** A thread with what it was last drawn from. */
export interface Drawn extends ThreadContent {
  readonly thread: CommentThread;
}

/** A new thread with its words: VS Code opens the reply box of one that has none. */
export function createThread(
  controller: CommentController,
  content: ThreadContent,
  isOpen: boolean,
  safe: SafeText,
): CommentThread {
  const { uri, range } = content.finding;
  const words = [...commentsOf(content, safe)];
  const thread = controller.createCommentThread(Uri.parse(uri), toVscodeRange(range), words);
  const { Collapsed, Expanded } = CommentThreadCollapsibleState;
  thread.collapsibleState = isOpen ? Expanded : Collapsed;
  putFrame(thread, content);
  return thread;
}

/** Each assignment is a message to the window, so only what differs is assigned. */
export function redraw(
  thread: CommentThread,
  content: ThreadContent,
  last: ThreadContent,
  safe: SafeText,
): void {
  const { finding, answering } = content;
  const range = toVscodeRange(finding.range);
  if (thread.range?.isEqual(range) !== true) thread.range = range;
  if (last.answering === answering && !hasNewWords(finding, last.finding)) return;
  putFrame(thread, content);
  putComments(thread, commentsOf(content, safe));
}

function commentsOf({ finding, answering }: ThreadContent, safe: SafeText): readonly Comment[] {
  return [commentOf(finding, safe), ...talkComments(finding, answering, safe)];
}

function putFrame(thread: CommentThread, { finding, answering }: ThreadContent): void {
  const label = threadLabel(finding);
  if (thread.label !== label) thread.label = label;
  const context = threadContextOf(finding, answering);
  if (thread.contextValue !== context) thread.contextValue = context;
  // One answer at a time: what is sent off from the box is cleared from it at once.
  const canReply = answering?.cancel === undefined;
  if (thread.canReply !== canReply) thread.canReply = canReply;
}

/** VS Code knows a comment by its object: one that goes on keeps it, and is not drawn anew. */
function putComments(thread: CommentThread, next: readonly Comment[]): void {
  const shown = thread.comments;
  const isSame = (one: Comment, index: number): boolean => {
    const old = shown[index];
    return old !== undefined && textOf(old) === textOf(one) && old.label === one.label;
  };
  if (shown.length === next.length && next.every(isSame)) return;
  thread.comments = next.map((one, index) => {
    const old = shown[index];
    if (old?.author.name !== one.author.name) return one;
    return Object.assign(old, { label: undefined }, one);
  });
}

function textOf({ author, body }: Comment): string {
  return `${author.name}\n${typeof body === "string" ? body : body.value}`;
}
