import { commands as vscodeCommands, Disposable, window } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";
import type { CommandId } from "../manifest.ts";
import { chosenFinding } from "./findings.ts";
import type { FindingPorts } from "./findings.ts";

/** What a fix command resolves with. `reason` is a sentence. */
interface FixOutcome {
  readonly applied: boolean;
  readonly reason?: string;
  /** Another fix may be asked for. */
  readonly canRefresh?: true;
}

/** All take the id of a finding. */
export interface FixPorts extends FindingPorts {
  /** Opens the diff of what the fix would do; resolves with a sentence when there is none. */
  readonly previewFix: (id: string) => Promise<string | undefined>;
  /** Applies it wholly or not at all. */
  readonly applyFix: (id: string) => Promise<FixOutcome>;
  /** Takes it back in every file. */
  readonly undoFix: (id: string) => Promise<FixOutcome>;
}

/** Write commands take the id of a finding and nothing else: never a file, never text. */
export function registerFixCommands(ports: FixPorts): Disposable {
  const register = (id: CommandId, run: (finding: Finding) => Promise<FixOutcome>): Disposable =>
    registerCommand(id, { log: ports.log, onBug: () => bug }, async (args) => {
      const finding = chosenFinding(args, ports);
      return finding === undefined ? notThere : told(await run(finding), finding);
    });

  return Disposable.from(
    register(commands.previewFix, async ({ id }) => {
      const reason = await ports.previewFix(id);
      return { applied: false, ...(reason !== undefined && { reason }) };
    }),
    register(commands.applyFix, ({ id }) => ports.applyFix(id)),
    register(commands.applyFixAndNext, async ({ id }) => {
      const outcome = await ports.applyFix(id);
      if (outcome.applied) await ports.goTo("next", { id });
      return outcome;
    }),
    register(commands.undoFix, ({ id }) => ports.undoFix(id)),
  );
}

/** Says why, where the user would otherwise see nothing happen. */
function told(outcome: FixOutcome, { id }: Finding): FixOutcome {
  const { reason, canRefresh } = outcome;
  if (reason === undefined) return outcome;
  const refresh = "Ask for a New Fix";
  // Not awaited: the button begins something else.
  void window
    .showWarningMessage(reason, ...(canRefresh === true ? [refresh] : []))
    .then((pressed) => {
      if (pressed === refresh) void vscodeCommands.executeCommand(commands.refreshFix, { id });
    });
  return outcome;
}

const notThere: FixOutcome = { applied: false, reason: "There is no such finding." };
const bug: FixOutcome = { applied: false, reason: "Something went wrong: see “Show Log”." };
