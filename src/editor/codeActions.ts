import type { CodeActionProvider, Disposable, Range as VscodeRange, TextDocument } from "vscode";
import { CodeAction, CodeActionKind, languages } from "vscode";
import { isDrawn } from "../core/findings/drawnFindings.ts";
import type { Finding, Severity } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { isAiDisabled } from "../host/vscodeSettings.ts";
import type { CommandId } from "../manifest.ts";
import { commands, fixScheme, virtualScheme } from "../manifest.ts";

export interface CodeActionPorts {
  readonly store: FindingStore;
  minimumSeverity(): Severity;
}

/** Offers what can be done in the lightbulb: about findings at the cursor, and about a selection. */
export function registerCodeActions(ports: CodeActionPorts): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions: (document, range, context) => {
      if (document.uri.scheme === virtualScheme || document.uri.scheme === fixScheme) return [];
      const actions = [
        ...findingActions(ports, document, range),
        ...selectionActions(document, range),
      ];
      return actions.filter(({ kind }) => kind !== undefined && allows(context.only, kind));
    },
  };
  return languages.registerCodeActionsProvider({ pattern: "**/*" }, provider, {
    providedCodeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite],
  });
}

function allows(only: CodeActionKind | undefined, kind: CodeActionKind): boolean {
  return only === undefined || only.contains(kind);
}

function findingActions(
  ports: CodeActionPorts,
  document: TextDocument,
  range: VscodeRange,
): readonly CodeAction[] {
  return ports.store
    .of(document.uri.toString())
    .filter((finding) => isDrawn(finding, ports.minimumSeverity()))
    .filter(
      (one) => one.range.start.line <= range.end.line && range.start.line <= one.range.end.line,
    )
    .flatMap(actionsOn);
}

function actionsOn(finding: Finding): readonly CodeAction[] {
  const { id, fix } = finding;
  const title = finding.title.replace(/[\p{C}\p{Z}]+/gu, " ").slice(0, 80);
  const onFix = [
    action(`Preview fix: ${title}`, commands.previewFix, id),
    action(`Apply fix: ${title}`, commands.applyFix, id),
  ];
  return [
    ...(fix === undefined ? [] : onFix),
    ...(isAiDisabled() ? [] : questionsOn(finding, title)),
    action(`Dismiss: ${title}`, commands.dismissFinding, id),
  ];
}

function questionsOn({ id, fix }: Finding, title: string): readonly CodeAction[] {
  return [
    ...(fix === undefined ? [action(`Ask for a fix: ${title}`, commands.refreshFix, id)] : []),
    action(`Check again: ${title}`, commands.recheckFinding, id),
    action(`Ask about: ${title}`, commands.askAboutFinding, id),
  ];
}

/** A bulb on every line would be noise: only who selected something may want it reviewed. */
function selectionActions(document: TextDocument, range: VscodeRange): readonly CodeAction[] {
  if (range.isEmpty || document.getText(range).trim() === "") return [];
  const title = "Review selection with Backend Architect";
  const review = new CodeAction(title, CodeActionKind.RefactorRewrite);
  review.command = { command: commands.reviewSelection, title };
  return [review];
}

function action(title: string, command: CommandId, id: string): CodeAction {
  const offered = new CodeAction(title, CodeActionKind.QuickFix);
  offered.command = { command, title, arguments: [{ id }] };
  return offered;
}
