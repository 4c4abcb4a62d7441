import type { Reading } from "../../reading/stack.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import { isUndone, migrationPlace } from "../sql/migrationFile.ts";

/** A change that does not know yet in which order of migrations it stands. */
export type Step = DistributiveOmit<TableChange, "order" | "unit">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** The steps of a file as changes, in the place that its path gives it among migrations. */
export function changesOf(steps: readonly Step[], file: Reading): readonly TableChange[] {
  if (isUndone(file.path)) return [];
  const place = migrationPlace(file.path, "");
  const order = { order: place?.order ?? "", ...(place !== undefined && { unit: place.unit }) };
  return steps.map((one) => ({ ...one, ...order }));
}
