import { commands as vscodeCommands, Disposable, env, window } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import type { HandedOut } from "../core/findings/words/handOut.ts";
import type { SafeText } from "../core/findings/words/renderComment.ts";
import type { Files } from "../core/ports.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { isAiDisabled } from "../host/vscodeSettings.ts";
import { commands } from "../manifest.ts";
import { meantFindings } from "./meantFindings.ts";
import type { MeantPorts } from "./meantFindings.ts";

export interface HandOnPorts extends MeantPorts {
  readonly log: Log;
  readonly files: Files;
  isTrusted(): boolean;
}

/** What a hand-on command resolves with. `reason` is a sentence, where none was handed on. */
interface HandedOn {
  readonly ids: readonly string[];
  readonly reason?: string;
}

interface Task {
  readonly ids: readonly string[];
  readonly text: string;
}

/** Findings as a task for whatever coding agent the user works with. Nothing is sent by us. */
export function registerHandOnCommands(ports: HandOnPorts): Disposable {
  const guard = { log: ports.log, onBug: () => bug };
  return Disposable.from(
    registerCommand(commands.copyFindings, guard, async (args) => {
      const task = await taskOf(args, ports);
      if ("reason" in task) return declined(task.reason);
      await env.clipboard.writeText(task.text);
      window.setStatusBarMessage(`Copied ${counted(task.ids)} as a task for a coding agent`, 5000);
      return { ids: task.ids };
    }),
    registerCommand(commands.sendFindings, guard, async (args) => {
      if (isAiDisabled()) return declined(aiDisabled);
      const task = await taskOf(args, ports);
      if ("reason" in task) return declined(task.reason);
      return (await fillChat(task.text)) ? { ids: task.ids } : declined(noChat);
    }),
  );
}

async function taskOf(
  args: readonly unknown[],
  ports: HandOnPorts,
): Promise<Task | { readonly reason: string }> {
  if (!ports.isTrusted()) return { reason: untrusted };
  const meant = meantFindings(args, ports);
  if (meant.length === 0) return { reason: noneStands };
  const [{ handOut }, { handOn }, safe] = await Promise.all([
    import("../core/findings/words/handOut.ts"),
    import("../core/findings/words/handOn.ts"),
    safeText(ports.files),
  ]);
  // What only git ignores the user may hand on himself; what is kept from AI stays here.
  const handed = await handOut(
    meant,
    { files: ports.files, keepBack: ["ignored"] },
    new AbortController().signal,
  );
  const { findings } = handed;
  if (findings.length === 0) return { reason: leftOut(handed) };
  if (findings.length < meant.length) void window.showInformationMessage(leftOut(handed));
  return { ids: idsOf(findings), text: handOn(findings, ports.findings.all(), safe) };
}

async function safeText(files: Files): Promise<SafeText> {
  const [{ safeMarkdown }, { plainLine }] = await Promise.all([
    import("../core/safeMarkdown.ts"),
    import("../core/plainLine.ts"),
  ]);
  return {
    markdown: safeMarkdown,
    line: (text) => plainLine(text, 400),
    pathOf: (uri) => files.pathOf(uri),
  };
}

/** Into the input of the chat that is there, in the mode that is chosen: the user sends it. */
async function fillChat(query: string): Promise<boolean> {
  try {
    await vscodeCommands.executeCommand("workbench.action.chat.open", {
      query,
      isPartialQuery: true,
    });
    return true;
  } catch {
    return false;
  }
}

function leftOut({ withheld, gone }: HandedOut): string {
  const why = [
    withheld === 0 ? "" : `${withheld} about a file that an ignore rule keeps from AI`,
    gone === 0 ? "" : `${gone} about text that is not there any more`,
  ].filter(Boolean);
  return `Left out: ${why.join(", ")}.`;
}

function declined(reason: string): HandedOn {
  void window.showInformationMessage(reason);
  return { ids: [], reason };
}

function counted({ length }: readonly string[]): string {
  return `${length} finding${length === 1 ? "" : "s"}`;
}

function idsOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ id }) => id);
}

const untrusted = "This folder is not trusted, so nothing was handed on.";
const noneStands = "No finding that stands is meant, so nothing was handed on.";
const aiDisabled =
  "AI features are switched off in VS Code (“chat.disableAIFeatures”): use “Copy Findings for an Agent” instead.";
const noChat = "This editor has no chat panel: use “Copy Findings for an Agent” instead.";
const bug: HandedOn = { ids: [], reason: "Something went wrong: see “Show Log”." };
