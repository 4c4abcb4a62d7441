import { Disposable, window } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";

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

/** Moving about and reading findings. */
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

/** Takes away all but the dismissed ones, which have to be known to stay away. */
function clear({ findings }: FindingPorts): void {
  const gone = findings.all().filter(({ state }) => state !== "dismissed");
  findings.remove(gone.map(({ id }) => id));
}

/** Whether something was passed, be it a finding or not; `{}` is nothing. */
export function isNamed(argument: unknown): boolean {
  if (typeof argument !== "object") return argument !== undefined;
  return argument !== null && Object.keys(argument).length > 0;
}

function plain(findings: readonly Finding[]): unknown {
  return JSON.parse(JSON.stringify(findings));
}

export function say(sentence: string): void {
  void window.showInformationMessage(sentence);
}
