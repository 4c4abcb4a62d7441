import type { Memento } from "vscode";
import type { SessionState, SessionStore } from "../../core/sessionStore.ts";
import { today } from "../systemClock.ts";

type Spent = SessionState["spent"];
const name = "spent";

/** Today's cost as this machine last saved it: all windows together. */
export function loadSpent(memento: Memento): Spent {
  const saved = memento.get<unknown>(name);
  const nothing = { day: today(), usd: 0 };
  return isSpent(saved) && saved.day === nothing.day ? saved : nothing;
}

/** Saves what the session spends; adds it up, so that two windows do not overwrite each other. */
export function keepSpent(memento: Memento, session: SessionStore): () => void {
  let counted = session.state().spent;
  return session.onDidChange(({ spent }) => {
    const added = spent.day === counted.day ? spent.usd - counted.usd : spent.usd;
    counted = spent;
    if (added <= 0) return;
    void memento.update(name, { day: spent.day, usd: loadSpent(memento).usd + added });
  });
}

function isSpent(value: unknown): value is Spent {
  if (typeof value !== "object" || value === null) return false;
  const { day, usd } = value as { readonly day?: unknown; readonly usd?: unknown };
  return typeof day === "string" && typeof usd === "number" && Number.isFinite(usd) && usd >= 0;
}
