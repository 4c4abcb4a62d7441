import type { Disposable } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";
import { chosenFinding } from "./findings.ts";
import type { FindingPorts } from "./findings.ts";

export interface ShowFindingPorts extends FindingPorts {
  /** Shows a finding's code and opens its thread. */
  readonly reveal: (finding: Finding) => Promise<void>;
}

/** Opens the comment of a finding: from Problems, by a key, or by its id. Resolves with the id. */
export function registerShowFinding(ports: ShowFindingPorts): Disposable {
  return registerCommand(commands.showFinding, { log: ports.log }, async (args) => {
    const finding = chosenFinding(args, ports);
    if (finding !== undefined) await ports.reveal(finding);
    return finding?.id;
  });
}
