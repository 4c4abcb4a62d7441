import type { Dismissal } from "./dismissals.ts";

/** What the user dismissed in this workspace, and what the team shares; `dismissalOf` asks it. */
export interface DismissalStore {
  /** The user's own, those included that are taken back from the team (`restored`). */
  readonly own: readonly Dismissal[];
  /** Read from the file that the team shares. */
  readonly team: readonly Dismissal[];
  /** Whether anybody looked yet what the team shares. */
  readonly isTeamKnown: boolean;
  /** Adds dismissals of the user's, or replaces those with the same id. */
  add(dismissals: readonly Dismissal[]): void;
  /** Takes away dismissals of the user's. */
  remove(ids: readonly string[]): void;
  /** What the team shares now, all of it. */
  setTeam(dismissals: readonly Dismissal[]): void;
  /** Calls after each change with whose dismissals changed; returns the way to stop. */
  onDidChange(listener: (whose: "own" | "team") => void): () => void;
}

export function createDismissalStore(): DismissalStore {
  const own = new Map<string, Dismissal>();
  let listed: readonly Dismissal[] = [];
  let team: readonly Dismissal[] = [];
  let isTeamKnown = false;
  const listeners = new Set<(whose: "own" | "team") => void>();
  const tell = (whose: "own" | "team"): void => {
    listed = [...own.values()];
    for (const listener of [...listeners]) listener(whose);
  };

  return {
    get own() {
      return listed;
    },
    get team() {
      return team;
    },
    get isTeamKnown() {
      return isTeamKnown;
    },
    add(dismissals) {
      for (const one of dismissals) own.set(one.id, one);
      if (dismissals.length > 0) tell("own");
    },
    remove(ids) {
      const gone = ids.filter((id) => own.delete(id));
      if (gone.length > 0) tell("own");
    },
    setTeam(dismissals) {
      if (isTeamKnown && dismissals.length === 0 && team.length === 0) return;
      isTeamKnown = true;
      team = dismissals;
      tell("team");
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
