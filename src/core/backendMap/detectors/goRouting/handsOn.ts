import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { Linking } from "../../link/linking.ts";
import type { Place } from "../../link/names/entity.ts";

/** Whether what stands as a handler hands requests on to another router, and is none itself. */
export function handsOn(
  handler: Value | undefined,
  { file, scope }: Place,
  { routers }: Linking,
): boolean {
  if (handler === undefined) return false;
  return handlersIn(handler, file).some((one) =>
    routers.of(one, file, scope).some(({ kind }) => kind === "router"),
  );
}

/** Itself, what it wraps, and what a function that stands there lets answer: `next.ServeHTTP(w, r)`. */
function handlersIn(handler: Value, file: FileFacts): readonly Value[] {
  if (handler.kind === "call") {
    return [handler, ...handler.args.flatMap((one) => handlersIn(one, file))];
  }
  if (handler.kind !== "definition") return [handler];
  const answering = file.calls
    .filter(({ scope }) => scope === handler.definition)
    .flatMap(({ callee }) =>
      callee.kind === "member" && callee.name === "ServeHTTP" ? [callee.of] : [],
    );
  return [handler, ...answering];
}
