import { LanguageModelTextPart, LanguageModelToolResult } from "vscode";
import type { CancellationToken } from "vscode";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { chooseFindings, readFindingsQuestion } from "../core/findings/words/findingsQuestion.ts";
import { handOut } from "../core/findings/words/handOut.ts";
import { listFindings } from "../core/findings/words/listFindings.ts";
import type { Files } from "../core/ports.ts";
import { toSignal } from "../host/toSignal.ts";

export interface FindingsToolPorts {
  readonly findings: FindingStore;
  readonly files: Files;
  isTrusted(): boolean;
}

/** More than fit into an answer; what lies beyond is counted, and not looked at. */
const mostChosen = 60;

/**
 * Answers another agent with findings. It may belong to anybody, so it gets nothing of a file that
 * any rule withholds, `.gitignore` included.
 *
 * @throws an Error whose message tells the agent what to do.
 */
export async function answerFindings(
  input: unknown,
  ports: FindingsToolPorts,
  token: CancellationToken,
): Promise<LanguageModelToolResult> {
  if (!ports.isTrusted()) {
    throw new Error("The user does not trust this workspace, so there are no findings to read.");
  }
  const question = readFindingsQuestion(input);
  if (typeof question === "string") throw new Error(question);
  const { files } = ports;
  const pathOf = (uri: string): string => files.pathOf(uri);
  const chosen = chooseFindings(ports.findings.all(), question, pathOf);
  const { findings, withheld } = await handOut(
    chosen.slice(0, mostChosen),
    { files, keepBack: ["ignored", "gitignored"] },
    toSignal(token),
  );
  const beyond = Math.max(0, chosen.length - mostChosen);
  const text = listFindings(findings, pathOf, { withheld, beyond });
  return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
}
