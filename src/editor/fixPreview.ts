import { commands, Disposable, EventEmitter, Uri, workspace } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { PlannedEdit } from "../core/findings/fixes/planFix.ts";
import { applyPlan, planFix } from "../core/findings/fixes/planFix.ts";
import { pathOf } from "../host/files/pathOf.ts";
import { fixScheme } from "../manifest.ts";
import { sentenceOfPlan } from "./applyFix.ts";
import { openFixFiles } from "./openFixFiles.ts";

export interface FixPreview {
  /** Shows the fix as VS Code's own diff; resolves with a sentence when there is none to show. */
  preview(id: string): Promise<string | undefined>;
  dispose(): void;
}

/** Registers the documents that show files as they are and as a fix would leave them. */
export function registerFixPreview(store: FindingStore): FixPreview {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(fixScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => shownText(store, uri),
  });
  // A preview shows what applying would do now, not what it would have done when it was opened.
  const redraw = workspace.onDidChangeTextDocument(({ document }) => {
    const shown = document.uri.toString();
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme === fixScheme && originOf(uri).uri === shown) changed.fire(uri);
    }
  });
  const all = Disposable.from(provider, redraw, changed);
  return { preview: (id) => preview(store.get(id)), dispose: () => void all.dispose() };
}

async function preview(finding: Finding | undefined): Promise<string | undefined> {
  if (finding?.fix === undefined) return "This finding has no fix.";
  const plan = planFix(finding.fix, await openFixFiles(finding));
  if (plan.kind !== "plan") return sentenceOfPlan(plan);
  const pairs = pairsOf(plan.edits, finding.id);
  const title = `Fix: ${finding.fix.title}`;
  const [only] = pairs;
  if (pairs.length === 1 && only !== undefined) {
    const [, left, right] = only;
    await commands.executeCommand(
      "vscode.diff",
      left,
      right,
      `${title} (${pathOf(only[0].toString())})`,
    );
  } else {
    await commands.executeCommand("vscode.changes", title, pairs);
  }
  return undefined;
}

/**
 * Of each file: its name, as it is, as it would be. As it is too it is a copy: comments on the file
 * itself would leave gaps in the diff.
 */
function pairsOf(edits: readonly PlannedEdit[], id: string): readonly [Uri, Uri, Uri][] {
  return [...new Set(edits.map((edit) => edit.uri))].map((uri) => [
    Uri.parse(uri),
    virtual({ id, uri, side: "before" }),
    virtual({ id, uri, side: "after" }),
  ]);
}

/** What a document of ours shows: a file before or after the fix of a finding. */
interface Shown {
  readonly id: string;
  readonly uri: string;
  readonly side: "before" | "after";
}

/** Keeps the file's name, which picks the language. */
function virtual(shown: Shown): Uri {
  const { path } = Uri.parse(shown.uri);
  return Uri.from({ scheme: fixScheme, path, query: JSON.stringify(shown) });
}

function originOf(uri: Uri): Shown {
  const { id, uri: origin, side } = JSON.parse(uri.query) as Record<string, unknown>;
  return { id: String(id), uri: String(origin), side: side === "before" ? side : "after" };
}

async function shownText(store: FindingStore, virtualUri: Uri): Promise<string> {
  const { id, uri, side } = originOf(virtualUri);
  const finding = store.get(id);
  if (finding?.fix === undefined) return "";
  const files = await openFixFiles(finding);
  const text = files.textOf(uri);
  if (side === "before") return text ?? "";
  const plan = planFix(finding.fix, files);
  return applyPlan(text, uri, plan.kind === "plan" ? plan.edits : []);
}
