import { commands as vscodeCommands, window } from "vscode";
import type { Disposable } from "vscode";
import { FaultError, sentenceOf } from "../core/errors.ts";
import type { CommandId } from "../manifest.ts";
import type { Log } from "./log.ts";

export interface CommandGuard {
  readonly log: Log;
  /** What the command resolves with when it hit a bug; undefined without it. */
  readonly onBug?: () => unknown;
}

/**
 * Registers a command so that nothing it does ends in an unhandled rejection: a fault becomes its
 * sentence, a bug is logged with its stack and told in one line.
 *
 * @param run gets what a menu, a key or another extension passed: hostile until it was read.
 */
export function registerCommand(
  id: CommandId,
  guard: CommandGuard,
  run: (args: readonly unknown[]) => unknown,
): Disposable {
  return vscodeCommands.registerCommand(id, async (...args: unknown[]): Promise<unknown> => {
    try {
      return await run(args);
    } catch (error) {
      tell(id, guard.log, error);
      return guard.onBug?.();
    }
  });
}

function tell(id: CommandId, log: Log, error: unknown): void {
  if (error instanceof FaultError) {
    log.warn(id, { code: error.fault.code });
    void window.showErrorMessage(error.message);
    return;
  }
  log.bug(id, error);
  const showLog = "Show Log";
  // Not awaited: a notification may stay open for ever, and the command has ended.
  void window.showErrorMessage(sentenceOf({ code: "internal" }), showLog).then((button) => {
    if (button === showLog) log.show();
  });
}
