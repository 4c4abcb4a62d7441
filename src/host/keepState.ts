import { Disposable } from "vscode";
import type { ExtensionContext } from "vscode";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { keepContextKeys } from "./contextKeys.ts";
import type { Log } from "./log.ts";
import { rememberFindings } from "./rememberFindings.ts";
import { keepSpent } from "./service/spending.ts";

interface Stores {
  readonly findings: FindingStore;
  readonly session: SessionStore;
  readonly log: Log;
}

/** Takes what outlives the window out of the stores: findings, today's cost, keys of `when` clauses. */
export function keepState(
  context: ExtensionContext,
  { findings, session, log }: Stores,
): Disposable {
  return Disposable.from(
    new Disposable(keepSpent(context.globalState, session)),
    keepContextKeys(findings, session),
    rememberFindings(context.workspaceState, findings, log),
  );
}
