import { Disposable, window } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";
import type { CommandId } from "../manifest.ts";
import { chosenFinding, move } from "./findings.ts";
import type { FindingPorts } from "./findings.ts";

/** What a fix command resolves with. `reason` is a sentence. */
export interface FixOutcome {
  readonly applied: boolean;
  readonly reason?: string;
}

export interface FixPorts extends FindingPorts {
  /** Opens the diff of what the fix would do. */
  readonly previewFix: (finding: Finding) => Promise<void>;
  /** Applies it wholly or not at all. */
  readonly applyFix: (finding: Finding) => Promise<FixOutcome>;
  /** Takes it back in every file; `applied` is whether it is still applied. */
  readonly undoFix: (finding: Finding) => Promise<FixOutcome>;
}

/** Write commands take the id of a finding and nothing else: never a file, never text. */
export function registerFixCommands(ports: FixPorts): Disposable {
  const register = (id: CommandId, run: (finding: Finding) => Promise<unknown>): Disposable =>
    registerCommand(id, { log: ports.log, onBug: () => bug }, async (args) => {
      const finding = chosenFinding(args, ports);
      return finding === undefined ? notThere : run(finding);
    });

  return Disposable.from(
    register(commands.previewFix, async (finding) => {
      if (finding.fix === undefined) return told(noFix);
      await ports.previewFix(finding);
      return { applied: false };
    }),
    register(commands.applyFix, async (finding) => apply(finding, ports)),
    register(commands.applyFixAndNext, async (finding) => {
      const outcome = await apply(finding, ports);
      if (outcome.applied) await move([{ id: finding.id }], ports, "next");
      return outcome;
    }),
    register(commands.undoFix, async (finding) => told(await ports.undoFix(finding))),
  );
}

async function apply(finding: Finding, ports: FixPorts): Promise<FixOutcome> {
  if (finding.fix === undefined) return told(noFix);
  return told(await ports.applyFix(finding));
}

/** Says why, where the user would otherwise see nothing happen. */
function told(outcome: FixOutcome): FixOutcome {
  if (outcome.reason !== undefined) void window.showInformationMessage(outcome.reason);
  return outcome;
}

const noFix: FixOutcome = { applied: false, reason: "This finding has no fix." };
const notThere: FixOutcome = { applied: false, reason: "There is no such finding." };
const bug: FixOutcome = { applied: false, reason: "Something went wrong: see “Show Log”." };
