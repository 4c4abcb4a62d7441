import type { Comment, CommentController, CommentThread } from "vscode";
import { comments, CommentThreadCollapsibleState, Disposable, Uri } from "vscode";
import { drawnFindings } from "../core/findings/drawnFindings.ts";
import type { Finding, Severity } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { SafeText } from "../core/findings/renderComment.ts";
import type { SessionState, SessionStore } from "../core/sessionStore.ts";
import { commentControllerId } from "../manifest.ts";
import { commentsOf, contextOf, hasNewWords, threadLabel } from "./findingComment.ts";
import { toVscodeRange } from "./toVscodeRange.ts";

/** More threads than this cannot be read, and take VS Code seconds to show. */
const mostThreads = 50;

export interface CommentThreadPorts {
  readonly session: SessionStore;
  /** Loaded on the first finding: reading Markdown is most of the bundle's weight. */
  safeText(): Promise<SafeText>;
  minimumSeverity(): Severity;
  onDidChangeSettings(listener: () => void): Disposable;
}

export interface CommentThreads {
  /** The thread of a finding, while it is drawn. */
  threadOf(id: string): CommentThread | undefined;
  /** Opens the thread of a finding; nothing happens for one that is not drawn. */
  expand(id: string): void;
  dispose(): void;
}

/** A thread with what it was last drawn from. */
interface Drawn {
  readonly thread: CommentThread;
  readonly finding: Finding;
}

/** Draws the findings of the store as comments on their code: the worst ones, a thread each. */
export function drawCommentThreads(store: FindingStore, ports: CommentThreadPorts): CommentThreads {
  const controller = comments.createCommentController(commentControllerId, "Backend Architect");
  const drawn = new Map<string, Drawn>();
  const opening = firstOfEachReview(ports.session);
  let safe: SafeText | undefined;

  const draw = (): void => {
    if (safe === undefined) return;
    const wanted = drawnFindings(store.all(), ports.minimumSeverity()).slice(0, mostThreads);
    removeOthers(drawn, wanted);
    for (const finding of wanted) {
      const last = drawn.get(finding.id);
      if (last?.finding === finding) continue;
      const thread = last?.thread ?? createThread(controller, finding, opening.take());
      redraw(thread, finding, last?.finding, safe);
      drawn.set(finding.id, { thread, finding });
    }
  };
  const load = async (): Promise<void> => {
    safe = await ports.safeText();
    draw();
  };
  const drawLoaded = (): void => {
    if (safe === undefined && store.all().length > 0) void load();
    else draw();
  };
  drawLoaded();

  const all = Disposable.from(
    controller,
    opening,
    new Disposable(store.onDidChange(drawLoaded)),
    ports.onDidChangeSettings(draw),
  );
  const threadOf = (id: string): CommentThread | undefined => drawn.get(id)?.thread;
  const expand = (id: string): void => {
    const thread = threadOf(id);
    if (thread !== undefined) thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  };
  return { threadOf, expand, dispose: () => void all.dispose() };
}

/** A thread cannot change its file: of a renamed one it is made again. */
function removeOthers(drawn: Map<string, Drawn>, wanted: readonly Finding[]): void {
  const uris = new Map(wanted.map(({ id, uri }) => [id, uri]));
  for (const [id, { thread, finding }] of drawn) {
    if (uris.get(id) === finding.uri) continue;
    thread.dispose();
    drawn.delete(id);
  }
}

function createThread(
  controller: CommentController,
  { uri, range }: Finding,
  isOpen: boolean,
): CommentThread {
  const thread = controller.createCommentThread(Uri.parse(uri), toVscodeRange(range), []);
  thread.canReply = false;
  const { Collapsed, Expanded } = CommentThreadCollapsibleState;
  thread.collapsibleState = isOpen ? Expanded : Collapsed;
  return thread;
}

/** Each assignment is a message to the window, so only what differs is assigned. */
function redraw(
  thread: CommentThread,
  finding: Finding,
  last: Finding | undefined,
  safe: SafeText,
): void {
  const range = toVscodeRange(finding.range);
  if (thread.range?.isEqual(range) !== true) thread.range = range;
  if (last !== undefined && !hasNewWords(finding, last)) return;
  const label = threadLabel(finding);
  if (thread.label !== label) thread.label = label;
  const context = contextOf(finding);
  if (thread.contextValue !== context) thread.contextValue = context;
  const next = commentsOf(finding, safe);
  if (textOf(next) !== textOf(thread.comments)) thread.comments = [...next];
}

function textOf(all: readonly Comment[]): string {
  return all.map(({ body }) => (typeof body === "string" ? body : body.value)).join("\n\n");
}

/** Says yes once for each review that begins: its first finding opens, the others stay folded. */
function firstOfEachReview(session: SessionStore): { take(): boolean; dispose(): void } {
  const idsOf = ({ running }: SessionState): Set<number> => new Set(running.map(({ id }) => id));
  let known = idsOf(session.state());
  // It may have begun before the surfaces were loaded for it.
  let isDue = known.size > 0;
  const stop = session.onDidChange((state) => {
    const ids = idsOf(state);
    if ([...ids].some((id) => !known.has(id))) isDue = true;
    known = ids;
  });
  const take = (): boolean => {
    const was = isDue;
    isDue = false;
    return was;
  };
  return { take, dispose: stop };
}
