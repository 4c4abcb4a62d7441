import type { SessionState, SessionStore } from "./sessionStore.ts";

/** Dollars spent on this day. */
export function spentOn(today: string, { spent }: Pick<SessionState, "spent">): number {
  return spent.day === today ? spent.usd : 0;
}

/** Adds what a request cost; a new day begins at nothing. */
export function addSpent(session: SessionStore, today: string, usd: number | undefined): void {
  if (usd === undefined || usd === 0) return;
  session.update((state) => ({
    ...state,
    spent: { day: today, usd: spentOn(today, state) + usd },
  }));
}
