import { commands as vscodeCommands, ProgressLocation, window } from "vscode";
import type { Ask } from "../core/reconsider/ask.ts";
import { costLine } from "../core/costLine.ts";
import { withoutLinks } from "../core/errors.ts";
import type { Finding } from "../core/findings/finding.ts";
import { progressMessage } from "../core/progressMessage.ts";
import type {
  ReconsiderEvent,
  ReconsiderPorts,
  ReconsiderResult,
} from "../core/reconsider/reconsider.ts";
import { hasNewFix, reconsideredSentence } from "../core/reconsider/reconsideredSentence.ts";
import { toSignal } from "../host/toSignal.ts";
import { commands } from "../manifest.ts";
import { remedies, type Button } from "./closing.ts";

/** Milliseconds that the cost of an answer stands in the status bar. */
const costShown = 10_000;

/** How a gesture in the editor has a finding looked at again. */
export function reconsiderWith(
  ports: ReconsiderPorts,
): (finding: Finding, ask: Ask) => Promise<ReconsiderResult> {
  return (finding, ask) => reconsiderInEditor(finding, ask, ports);
}

/**
 * A reply is answered in its thread, and stopped there; the others run under a progress, with a
 * sentence at their end.
 */
async function reconsiderInEditor(
  finding: Finding,
  ask: Ask,
  ports: ReconsiderPorts,
): Promise<ReconsiderResult> {
  const run = async (
    observe: (event: ReconsiderEvent) => void,
    signal: AbortSignal,
  ): Promise<ReconsiderResult> => {
    // The engine is loaded with the first question.
    const { reconsider } = await import("../core/reconsider/reconsider.ts");
    return reconsider({ id: finding.id, ask }, ports, observe, signal);
  };
  const result =
    ask.kind === "reply"
      ? await run(() => undefined, new AbortController().signal)
      : await withProgress(`${titles[ask.kind]}: ${oneLine(finding.title)}`, run);
  if (result.model !== undefined) {
    const cost = costLine(result.model, result.usage);
    window.setStatusBarMessage(`$(comment-discussion) ${oneLine(cost)}`, costShown);
  }
  tell(finding, ask, result);
  return result;
}

const titles = { recheck: "Checking again", refreshFix: "Asking for a new fix" } as const;

function withProgress(
  title: string,
  run: (
    observe: (event: ReconsiderEvent) => void,
    signal: AbortSignal,
  ) => Promise<ReconsiderResult>,
): Promise<ReconsiderResult> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return Promise.resolve(
    window.withProgress(options, (progress, token) =>
      run((event) => {
        if (event.kind === "reply" || event.kind === "ended") return;
        const message = progressMessage(event, 0);
        if (message !== undefined) progress.report({ message });
      }, toSignal(token)),
    ),
  );
}

/** Not awaited: it has ended, and the button begins something else. */
function tell(before: Finding, ask: Ask, result: ReconsiderResult): void {
  const sentence = withoutLinks(reconsideredSentence(before, ask, result));
  if (sentence === "") return;
  const button = buttonFor(before, result);
  const show =
    result.ended === "complete" ? window.showInformationMessage : window.showWarningMessage;
  void show(sentence, ...(button === undefined ? [] : [button.title])).then((pressed) => {
    if (button === undefined || pressed !== button.title) return;
    void vscodeCommands.executeCommand(button.command, { id: before.id });
  });
}

function buttonFor(before: Finding, { error, finding }: ReconsiderResult): Button | undefined {
  if (error !== undefined) return remedies[error.code];
  if (finding === undefined || !hasNewFix(before, finding)) return undefined;
  return { title: "Preview Fix", command: commands.previewFix };
}

/** Neither a link nor an icon nor a second line. */
function oneLine(text: string): string {
  return withoutLinks(text.replace(/[\p{C}\p{Z}]+/gu, " ").replaceAll("$(", "$ (")).slice(0, 120);
}
