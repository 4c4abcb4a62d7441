import { randomUUID } from "node:crypto";
import type { Memento } from "vscode";
import { createSessionStore } from "../../core/sessionStore.ts";
import type { SessionStore } from "../../core/sessionStore.ts";
import { mergeLedgers, readLedger, totalOf } from "../../core/spentLedger.ts";
import type { SpentLedger } from "../../core/spentLedger.ts";
import type { Log } from "../log.ts";
import { today } from "../systemClock.ts";

const name = "spentByWindow";

export interface SpentKeeper {
  /** Takes what other windows spent since into the session. */
  refresh(): void;
  dispose(): void;
}

/** A new session that begins with today's cost as this machine knows it: all windows together. */
export function openSession(
  memento: Memento,
  log: Pick<Log, "bug">,
): { readonly session: SessionStore; readonly spending: SpentKeeper } {
  const day = today();
  const saved = readLedger(memento.get<unknown>(name), day);
  const session = createSessionStore({ day, usd: totalOf(saved) });
  return { session, spending: keepSpent(memento, session, log) };
}

/**
 * Saves what the session spends beside what other windows did, and reads theirs again each time:
 * they share one memory, and each of them may write over it with what it knew before.
 */
function keepSpent(memento: Memento, session: SessionStore, log: Pick<Log, "bug">): SpentKeeper {
  const own = randomUUID();
  let counted = session.state().spent;
  let ledger = readLedger(memento.get<unknown>(name), counted.day);

  const takeIn = (added: SpentLedger): void => {
    const saved = readLedger(memento.get<unknown>(name), added.day);
    ledger = mergeLedgers(mergeLedgers(ledger, saved), added);
    const spent = { day: ledger.day, usd: totalOf(ledger) };
    const isNews = spent.day !== counted.day || spent.usd !== counted.usd;
    counted = spent;
    if (isNews) session.update((state) => ({ ...state, spent }));
  };
  const stop = session.onDidChange(({ spent }) => {
    const added = spent.day === counted.day ? spent.usd - counted.usd : spent.usd;
    counted = spent;
    if (added <= 0) return;
    const before = ledger.day === spent.day ? (ledger.windows[own] ?? 0) : 0;
    takeIn({ day: spent.day, windows: { [own]: before + added } });
    memento.update(name, ledger).then(undefined, (error: unknown) => {
      log.bug("Saving today's cost", error);
    });
  });

  return {
    refresh: () => {
      takeIn({ day: today(), windows: {} });
    },
    dispose: stop,
  };
}
