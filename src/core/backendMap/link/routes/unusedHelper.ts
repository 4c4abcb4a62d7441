import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import { parameterAt } from "../names/parameterAt.ts";
import type { Calling } from "./perCall.ts";

/**
 * Whether an expression is a parameter, or a field of one, of a function that nobody calls: a base
 * class has a word for each verb, `get(path, handler)`, that most of what inherits it never uses. A
 * function without a name, or one that is handed on, may be called from anywhere.
 */
export function isGivenByNobody(value: Value, { file, scope }: Place, calling: Calling): boolean {
  if (calling.index.languageOf(file)?.unfoldsHelpers !== true) return false;
  const whole = value.kind === "member" ? value.of : value;
  if (whole.kind !== "name" || parameterAt(whole.name, { file, scope }) < 0) return false;
  const name = file.definitions[scope]?.name ?? "";
  if (name === "" || isHandedOn(name, { file, scope })) return false;
  return calling.callSites.of(file, scope).length === 0;
}

function isHandedOn(name: string, { file }: Place): boolean {
  return file.calls.some(({ args }) =>
    args.some((one) => (one.kind === "name" || one.kind === "member") && one.name === name),
  );
}
