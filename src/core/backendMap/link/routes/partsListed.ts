import type { Value } from "../../facts/value.ts";

/** What `Object.entries` or `Object.keys` makes of a record, or a list, that is written out. */
export function partsListed(callee: Value, whole: Value): readonly Value[] | undefined {
  if (callee.kind !== "member") return undefined;
  if (whole.kind !== "record" && whole.kind !== "list") return undefined;
  const fields = Object.entries(whole.kind === "record" ? whole.fields : whole.items);
  const keys = fields.map(([key]) => ({ kind: "text", text: key }) as const);
  if (callee.name === "keys") return keys;
  if (callee.name !== "entries") return undefined;
  return fields.map(([, value], at) => ({
    kind: "list",
    items: [...keys.slice(at, at + 1), value],
  }));
}
