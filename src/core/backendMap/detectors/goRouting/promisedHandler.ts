import type { Value } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";

/**
 * A handler as the server writes it, where a tool generated what is registered: the wrapper of
 * oapi-codegen reads what a request gives and hands it to the method of the same name of what the server
 * has made. A strict server stands behind one more.
 */
export function promisedHandler(handler: Value, { facts }: Reading): Value {
  if (facts.isGenerated !== true || handler.kind !== "member") return handler;
  const { of, name } = handler;
  if (of.kind !== "name" || of.name !== "wrapper") return handler;
  const served: Value = { kind: "member", of, name: "Handler" };
  const strict: Value = { kind: "member", of: served, name: "ssi" };
  return {
    kind: "either",
    options: [{ kind: "member", of: strict, name }, { kind: "member", of: served, name }, handler],
  };
}
