import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, UseFact } from "../../facts/routingFacts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Value } from "../../facts/value.ts";
import { guardWords } from "./guardWords.ts";
import type { RoutingCall } from "./routingCall.ts";

/** `router.use(path?, …middleware, router?)`: which of them is a router, linking tells. */
export function useOf({ receiver, args, scope, range }: RoutingCall): SomeFacts {
  if (receiver === undefined || args.length === 0) return {};
  const [first, ...rest] = args;
  const hasPath = first !== undefined && isPath(first, rest.length);
  const handlers = (hasPath ? rest : args).flatMap(listed);
  const mayGuard = hasPath && isNamed(first);
  const base = {
    scope,
    range,
    ...(hasPath && { prefix: first }),
    ...(mayGuard && { mayGuard }),
  };
  return {
    mounts: handlers.filter(canBeRouter).map((child, index): MountFact => ({
      ...base,
      parent: receiver,
      child,
      guards: handlers
        .slice(0, index)
        .map(guardWords)
        .filter((words) => !routes.test(words)),
    })),
    uses: [...(mayGuard ? [first] : []), ...handlers.filter(isMiddleware)].map((one): UseFact => ({
      ...base,
      router: receiver,
      guards: [guardWords(one)],
      isOrdered: true,
      unlessRouter: one,
      ...(one === first && { isOwnPrefix: true }),
    })),
  };
}

/** A list, or what Koa's `compose([…])` makes one of. */
function listed(value: Value): readonly Value[] {
  if (value.kind === "list") return value.items;
  if (value.kind !== "call" || wordsOf(value.callee) !== "compose") return [value];
  return value.args.flatMap((one) => (one.kind === "list" ? one.items : [one]));
}

function isPath(first: Value, others: number): boolean {
  if (isText(first)) return true;
  if (others === 0) return false;
  // One text among names tells that these are of paths too: `[version, "/latest"]`.
  if (first.kind === "list") {
    return first.items.some(isText) && first.items.every((one) => isText(one) || isNamed(one));
  }
  return isNamed(first);
}

const isText = ({ kind }: Value): boolean =>
  kind === "text" || kind === "concat" || kind === "either";

const isNamed = ({ kind }: Value): boolean => kind === "name" || kind === "member";

/** A function that stands there is middleware. */
const canBeRouter = (value: Value): boolean =>
  ["name", "member", "call", "import", "either"].includes(value.kind);

function isMiddleware(value: Value): boolean {
  if (value.kind === "definition" || value.kind === "unknown" || value.kind === "import") {
    return false;
  }
  return !routes.test(wordsOf(value));
}

/** Koa's routers, which answer unknown methods by something that guards nothing. */
const routes = /(?:^|\.)(?:routes|allowedMethods|middleware)\(\)$/;
