import type { Value } from "../../facts/value.ts";

/** What a call is given as handler where it is given options: `guarded({ handler })`. */
export function handlerOfOptions(value: Value): Value {
  if (value.kind !== "record" || !Object.hasOwn(value.fields, "handler")) return value;
  return value.fields["handler"] ?? value;
}

const words = ["fn", "handle", "execute", "run", "action"];

/** The same by the other words that there are for it, where they name one field only. */
export function functionOfOptions(value: Value): Value | undefined {
  if (value.kind !== "record") return undefined;
  const named = Object.entries(value.fields).filter(([name]) => words.includes(name));
  return named.length === 1 ? named[0]?.[1] : undefined;
}
