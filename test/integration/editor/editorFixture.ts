import { commands, Disposable, Range as VscodeRange, Uri, window, workspace } from "vscode";
import type { TextDocument, TextEditor } from "vscode";
import { createAppliedFixStore } from "../../../src/core/findings/fixes/appliedFixStore.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { createFindingStore } from "../../../src/core/findings/findingStore.ts";
import { textPositions } from "../../../src/core/findings/anchors/textPositions.ts";
import { createSessionStore } from "../../../src/core/sessionStore.ts";
import type { CommentThreads } from "../../../src/editor/commentThreads.ts";
import { drawCommentThreads } from "../../../src/editor/commentThreads.ts";
import { loadSafeText } from "../../../src/editor/loadSafeText.ts";
import { trackEdits } from "../../../src/editor/trackEdits.ts";
import { until } from "../../support/until.ts";
import { sampleFinding } from "../../unit/findings/sampleFinding.ts";
import { quietLog } from "../host/quietLog.ts";

export type Fixture = ReturnType<typeof openFixture>;

/** Stores with the surfaces that the tests look at, as extension.ts connects them. */
export function openFixture() {
  const store = createFindingStore();
  const applied = createAppliedFixStore();
  const session = createSessionStore({ day: "2026-11-24", usd: 0 });
  const threads: CommentThreads = drawCommentThreads(store, {
    session,
    log: quietLog(),
    safeText: loadSafeText,
    minimumSeverity: () => "low",
    onDidChangeSettings: () => new Disposable(() => undefined),
  });
  const tracking = trackEdits(store, applied, quietLog());
  const dispose = (): void => {
    threads.dispose();
    tracking.dispose();
  };
  return { store, applied, session, threads, dispose };
}

let files = 0;

/** A new file of the workspace, under a name that no test has used. */
export async function newFile(text: string, name = "file.ts"): Promise<Uri> {
  files += 1;
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file("/");
  const uri = Uri.joinPath(folder, `made/${Date.now()}-${files}-${name}`);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function show(uri: Uri): Promise<TextEditor> {
  return window.showTextDocument(uri, { preview: false });
}

/** A finding on the first place of `quote`. */
export function findingIn(uri: Uri, text: string, quote: string, changes: Partial<Finding> = {}) {
  const start = text.indexOf(quote);
  const range = textPositions(text).rangeOf(start, start + quote.length);
  return { ...sampleFinding, uri: uri.toString(), range, quote, ...changes };
}

/** The text under a finding's thread right now. */
export async function drawnText({ threads }: Fixture, document: TextDocument, id = "f1") {
  const thread = await until(() => threads.threadOf(id));
  return document.getText(thread.range ?? new VscodeRange(0, 0, 0, 0));
}

/** A key of the user's on the editor that has the focus. */
export async function press(command: string): Promise<void> {
  await commands.executeCommand(command);
}
