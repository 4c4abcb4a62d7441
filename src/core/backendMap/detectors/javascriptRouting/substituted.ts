import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { keyNamed } from "../../link/routes/keyNamed.ts";
import { partsListed } from "../../link/routes/partsListed.ts";
import type { Named } from "../../languages/javascript/patterns.ts";

/** An expression with names replaced by what they stand for in one round of a loop. */
export function substituted(value: Value, names: readonly Named[], facts: FileFacts): Value {
  const of = (one: Value): Value => substituted(one, names, facts);
  // Of loops in loops the inner one's name stands before the outer one's.
  if (value.kind === "name") {
    return names.findLast(({ name }) => name === value.name)?.value ?? value;
  }
  if (value.kind === "member") return memberOf(of(value.of), computedName(value.name, of), facts);
  if (value.kind === "call") {
    return { ...value, callee: of(value.callee), args: value.args.map(of) };
  }
  return withParts(value, of);
}

function withParts(value: Value, of: (one: Value) => Value): Value {
  if (value.kind === "concat") return { ...value, parts: value.parts.map(of) };
  if (value.kind === "list") return { ...value, items: value.items.map(of) };
  if (value.kind === "record") return recordOf(value, of);
  return value.kind === "either" ? { ...value, options: value.options.map(of) } : value;
}

/** With the fields of what is spread into it, where that is written out. */
function recordOf(value: Extract<Value, { kind: "record" }>, of: (one: Value) => Value): Value {
  const spreads = (value.spreads ?? []).map(of);
  const fields = Object.entries(value.fields).map(([name, one]) => [name, of(one)] as const);
  const lent = spreads.flatMap((one) => (one.kind === "record" ? Object.entries(one.fields) : []));
  return {
    ...value,
    fields: Object.fromEntries([...lent, ...fields]),
    ...(value.spreads && { spreads }),
  };
}

/** `router[route.method]` has a name once the round is known. */
function computedName(name: string, of: (one: Value) => Value): string {
  const key = keyNamed(name);
  const value = key && of(key);
  if (value?.kind !== "text") return name;
  return name.endsWith(".toLowerCase()]") ? value.text.toLowerCase() : value.text;
}

function memberOf(of: Value, name: string, facts: FileFacts): Value {
  const whole = of.kind === "name" ? (boundIn(of.name, facts) ?? of) : of;
  if (whole.kind === "record" && Object.hasOwn(whole.fields, name)) {
    return whole.fields[name] ?? { kind: "member", of, name };
  }
  if (whole.kind === "list") return whole.items[Number(name)] ?? { kind: "unknown", text: name };
  if (whole.kind === "record" && of.kind === "record") return { kind: "unknown", text: name };
  return { kind: "member", of, name };
}

/**
 * The items of a list that a file writes out, or of what `Object.entries` or `keys` makes of a record.
 * None where a list of another file is spread into it.
 */
export function listIn(value: Value, facts: FileFacts, depth = 0): readonly Value[] | undefined {
  if (depth > deepest) return undefined;
  if (value.kind === "call") return entriesOf(value, facts);
  const whole = value.kind === "name" ? boundIn(value.name, facts) : value;
  if (whole?.kind === "record" && whole !== value) return Object.values(whole.fields);
  return whole?.kind === "list" ? itemsOf(whole, facts, depth) : undefined;
}

/** A list can be spread into itself. */
const deepest = 5;

function itemsOf(
  { items }: Extract<Value, { kind: "list" }>,
  facts: FileFacts,
  depth: number,
): readonly Value[] | undefined {
  const all = items.map((one) => {
    const isSpread = one.kind === "member" && one.name === "*";
    return isSpread ? listIn(one.of, facts, depth + 1) : [one];
  });
  return all.every((one) => one !== undefined) ? all.flat() : undefined;
}

function entriesOf(
  { callee, args: [record] }: Extract<Value, { kind: "call" }>,
  facts: FileFacts,
): readonly Value[] | undefined {
  const whole = record?.kind === "name" ? boundIn(record.name, facts) : record;
  return whole && partsListed(callee, whole);
}

function boundIn(name: string, facts: FileFacts): Value | undefined {
  return facts.bindings.find((one) => {
    return one.name === name && (one.value.kind === "list" || one.value.kind === "record");
  })?.value;
}
