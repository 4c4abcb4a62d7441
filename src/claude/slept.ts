import type { Clock } from "../core/ports.ts";

/** Waits; whether the time was sat out, or the signal aborted it. */
export async function slept(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  if (signal.aborted) return false;
  try {
    await clock.sleep(milliseconds, signal);
    return true;
  } catch (error) {
    if (isAborted(signal)) return false;
    throw error;
  }
}

/** Read anew: the compiler believes that a signal found open stays so. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
