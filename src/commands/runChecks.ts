import { commands as vscodeCommands, ProgressLocation, window } from "vscode";
import type { Disposable } from "vscode";
import type { CheckScope } from "../core/backendMap/checks/runLocalChecks.ts";
import type { Checked } from "../core/checkLocally.ts";
import { checkedSentence } from "../core/checkLocally.ts";
import type { Fault } from "../core/errors.ts";
import { endedBy, errorOf, sentenceOf, withoutLinks } from "../core/errors.ts";
import type { ReviewResult } from "../core/reviewEvent.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { toSignal } from "../host/toSignal.ts";
import { commands, findingsViewId } from "../manifest.ts";
import { chosenUris } from "./chosenUris.ts";
import { targetOf } from "./target.ts";

export interface RunChecksPorts {
  readonly log: Log;
  readonly runChecks: (scope: CheckScope, signal: AbortSignal) => Promise<Checked>;
}

/** The local checks alone: no key, no network. Resolves with a `ReviewResult` in plain JSON. */
export function registerRunChecks(ports: RunChecksPorts): Disposable {
  const guard = { log: ports.log, onBug: () => resultOf({ code: "internal" }) };
  return registerCommand(commands.runChecks, guard, async (args) => {
    const scope = scopeOf(args);
    if (scope === "invalid") {
      void window.showInformationMessage(sentenceOf(notNamed));
      return resultOf(notNamed);
    }
    const title = "Running the local checks";
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    const checked = await window.withProgress(options, (_, token) =>
      ports.runChecks(scope, toSignal(token)),
    );
    tell(checked);
    return JSON.parse(JSON.stringify(checked.result)) as unknown;
  });
}

/** The files and folders named, or all that are selected with them; everything without any. */
function scopeOf(args: readonly unknown[]): CheckScope | "invalid" {
  const chosen = chosenUris(args);
  if (chosen.length > 0) return chosen.map((uri) => uri.toString());
  const target = targetOf(args);
  if (target.kind === "invalid") return "invalid";
  return target.kind === "file" ? [target.uri.toString()] : undefined;
}

const notNamed: Fault = {
  code: "nothing-to-review",
  detail: "what was named is no file or folder",
};

/** Not awaited: a notification may stay open for ever. */
function tell(checked: Checked): void {
  const { ended, findings } = checked.result;
  const isWell = ended === "complete" || ended === "cancelled";
  const showMessage = isWell ? window.showInformationMessage : window.showWarningMessage;
  const buttons = findings.some(({ state }) => state === "open") ? Object.keys(next) : [];
  void showMessage(withoutLinks(checkedSentence(checked)), ...buttons).then((pressed) => {
    const command = pressed === undefined ? undefined : next[pressed];
    if (command !== undefined) void vscodeCommands.executeCommand(command);
  });
}

const next: Readonly<Record<string, string>> = {
  "Next Finding": commands.nextFinding,
  "Show Findings": `${findingsViewId}.focus`,
};

function resultOf(fault: Fault): ReviewResult {
  const nothing = { findings: [], dropped: [], notReviewed: [] };
  return { ...nothing, ended: endedBy(fault, 0), error: errorOf(fault) };
}
