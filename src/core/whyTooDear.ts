import { errorOf, type Ended } from "./errors.ts";
import type { ReviewResult } from "./reviewEvent.ts";
import type { SessionStore } from "./sessionStore.ts";
import type { Settings } from "./settings.ts";
import { spentOn } from "./spending.ts";

/** What something would cost, estimated. */
export interface Estimate {
  /** Absent where no price is known. */
  readonly usd?: number;
  /** What it would send and to whom, for the question: "2 files, about 900 tokens in, to …". */
  readonly detail: string;
}

export interface LimitPorts {
  readonly session: SessionStore;
  /** Modal: may it cost that much? */
  confirmCost(usd: number, detail: string): Promise<boolean>;
  today(): string;
}

/** Why something is not begun. */
export interface NotBegun {
  readonly ended: Extract<Ended, "blocked" | "cancelled">;
  readonly error: NonNullable<ReviewResult["error"]>;
}

/** The user's own two limits; only prices that are known can be held to them. */
export async function whyTooDear(
  { usd, detail }: Estimate,
  settings: Pick<Settings, "dailyLimitUsd" | "confirmAboveUsd">,
  ports: LimitPorts,
): Promise<NotBegun | undefined> {
  if (usd === undefined) return undefined;
  if (spentOn(ports.today(), ports.session.state()) >= settings.dailyLimitUsd) {
    const limit = `your own daily limit of $${settings.dailyLimitUsd}`;
    return { ended: "blocked", error: errorOf({ code: "spend-limit", detail: limit }) };
  }
  if (usd <= settings.confirmAboveUsd) return undefined;
  if (await ports.confirmCost(usd, detail)) return undefined;
  return { ended: "cancelled", error: errorOf({ code: "declined" }) };
}
