import type { Value } from "../../facts/value.ts";

/** What a call is given as handler where it is given options: `guarded({ handler })`. */
export function handlerOfOptions(value: Value): Value {
  if (value.kind !== "record" || !Object.hasOwn(value.fields, "handler")) return value;
  return value.fields["handler"] ?? value;
}
