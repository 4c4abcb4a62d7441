import type { Value } from "../../facts/value.ts";

/** What `Object.entries` or `Object.keys` makes of a record that is written out. */
export function partsListed(
  callee: Value,
  { fields }: Extract<Value, { kind: "record" }>,
): readonly Value[] | undefined {
  if (callee.kind !== "member") return undefined;
  const keys = Object.keys(fields).map((key) => ({ kind: "text", text: key }) as const);
  if (callee.name === "keys") return keys;
  if (callee.name !== "entries") return undefined;
  const values = Object.values(fields);
  return keys.map((key, at) => ({ kind: "list", items: [key, ...values.slice(at, at + 1)] }));
}
