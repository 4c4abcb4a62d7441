import type { MountFact, SomeFacts, UseFact } from "../../facts/facts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Value } from "../../facts/value.ts";
import type { RoutingCall } from "./routingCall.ts";

/** `router.use(path?, …middleware, router?)`: which of them is a router, linking tells. */
export function useOf({ receiver, args, scope, range }: RoutingCall): SomeFacts {
  if (receiver === undefined || args.length === 0) return {};
  const [first, ...rest] = args;
  const hasPath = first !== undefined && isPath(first, rest.length);
  const handlers = (hasPath ? rest : args).flatMap((one) =>
    one.kind === "list" ? one.items : [one],
  );
  const base = { scope, range, ...(hasPath && { prefix: first }) };
  return {
    mounts: handlers.filter(canBeRouter).map((child, index): MountFact => ({
      ...base,
      parent: receiver,
      child,
      guards: handlers.slice(0, index).map(wordsOf),
    })),
    uses: handlers.filter(isMiddleware).map((one): UseFact => ({
      ...base,
      router: receiver,
      guards: [wordsOf(one)],
      isOrdered: true,
      unlessRouter: one,
    })),
  };
}

function isPath(first: Value, others: number): boolean {
  if (first.kind === "text" || first.kind === "concat" || first.kind === "either") return true;
  if (others === 0) return false;
  if (first.kind === "list") return first.items.every((one) => isPath(one, others));
  return first.kind === "name" || first.kind === "member";
}

/** A function that stands there is middleware. */
const canBeRouter = (value: Value): boolean =>
  ["name", "member", "call", "import", "either"].includes(value.kind);

/** Koa's routers answer unknown methods by something that guards nothing. */
function isMiddleware(value: Value): boolean {
  if (value.kind === "definition" || value.kind === "unknown" || value.kind === "import") {
    return false;
  }
  return !/(?:^|\.)(?:routes|allowedMethods|middleware)\(\)$/.test(wordsOf(value));
}
