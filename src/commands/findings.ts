import { Disposable, window } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";
import { neighbour } from "./neighbour.ts";
import type { Place } from "./neighbour.ts";

export interface FindingPorts {
  readonly log: Log;
  readonly findings: FindingStore;
  /** What a menu, a key or another extension means; without an argument the one at the cursor. */
  readonly findingAt: (argument?: unknown) => Finding | undefined;
  /** Shows a finding on its code. */
  readonly show: (finding: Finding) => Promise<void>;
  /** Opens a place that a finding of the store names by `{id, index}`, and nothing else. */
  readonly openEvidence: (argument: unknown) => Promise<void>;
}

/** Moving about, dismissing and reading findings. */
export function registerFindingCommands(ports: FindingPorts): Disposable {
  const guard = { log: ports.log };
  return Disposable.from(
    registerCommand(commands.findings, guard, () => plain(ports.findings.all())),
    registerCommand(commands.nextFinding, guard, async (args) => move(args, ports, "next")),
    registerCommand(commands.previousFinding, guard, async (args) => move(args, ports, "previous")),
    registerCommand(commands.dismissFinding, guard, async (args) => dismiss(args, ports)),
    registerCommand(commands.restoreFindings, guard, (args) => restore(args, ports)),
    registerCommand(commands.clearFindings, guard, () => {
      clear(ports);
    }),
    registerCommand(commands.openEvidence, guard, async ([place]) => ports.openEvidence(place)),
  );
}

/** The finding that a command is about; says so when there is none. */
export function chosenFinding(
  [argument]: readonly unknown[],
  { findingAt }: FindingPorts,
): Finding | undefined {
  const isNamed = isThing(argument) && Object.keys(argument).length > 0;
  const finding = isNamed ? findingAt(argument) : findingAt();
  if (finding === undefined) {
    say(isNamed ? "This finding is not there any more." : "There is no finding at the cursor.");
  }
  return finding;
}

/** Goes to the finding after or before the one named, or the cursor; resolves with its id. */
export async function move(
  args: readonly unknown[],
  ports: FindingPorts,
  direction: "next" | "previous",
): Promise<string | undefined> {
  const here = isThing(args[0]) ? ports.findingAt(args[0]) : undefined;
  const from = here === undefined ? placeOfCursor() : placeOf(here);
  const to = neighbour(drawn(ports.findings), from, direction);
  if (to === undefined) say("There are no findings.");
  else await ports.show(to);
  return to?.id;
}

const reasons = [
  { label: "It is wrong", reason: "wrong", detail: "The code does not have this problem" },
  { label: "The risk is accepted", reason: "accepted risk", detail: "Known, and to be left so" },
  { label: "Later", reason: "later", detail: "True, but not now" },
] as const;

/** Resolves with whether the finding was dismissed. `{id, reason}` asks nothing. */
async function dismiss(args: readonly unknown[], ports: FindingPorts): Promise<boolean> {
  const finding = chosenFinding(args, ports);
  if (finding === undefined) return false;
  const reason = reasonIn(args[0]) ?? (await askReason(finding));
  const now = ports.findings.get(finding.id);
  if (reason === undefined || now === undefined) return false;
  ports.findings.put([{ ...now, state: "dismissed", dismissReason: reason }]);
  return true;
}

async function askReason({ title }: Finding): Promise<string | undefined> {
  const options = { title: "Dismiss Finding", placeHolder: title };
  return (await window.showQuickPick(reasons, options))?.reason;
}

function reasonIn(argument: unknown): string | undefined {
  if (typeof argument !== "object" || argument === null || !("reason" in argument))
    {return undefined;}
  return reasons.find(({ reason }) => reason === argument.reason)?.reason;
}

/** The one named, else all; resolves with how many came back. */
function restore(args: readonly unknown[], ports: FindingPorts): number {
  const id = isThing(args[0]) ? ports.findingAt(args[0])?.id : undefined;
  const dismissed = ports.findings
    .all()
    .filter((finding) => finding.state === "dismissed" && (id === undefined || finding.id === id));
  if (dismissed.length === 0) say("No finding is dismissed.");
  ports.findings.put(dismissed.map(restored));
  return dismissed.length;
}

/** Whether a challenge had confirmed it is not known any more. */
function restored(finding: Finding): Finding {
  const back: { -readonly [Key in keyof Finding]: Finding[Key] } = {
    ...finding,
    state: finding.source === "local" ? "open" : "unchecked",
  };
  delete back.dismissReason;
  return back;
}

/** Takes away all but the dismissed ones, which have to be known to stay away. */
function clear({ findings }: FindingPorts): void {
  const gone = findings.all().filter(({ state }) => state !== "dismissed");
  findings.remove(gone.map(({ id }) => id));
}

/** Something was passed that could name a finding. */
function isThing(argument: unknown): argument is object | string {
  return typeof argument === "string" || (typeof argument === "object" && argument !== null);
}

function drawn(findings: FindingStore): readonly Finding[] {
  return findings.all().filter(({ state }) => state === "open" || state === "unchecked");
}

function placeOf({ uri, range, id }: Finding): Place {
  return { uri, position: range.start, id };
}

function placeOfCursor(): Place | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

function plain(findings: readonly Finding[]): unknown {
  return JSON.parse(JSON.stringify(findings));
}

function say(sentence: string): void {
  void window.showInformationMessage(sentence);
}
