import type { Value } from "../../facts/value.ts";

/** Items of a list or a record: all of them for "*", what a loop goes over; one by position. */
export function itemsOf(value: Value, name: string): readonly Value[] | undefined {
  if (value.kind !== "list" && value.kind !== "record") return undefined;
  const items = value.kind === "list" ? value.items : Object.values(value.fields);
  if (name === "*") return items;
  return name === "[key]" ? items.flatMap((_, at) => keyOf(value, at)) : itemAt(value, items, name);
}

function itemAt(value: Value, items: readonly Value[], name: string): readonly Value[] | undefined {
  const [, key, at] = /^(?:\[(key )?)?(\d+)\]?$/.exec(name) ?? [];
  // Of a record "2" is a field; "[2]" is its third, "[key 2]" the name of that.
  if (at === undefined || (value.kind === "record" && name === at)) return undefined;
  return key === undefined ? items.slice(+at, +at + 1) : keyOf(value, +at);
}

function keyOf(value: Value, at: number): readonly Value[] {
  const text = value.kind === "record" ? Object.keys(value.fields)[at] : undefined;
  return text === undefined ? [] : [{ kind: "text", text }];
}
