import { Disposable, Uri, workspace } from "vscode";
import type { Dismissal } from "../core/findings/dismissals/dismissals.ts";
import { dismissalFrom } from "../core/findings/dismissals/dismissals.ts";
import { dismissed } from "../core/findings/dismissals/dismissFinding.ts";
import type { DismissalStore } from "../core/findings/dismissals/dismissalStore.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { Files } from "../core/ports.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { addToTeamFile } from "../host/teamFile.ts";
import { commands } from "../manifest.ts";
import type { AskedReason } from "./askDismissReason.ts";
import { askDismissReason, reasonIn } from "./askDismissReason.ts";
import { chosenFinding, say } from "./findings.ts";
import type { FindingPorts } from "./findings.ts";
import { restoreFindings } from "./restoreFindings.ts";
import { isTreeRow } from "./target.ts";

export interface DismissPorts extends FindingPorts {
  readonly dismissals: DismissalStore;
  readonly files: Files;
}

/** Dismissing findings, for oneself or for the team, and taking that back. */
export function registerDismissCommands(ports: DismissPorts): Disposable {
  const guard = { log: ports.log };
  return Disposable.from(
    registerCommand(commands.dismissFinding, guard, async (args) => dismiss(args, ports)),
    registerCommand(commands.restoreFindings, guard, async (args) => restoreFindings(args, ports)),
  );
}

/** Resolves with whether any was dismissed. `{id, reason, note?, shared?}` asks nothing. */
async function dismiss(args: readonly unknown[], ports: DismissPorts): Promise<boolean> {
  const chosen = chosenFindings(args, ports);
  const [first] = chosen;
  if (first === undefined) return false;
  const why = reasonIn(args[0]) ?? (await askDismissReason(first.title));
  if (why === undefined) return false;
  // Somebody may have taken some away while the question stood.
  const now = chosen.flatMap(({ id }) => ports.findings.get(id) ?? []);
  ports.findings.put(now.map((one) => dismissed(one, why)));
  // One after the other: each that is shared changes the same file.
  for (const finding of now) await keep(finding, why, ports);
  return now.length > 0;
}

/** Of several rows of the tree all, else the one that is meant. */
function chosenFindings(args: readonly unknown[], ports: DismissPorts): readonly Finding[] {
  const [, rows] = args;
  const selected = Array.isArray(rows) ? rows.filter(isTreeRow).map(ports.findingAt) : [];
  const found = selected.filter((finding) => finding !== undefined);
  return found.length > 0 ? found : [chosenFinding(args, ports)].flatMap((one) => one ?? []);
}

/** Records what the finding is about, so that it stays away; without its text only its id does that. */
async function keep(finding: Finding, why: AskedReason, ports: DismissPorts): Promise<void> {
  const { dismissals, files } = ports;
  const file = await files.read(finding.uri, "whole", new AbortController().signal);
  if (file.kind !== "text") {
    if (why.isShared) say("Its file could not be read, so the finding is dismissed for you alone.");
    return;
  }
  const record = dismissalFrom(finding, file, { ...why, when: new Date().toISOString() });
  const trouble = why.isShared ? await share(finding, record) : undefined;
  if (trouble !== undefined) say(`${trouble} The finding is dismissed for you alone.`);
  if (why.isShared && trouble === undefined) {
    noteShared(finding, record, ports);
  } else {
    dismissals.add([record]);
  }
}

/** Resolves with why the team's file was not written. */
async function share(finding: Finding, record: Dismissal): Promise<string | undefined> {
  const folder = workspace.getWorkspaceFolder(Uri.parse(finding.uri));
  return folder === undefined ? "It is in no open folder." : addToTeamFile(folder, record);
}

/** As the file says it by now, which is read a moment later. */
function noteShared(finding: Finding, record: Dismissal, ports: DismissPorts): void {
  const { dismissals, findings } = ports;
  const others = dismissals.team.filter(({ id }) => id !== record.id);
  dismissals.remove([record.id]);
  dismissals.setTeam([...others, record]);
  const now = findings.get(finding.id);
  if (now?.state === "dismissed") findings.put([dismissed(now, { ...record, by: "team" })]);
}
