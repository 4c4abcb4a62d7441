import type { Memento } from "vscode";
import type { Arrangement } from "../core/findings/arrangeFindings.ts";
import { parseArrangement } from "../core/findings/arrangeFindings.ts";
import { catchBug } from "../host/catchBug.ts";
import type { Log } from "../host/log.ts";

const name = "arrangement";

/** How the user wants findings listed in this workspace. */
export interface ArrangementStore {
  get(): Arrangement;
  set(change: Partial<Arrangement>): void;
  /** Returns the way to stop. */
  onDidChange(listener: () => void): () => void;
}

/** @param memory keeps the choice over a reload. */
export function createArrangementStore(memory: Memento, log: Pick<Log, "bug">): ArrangementStore {
  let arrangement = parseArrangement(memory.get<unknown>(name));
  const listeners = new Set<() => void>();
  return {
    get: () => arrangement,
    set(change) {
      arrangement = { ...arrangement, ...change };
      catchBug(log, "Keeping how findings are listed", memory.update(name, arrangement));
      for (const listener of [...listeners]) listener();
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
