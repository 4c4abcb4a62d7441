import type { FileFacts } from "../../facts/facts.ts";
import type { Scope } from "../../facts/value.ts";
import type { Entity } from "./entity.ts";

/** Which of a type's fields has a name, as records give them that name none: "0", "1"; "-1" for none. */
export function positionOf(name: string, file: FileFacts, type: Scope): string {
  const fields = file.bindings.filter((one) => one.scope === type && one.owner === undefined);
  return `${fields.findIndex((one) => one.name === name)}`;
}

/** A record without names gives its fields in the order in which their type declares them. */
export function positionIn(types: readonly Entity[], name: string): string {
  const [type] = types;
  return type?.kind === "definition" ? positionOf(name, type.file, type.index) : "";
}
