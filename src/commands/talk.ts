import { Disposable, window } from "vscode";
import type { Ask } from "../core/reconsider/ask.ts";
import { errorOf, type Fault } from "../core/errors.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { ReconsiderResult } from "../core/reconsider/reconsider.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands, type CommandId } from "../manifest.ts";
import { chosenFinding, type FindingPorts } from "./findings.ts";
import { isFields } from "./target.ts";

export interface TalkPorts extends FindingPorts {
  readonly session: SessionStore;
  /** Sees it through, progress and last sentence included. */
  readonly reconsider: (finding: Finding, ask: Ask) => Promise<ReconsiderResult>;
}

/** Talking about a finding; each resolves with a `ReconsiderResult` in plain JSON. */
export function registerTalkCommands(ports: TalkPorts): Disposable {
  const { log, session } = ports;
  const register = (
    id: CommandId,
    askOf: (
      args: readonly unknown[],
      finding: Finding,
    ) => Promise<Ask | undefined> | Ask | undefined,
  ): Disposable =>
    registerCommand(id, { log, onBug: () => stopped({ code: "internal" }) }, async (args) => {
      const finding = chosenFinding(args, ports);
      if (finding === undefined) return stopped(notThere);
      const ask = await askOf(args, finding);
      if (ask === undefined) return { ended: "cancelled" };
      // Through JSON once, so that what a caller gets is what a remote caller would get.
      return JSON.parse(JSON.stringify(await ports.reconsider(finding, ask))) as unknown;
    });

  return Disposable.from(
    register(commands.recheckFinding, () => ({ kind: "recheck" })),
    register(commands.refreshFix, () => ({ kind: "refreshFix" })),
    register(commands.replyToFinding, ([argument], finding) => replyIn(argument, finding)),
    register(commands.askAgain, (_, { id }) => session.state().answering.get(id)?.ask),
    registerCommand(commands.cancelAnswer, { log }, (args) => {
      const finding = chosenFinding(args, ports);
      if (finding !== undefined) session.state().answering.get(finding.id)?.cancel?.();
    }),
  );
}

/** What the reply box or another extension passes; who passes no words is asked for them. */
async function replyIn(argument: unknown, { title }: Finding): Promise<Ask | undefined> {
  const given = isFields(argument) ? argument["text"] : undefined;
  const text = typeof given === "string" ? given : await askWords(title);
  return text === undefined || text.trim() === "" ? undefined : { kind: "reply", text };
}

function askWords(title: string): Thenable<string | undefined> {
  return window.showInputBox({
    title: `Reply about: ${title}`,
    prompt: "Ask, object, or say what you know. The answer appears in the finding's thread.",
  });
}

const notThere: Fault = { code: "nothing-to-review", detail: "there is no such finding" };

function stopped(fault: Fault): ReconsiderResult {
  return { ended: fault.code === "internal" ? "failed" : "blocked", error: errorOf(fault) };
}
