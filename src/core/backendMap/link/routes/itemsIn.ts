import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import type { ValueIn } from "../names/valueBehind.ts";
import { partsListed } from "./partsListed.ts";

/** What finding what a loop goes over needs. */
export interface Looping {
  readonly index: FactIndex;
  readonly evaluate: Evaluate;
}

/** Lists in lists are followed no further. */
const deepest = 6;

export interface Item extends ValueIn {
  /** Of a record: what the item is called in it. */
  readonly key?: Value;
}

/** The items of lists, with those of lists that are spread into them; the parts of records. */
export function itemsIn(
  { value: list, place }: ValueIn,
  looping: Looping,
  depth = 0,
): readonly Item[] {
  if (depth > deepest) return [];
  const parted = partedIn(list);
  return looping.evaluate(parted?.whole ?? list, place).flatMap((one) => {
    if (one.kind !== "value") return [];
    const items = parted ? partsIn(one.value, parted.callee) : itemsOf(one.value);
    return items.flatMap((item) =>
      item.value.kind === "member" && item.value.name === "*"
        ? itemsIn({ value: item.value.of, place: one.place }, looping, depth + 1)
        : [{ ...item, place: one.place }],
    );
  });
}

type Written = Omit<Item, "place">;

function itemsOf(value: Value): readonly Written[] {
  if (value.kind === "list") return value.items.map((one) => ({ value: one }));
  if (value.kind !== "record") return [];
  return Object.entries(value.fields).map(([name, one]) => ({
    value: one,
    key: { kind: "text", text: name },
  }));
}

const partsIn = (whole: Value, callee: Value): readonly Written[] =>
  (partsListed(callee, whole) ?? []).map((value) => ({ value }));

/** `Object.entries(whole)`, `Object.keys(whole)`. */
function partedIn(list: Value): { readonly callee: Value; readonly whole: Value } | undefined {
  if (list.kind !== "call" || !/^Object\.(?:entries|keys)$/.test(wordsOf(list.callee))) {
    return undefined;
  }
  const [whole] = list.args;
  return whole && { callee: list.callee, whole };
}
