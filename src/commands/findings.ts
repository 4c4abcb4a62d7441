import { Disposable, window } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";
import { isTreeRow } from "./target.ts";

export interface FindingPorts {
  readonly log: Log;
  readonly findings: FindingStore;
  /** What a menu, a key or another extension means; without an argument the one at the cursor. */
  readonly findingAt: (argument?: unknown) => Finding | undefined;
  /** Goes to the finding after or before the one meant, and shows it; says so when there is none. */
  readonly goTo: (
    direction: "next" | "previous",
    argument?: unknown,
  ) => Promise<Finding | undefined>;
  /** Opens a place that a finding of the store names by `{id, index}`, and nothing else. */
  readonly openEvidence: (argument: unknown) => Promise<void>;
}

/** Moving about, dismissing and reading findings. */
export function registerFindingCommands(ports: FindingPorts): Disposable {
  const guard = { log: ports.log };
  return Disposable.from(
    registerCommand(commands.findings, guard, () => plain(ports.findings.all())),
    registerCommand(commands.nextFinding, guard, async ([meant]) => {
      return (await ports.goTo("next", meant))?.id;
    }),
    registerCommand(commands.previousFinding, guard, async ([meant]) => {
      return (await ports.goTo("previous", meant))?.id;
    }),
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
  const finding = isNamed(argument) ? findingAt(argument) : findingAt();
  if (finding === undefined) {
    say(
      isNamed(argument)
        ? "This finding is not there any more."
        : "There is no finding at the cursor.",
    );
  }
  return finding;
}

const reasons = [
  { label: "It is wrong", reason: "wrong", detail: "The code does not have this problem" },
  { label: "The risk is accepted", reason: "accepted risk", detail: "Known, and to be left so" },
  { label: "Later", reason: "later", detail: "True, but not now" },
] as const;

/** Resolves with whether any was dismissed. `{id, reason}` asks nothing. */
async function dismiss(args: readonly unknown[], ports: FindingPorts): Promise<boolean> {
  const chosen = chosenFindings(args, ports);
  const [first] = chosen;
  if (first === undefined) return false;
  const reason = reasonIn(args[0]) ?? (await askReason(first.title));
  if (reason === undefined) return false;
  const now = chosen.flatMap(({ id }) => ports.findings.get(id) ?? []);
  ports.findings.put(now.map((one) => ({ ...one, state: "dismissed", dismissReason: reason })));
  return now.length > 0;
}

/** Of several rows of the tree all, else the one that is meant. */
function chosenFindings(args: readonly unknown[], ports: FindingPorts): readonly Finding[] {
  const [, rows] = args;
  const selected = Array.isArray(rows) ? rows.filter(isTreeRow).map(ports.findingAt) : [];
  const found = selected.filter((finding) => finding !== undefined);
  return found.length > 0 ? found : [chosenFinding(args, ports)].flatMap((one) => one ?? []);
}

async function askReason(title: string): Promise<string | undefined> {
  const options = { title: `Dismiss: ${title}`, placeHolder: "Why?" };
  return (await window.showQuickPick(reasons, options))?.reason;
}

function reasonIn(argument: unknown): string | undefined {
  if (typeof argument !== "object" || argument === null || !("reason" in argument)) {
    return undefined;
  }
  return reasons.find(({ reason }) => reason === argument.reason)?.reason;
}

/** The dismissed one that is named, else all; resolves with how many came back. */
function restore([argument]: readonly unknown[], { findings, findingAt }: FindingPorts): number {
  const meant = isNamed(argument) ? findingAt(argument) : undefined;
  const isAll = !isNamed(argument) || (isTreeRow(argument) && meant?.state !== "dismissed");
  const among = isAll ? findings.all() : [meant].flatMap((one) => one ?? []);
  const dismissed = among.filter(({ state }) => state === "dismissed");
  if (dismissed.length === 0) say("No finding is dismissed there.");
  findings.put(dismissed.map(restored));
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

/** Whether something was passed, be it a finding or not; `{}` is nothing. */
function isNamed(argument: unknown): boolean {
  if (typeof argument !== "object") return argument !== undefined;
  return argument !== null && Object.keys(argument).length > 0;
}

function plain(findings: readonly Finding[]): unknown {
  return JSON.parse(JSON.stringify(findings));
}

function say(sentence: string): void {
  void window.showInformationMessage(sentence);
}
