import { LanguageModelTextPart, LanguageModelToolResult } from "vscode";
import type { CancellationToken } from "vscode";
import type { MapStore } from "../core/backendMap/mapStore.ts";
import { handOutMap } from "../core/backendMap/words/handOutMap.ts";
import { readMapQuestion } from "../core/backendMap/words/mapQuestion.ts";
import type { CheckPorts } from "../core/checkLocally.ts";
import { findLocally } from "../core/checkLocally.ts";
import { sentenceOf } from "../core/errors.ts";
import type { Finding } from "../core/findings/finding.ts";
import { chooseFindings, readFindingsQuestion } from "../core/findings/words/findingsQuestion.ts";
import { handOut } from "../core/findings/words/handOut.ts";
import { listFindings } from "../core/findings/words/listFindings.ts";
import type { Files } from "../core/ports.ts";
import { toSignal } from "../host/toSignal.ts";

export interface BackendToolPorts extends Omit<CheckPorts, "files"> {
  readonly store: MapStore;
  readonly files: Files;
  /** Builds the map if it was not yet; false where that may not be. */
  want(): boolean;
}

/** Who asks may belong to anybody, so nothing of a file goes that any rule withholds. */
const keepBack = ["ignored", "gitignored"] as const;

/** More findings than fit into an answer are not looked at. */
const mostFindings = 60;

/**
 * Answers another agent with what of the map it asks for.
 *
 * @throws an Error whose message tells the agent what to do.
 */
export async function answerMap(
  input: unknown,
  ports: BackendToolPorts,
  token: CancellationToken,
): Promise<LanguageModelToolResult> {
  if (!ports.isTrusted() || !ports.want()) throw new Error(untrusted);
  const question = readMapQuestion(input);
  if (typeof question === "string") throw new Error(question);
  const signal = toSignal(token);
  const map = await ports.store.whole(signal);
  return textResult(await handOutMap(map, question, { files: ports.files, keepBack }, signal));
}

/**
 * Answers another agent with what the local checks prove about the code as it is. What the user
 * dismissed is left out; nothing is drawn.
 *
 * @throws an Error whose message tells the agent what to do.
 */
export async function answerChecks(
  input: unknown,
  ports: BackendToolPorts,
  token: CancellationToken,
): Promise<LanguageModelToolResult> {
  if (!ports.isTrusted()) throw new Error(untrusted);
  const question = readFindingsQuestion(input);
  if (typeof question === "string") throw new Error(question);
  const signal = toSignal(token);
  const found = await findLocally(undefined, ports, signal);
  if ("code" in found) throw new Error(sentenceOf(found));
  const { files } = ports;
  const pathOf = (uri: string): string => files.pathOf(uri);
  const standing = found.findings.filter((one) => !isSetAside(one, ports));
  const chosen = chooseFindings(standing, question, pathOf);
  const asked = chosen.slice(0, mostFindings);
  const { findings, withheld } = await handOut(asked, { files, keepBack }, signal);
  const beyond = chosen.length - asked.length;
  return textResult(listFindings(findings, pathOf, { withheld, beyond }));
}

function isSetAside({ id }: Finding, { findings }: BackendToolPorts): boolean {
  const state = findings.get(id)?.state;
  return state === "dismissed" || state === "refuted";
}

const untrusted = "The user does not trust this workspace, so nothing of it may be read.";

function textResult(text: string): LanguageModelToolResult {
  return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
}
