/**
 * What each window spent on one day, by a name of the window's own. Every entry only grows, so that
 * windows which write over each other lose nothing: whoever reads takes the larger of two.
 */
export interface SpentLedger {
  readonly day: string;
  /** Dollars. */
  readonly windows: Readonly<Record<string, number>>;
}

/** What was saved, if it can be read and is about this day; else an empty ledger. */
export function readLedger(saved: unknown, day: string): SpentLedger {
  const { day: savedDay, windows } = fieldsOf(saved);
  if (savedDay !== day) return { day, windows: {} };
  const entries = Object.entries(fieldsOf(windows)).filter((entry): entry is [string, number] =>
    isDollars(entry[1]),
  );
  return { day, windows: Object.fromEntries(entries) };
}

/** Both together; a later day knows nothing of an earlier one. */
export function mergeLedgers(a: SpentLedger, b: SpentLedger): SpentLedger {
  if (a.day !== b.day) return a.day > b.day ? a : b;
  const windows = new Map(Object.entries(a.windows));
  for (const [window, usd] of Object.entries(b.windows)) {
    windows.set(window, Math.max(usd, windows.get(window) ?? 0));
  }
  return { day: a.day, windows: Object.fromEntries(windows) };
}

/** Dollars of all windows. */
export function totalOf({ windows }: SpentLedger): number {
  return Object.values(windows).reduce((sum, usd) => sum + usd, 0);
}

function isDollars(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === "object" && value !== null;
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}
