import type { CommentThread } from "vscode";
import { comments, CommentThreadCollapsibleState, Disposable, window } from "vscode";
import type { Undrawn } from "../core/findings/drawnFindings.ts";
import { countUndrawn, drawnFindings, mostDrawn } from "../core/findings/drawnFindings.ts";
import type { Finding, Severity } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { SafeText } from "../core/findings/words/renderComment.ts";
import type { SessionState, SessionStore } from "../core/sessionStore.ts";
import { catchBug } from "../host/catchBug.ts";
import type { Log } from "../host/log.ts";
import { commentControllerId } from "../manifest.ts";
import { createThread, redraw, type Drawn, type ThreadContent } from "./drawThread.ts";
import { rememberRevealed } from "./revealedFindings.ts";

export interface CommentThreadPorts {
  readonly session: SessionStore;
  readonly log: Pick<Log, "bug">;
  /** Loaded on the first finding: reading Markdown is most of the bundle's weight. */
  safeText(): Promise<SafeText>;
  minimumSeverity(): Severity;
  onDidChangeSettings(listener: () => void): Disposable;
}

export interface CommentThreads {
  /** The thread of a finding, while it is drawn. */
  threadOf(id: string): CommentThread | undefined;
  /** Opens the thread of a finding, and draws it if it was not drawn. */
  expand(id: string): void;
  /** How many of these findings stand but are in the list only. */
  undrawn(findings: readonly Finding[]): Undrawn;
  dispose(): void;
}

/** Draws the findings of the store as comments on their code, a thread each. */
export function drawCommentThreads(store: FindingStore, ports: CommentThreadPorts): CommentThreads {
  const painter = createPainter(ports);
  const draw = (): void => {
    if (store.all().length > 0 || painter.hasThreads()) painter.paint(wanted());
  };
  const revealed = rememberRevealed(store, ports.session, draw);
  const wanted = (): readonly Finding[] =>
    drawnFindings(store.all(), {
      minimum: ports.minimumSeverity(),
      inView: urisInView(),
      revealed: revealed.ids(),
    });
  draw();

  const all = Disposable.from(
    painter,
    revealed,
    new Disposable(store.onDidChange(draw)),
    ports.onDidChangeSettings(draw),
    window.onDidChangeVisibleTextEditors(() => {
      // Which files are in view matters only where not all can be drawn.
      if (store.all().length > mostDrawn) draw();
    }),
  );
  return {
    threadOf: (id) => painter.threadOf(id),
    expand(id) {
      revealed.add(id);
      painter.paint(wanted());
      painter.open(id);
    },
    undrawn(findings) {
      const ids = new Set(wanted().map(({ id }) => id));
      return countUndrawn(findings, ids, ports.minimumSeverity());
    },
    dispose: () => void all.dispose(),
  };
}

interface Painter {
  paint(wanted: readonly Finding[]): void;
  /** Opens a thread that is drawn. */
  open(id: string): void;
  threadOf(id: string): CommentThread | undefined;
  hasThreads(): boolean;
  dispose(): void;
}

/** Makes threads what they should be; what it is told while its words load, it does afterwards. */
function createPainter(ports: CommentThreadPorts): Painter {
  const controller = comments.createCommentController(commentControllerId, "Backend Architect");
  const opening = firstOfEachReview(ports.session);
  const drawn = new Map<string, Drawn>();
  let safe: SafeText | undefined;
  let waiting: { readonly wanted: readonly Finding[]; readonly open?: string } | undefined;

  const contentsOf = (wanted: readonly Finding[]): readonly ThreadContent[] => {
    const { answering } = ports.session.state();
    return wanted.map((finding) => ({ finding, answering: answering.get(finding.id) }));
  };
  const create = (content: ThreadContent, words: SafeText): CommentThread =>
    createThread(controller, content, opening.take(), words);
  const threadOf = (id: string): CommentThread | undefined => drawn.get(id)?.thread;
  const open = (id: string): void => {
    const thread = threadOf(id);
    if (thread !== undefined) thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
    else if (waiting !== undefined) waiting = { ...waiting, open: id };
  };
  const load = async (): Promise<void> => {
    safe = await ports.safeText();
    if (waiting === undefined) return;
    const { wanted, open: id } = waiting;
    waiting = undefined;
    paintAll(drawn, contentsOf(wanted), safe, create);
    if (id !== undefined) open(id);
  };
  const paint = (wanted: readonly Finding[]): void => {
    if (safe !== undefined) {
      paintAll(drawn, contentsOf(wanted), safe, create);
      return;
    }
    const isFirst = waiting === undefined;
    waiting = { ...waiting, wanted };
    if (isFirst) catchBug(ports.log, "Loading the words of findings", load());
  };
  const dispose = (): void => {
    Disposable.from(controller, opening).dispose();
  };
  return { paint, open, threadOf, hasThreads: () => drawn.size > 0, dispose };
}

function paintAll(
  drawn: Map<string, Drawn>,
  wanted: readonly ThreadContent[],
  words: SafeText,
  create: (content: ThreadContent, words: SafeText) => CommentThread,
): void {
  removeOthers(
    drawn,
    wanted.map(({ finding }) => finding),
  );
  for (const content of wanted) {
    const { finding, answering } = content;
    const last = drawn.get(finding.id);
    if (last?.finding === finding && last.answering === answering) continue;
    const thread = last?.thread ?? create(content, words);
    if (last !== undefined) redraw(thread, content, last, words);
    drawn.set(finding.id, { thread, ...content });
  }
}

function urisInView(): ReadonlySet<string> {
  return new Set(window.visibleTextEditors.map(({ document }) => document.uri.toString()));
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
