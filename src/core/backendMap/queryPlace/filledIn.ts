import type { Value } from "../facts/value.ts";

/** The names, members and calls of which a text is put together: others may tell what they are. */
export function filledIn(value: Value): readonly Value[] {
  if (value.kind === "concat") return value.parts.flatMap(filledIn);
  if (value.kind === "either") return value.options.flatMap(filledIn);
  return value.kind === "name" || value.kind === "member" || value.kind === "call" ? [value] : [];
}
