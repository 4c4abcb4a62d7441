import { commands, Disposable, EventEmitter, Uri, workspace } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { PlannedEdit } from "../core/findings/planFix.ts";
import { applyPlan, planFix } from "../core/findings/planFix.ts";
import { pathOf } from "../host/files/pathOf.ts";
import { fixScheme } from "../manifest.ts";
import { sentenceOfPlan } from "./applyFix.ts";
import { openFixFiles } from "./openFixFiles.ts";

export interface FixPreview {
  /** Shows the fix as VS Code's own diff; resolves with a sentence when there is none to show. */
  preview(id: string): Promise<string | undefined>;
  dispose(): void;
}

/** Registers the documents that show files as a fix would leave them. */
export function registerFixPreview(store: FindingStore): FixPreview {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(fixScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => fixedText(store, uri),
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
      `${pathOf(only[0].toString())}: ${title}`,
    );
  } else {
    await commands.executeCommand("vscode.changes", title, pairs);
  }
  return undefined;
}

/** Of each file: its name, as it is, as it would be. */
function pairsOf(edits: readonly PlannedEdit[], id: string): readonly [Uri, Uri, Uri][] {
  const created = new Set(edits.filter(({ kind }) => kind === "create").map(({ uri }) => uri));
  return [...new Set(edits.map((edit) => edit.uri))].map((name) => {
    const uri = Uri.parse(name);
    const left = created.has(name) ? virtual(uri, "", name) : uri;
    return [uri, left, virtual(uri, id, name)];
  });
}

/** Keeps the file's name, which picks the language. An empty id is the empty file. */
function virtual({ path }: Uri, id: string, uri: string): Uri {
  return Uri.from({ scheme: fixScheme, path, query: JSON.stringify({ id, uri }) });
}

function originOf(uri: Uri): { readonly id: string; readonly uri: string } {
  const { id, uri: origin } = JSON.parse(uri.query) as Record<string, unknown>;
  return { id: String(id), uri: String(origin) };
}

async function fixedText(store: FindingStore, virtualUri: Uri): Promise<string> {
  const { id, uri } = originOf(virtualUri);
  const finding = store.get(id);
  if (finding?.fix === undefined) return "";
  const files = await openFixFiles(finding);
  const plan = planFix(finding.fix, files);
  return applyPlan(files.textOf(uri), uri, plan.kind === "plan" ? plan.edits : []);
}
