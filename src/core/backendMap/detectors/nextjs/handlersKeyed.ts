import { isMethod } from "../javascriptRouting/isMethod.ts";
import type { Value } from "../../facts/value.ts";

/** A wrapper's functions for the methods: `served({ GET: list, POST: guarded({ fn }) })`. */
export function handlersKeyed(handler: Value): ReadonlyMap<string, Value> {
  const given = handler.kind === "call" ? handler.args : [];
  const all = given.flatMap((one) => (one.kind === "record" ? [Object.entries(one.fields)] : []));
  const keyed = all.find((fields) => fields.length > 0 && fields.every(isHandler));
  return new Map(keyed ?? []);
}

const isHandler = ([key, { kind }]: readonly [string, Value]): boolean =>
  isMethod(key) && kind !== "text" && kind !== "unknown";
