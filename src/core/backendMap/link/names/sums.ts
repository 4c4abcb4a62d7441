import type { Value } from "../../facts/value.ts";
import type { Entity, Place } from "./entity.ts";
import type { Following } from "./following.ts";

/** Items of lists that are put together: `own + DEFAULTS`. */
export function itemsOfSum(
  { parts }: Extract<Value, { kind: "concat" }>,
  place: Place,
  following: Following,
  // A name can be given what it was with more: `all = all + more`.
  seen: ReadonlySet<Value> = new Set(parts),
): readonly Entity[] {
  const { evaluate } = following;
  return parts
    .flatMap((part) => evaluate(part, place))
    .flatMap((one) => {
      if (one.kind !== "value" || seen.has(one.value)) return [];
      if (one.value.kind === "list") {
        return one.value.items.flatMap((it) => evaluate(it, one.place));
      }
      if (one.value.kind !== "concat") return [];
      return itemsOfSum(one.value, one.place, following, new Set([...seen, one.value]));
    });
}
