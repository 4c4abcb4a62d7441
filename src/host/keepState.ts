import { Disposable } from "vscode";
import type { ExtensionContext } from "vscode";
import type { DismissalStore } from "../core/findings/dismissals/dismissalStore.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { Files } from "../core/ports.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { keepContextKeys } from "./contextKeys.ts";
import type { Log } from "./log.ts";
import { loadedSoon } from "./loadedSoon.ts";
import type { SpentKeeper } from "./service/spending.ts";

interface Stores {
  readonly findings: FindingStore;
  readonly dismissals: DismissalStore;
  readonly session: SessionStore;
  readonly spending: SpentKeeper;
  readonly files: Files;
  readonly log: Log;
}

/**
 * Takes what outlives the window out of the stores: findings, dismissals, today's cost, keys of `when`
 * clauses. What reads files for that is loaded once the window stands.
 */
export function keepState(context: ExtensionContext, stores: Stores): Disposable {
  const { findings, session, spending } = stores;
  return Disposable.from(
    spending,
    keepContextKeys(findings, session),
    loadedSoon(async () => {
      const [{ rememberFindings }, { keepDismissals }] = await Promise.all([
        import("./rememberFindings.ts"),
        import("./keepDismissals.ts"),
      ]);
      const { storageUri, workspaceState: memento } = context;
      return () =>
        Disposable.from(
          keepDismissals(stores),
          rememberFindings({ ...stores, storageUri, memento }),
        );
    }, stores.log),
  );
}
