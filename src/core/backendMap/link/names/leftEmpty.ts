import type { Value } from "../../facts/value.ts";
import type { Entity, Place } from "./entity.ts";

/** A text of a struct that a call hands on without it: `RegisterWith(router, Options{})`. */
export function isLeftEmpty(
  name: string,
  { value, place: { file } }: { readonly value: Value; readonly place: Place },
  [type, ...others]: readonly Entity[],
): boolean {
  if (file.languageId !== "go" || type?.kind !== "definition" || others.length > 0) return false;
  const isText = type.file.bindings.some(
    (one) =>
      one.scope === type.index &&
      one.name === name &&
      one.value.kind === "instance" &&
      one.value.type.kind === "name" &&
      one.value.type.name === "string",
  );
  return isText && file.calls.some(({ args }) => args.includes(value));
}
