import type { Check } from "./check.ts";
import { unguardedRoute } from "./unguardedRoute.ts";

/** Every local check, in the order in which they run. */
export const checks: readonly Check[] = [unguardedRoute];
