import type { Value } from "../../facts/value.ts";
import { definitionIn, type Evaluate } from "../names/following.ts";
import { onlyText } from "../names/textsOf.ts";
import type { ValueIn } from "../names/valueBehind.ts";

/**
 * What a method of an item gives of the item's own fields: `route.Methods()`. Of several returns that
 * counts which all of them give; unknown where that is nothing.
 */
export function askedOfItem(name: string, item: ValueIn, evaluate: Evaluate): Value {
  const whole = { kind: "member", of: item.value, name } as const;
  const given = evaluate(whole, item.place).flatMap((one) =>
    one.kind === "definition" ? (definitionIn(one).returns ?? []) : [],
  );
  const each = given.map((one) => new Set(textsIn(one, item, evaluate)));
  const [first, ...others] = each;
  const sure = [...(first ?? [])].filter((text) => others.every((one) => one.has(text)));
  return sure.length === 0
    ? { kind: "unknown", text: name }
    : { kind: "list", items: sure.map((text) => ({ kind: "text", text })) };
}

function textsIn(value: Value, item: ValueIn, evaluate: Evaluate): readonly string[] {
  if (value.kind === "text") return [value.text];
  if (value.kind === "list") return value.items.flatMap((one) => textsIn(one, item, evaluate));
  if (value.kind !== "member" || value.of.kind !== "name" || value.of.name !== "this") return [];
  const text = onlyText({ ...value, of: item.value }, item.place, evaluate);
  return text.kind === "text" ? [text.text] : [];
}
