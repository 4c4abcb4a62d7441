import type { TableChange } from "../../facts/tableFacts.ts";

/** A change that does not know yet where in which file it stands. */
export type Step = DistributiveOmit<TableChange, "range" | "order">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
