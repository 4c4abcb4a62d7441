import { Disposable } from "vscode";
import type { ExtensionContext } from "vscode";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { keepContextKeys } from "./contextKeys.ts";
import type { Log } from "./log.ts";
import { rememberFindings } from "./rememberFindings.ts";
import type { SpentKeeper } from "./service/spending.ts";

interface Stores {
  readonly findings: FindingStore;
  readonly session: SessionStore;
  readonly spending: SpentKeeper;
  readonly log: Log;
}

/** Takes what outlives the window out of the stores: findings, today's cost, keys of `when` clauses. */
export function keepState(
  context: ExtensionContext,
  { findings, session, spending, log }: Stores,
): Disposable {
  return Disposable.from(
    spending,
    keepContextKeys(findings, session),
    rememberFindings(context.workspaceState, findings, log),
  );
}
