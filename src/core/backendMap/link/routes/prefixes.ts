import type { RouterFact } from "../../facts/routingFacts.ts";
import type { RouterEntity as MadeOrNot, TextEntity } from "../names/entity.ts";
import { identityOf } from "../names/entity.ts";
import type { CallContext, CallContexts } from "../names/callContexts.ts";
import type { FactIndex } from "../names/language.ts";
import { findMiddleware, type UseIn } from "./middleware.ts";
import { madeLike } from "./madeLike.ts";
import { routersOf } from "./routers.ts";
import type { MountIn, RouterEntity } from "./routers.ts";
import { standingsOnce, type Placing, type Routers, type Standing } from "./standings.ts";

/** A router that stands in more places than that is mounted by something generic. */
const mostStandings = 64;

/** What is known of routers by what files say of them. */
export interface Routing {
  readonly mountsOf: (router: RouterEntity) => readonly MountIn[];
  readonly usesOf: (router: RouterEntity) => readonly UseIn[];
  readonly madeOf: (like: RouterFact) => readonly MadeOrNot[];
}

/** Routers as each context sees them. */
export function createRouters(
  index: FactIndex,
  contexts: CallContexts,
  { mountsOf, usesOf, madeOf }: Routing,
): (context: CallContext) => Routers {
  const { evaluate } = contexts.general;
  const guardsAt = findMiddleware(usesOf, routersOf(index, evaluate), evaluate);
  const madeBy = (router: RouterEntity): CallContext | undefined =>
    router.kind === "router" ? contexts.making(router) : undefined;
  const likeOne = (router: RouterEntity, context: CallContext): readonly RouterEntity[] => {
    const all = madeLike(router, madeOf);
    const here = all.filter((one) => isSeen(madeBy(one), context, contexts));
    return here.length > 0 ? here : all;
  };
  const made = new Map<CallContext, Placing>();
  const within = (context: CallContext): Placing => {
    const before = made.get(context);
    if (before !== undefined) return before;
    const placing = placingOf({
      of: routersOf(index, context.evaluate),
      evaluate: context.evaluate,
      guardsAt,
      likeOne: (router) => likeOne(router, context),
      making: (router) => {
        const own = madeBy(router);
        const both = own && contexts.joined(context, own);
        return both && within(both);
      },
      mounts: (router) =>
        mountsOf(router).flatMap((mount) => {
          const both = contexts.joined(context, contexts.by(mount.calls));
          return both === undefined ? [] : [{ mount, placing: within(both) }];
        }),
    });
    made.set(context, placing);
    return placing;
  };
  return within;
}

/** Whether what one call makes is there where these calls are looked at. */
function isSeen(
  made: CallContext | undefined,
  context: CallContext,
  contexts: CallContexts,
): boolean {
  return made === undefined || contexts.joined(context, made) !== undefined;
}

function placingOf(base: Omit<Placing, "standings" | "isMounted">): Placing {
  const known = new Map<string | object, readonly Standing[]>();
  const standings = (router: RouterEntity): readonly Standing[] => {
    const key = identityOf(router);
    const before = known.get(key);
    if (before !== undefined) return before;
    // A router below itself is mounted by nobody.
    known.set(key, []);
    const several = base.likeOne(router);
    const all = several.length > 0 ? several.flatMap(standings) : standingsOnce(router, placing);
    const found = distinct(all).slice(0, mostStandings);
    known.set(key, found);
    return found;
  };
  const isMounted = (router: RouterEntity): boolean => base.mounts(router).length > 0;
  const placing: Placing = { ...base, standings, isMounted };
  return placing;
}

function distinct(standings: readonly Standing[]): readonly Standing[] {
  const byPrefix = Map.groupBy(standings, ({ prefix }) => prefix.text);
  return [...byPrefix.values()]
    .flatMap((same) => same.slice(0, 1))
    .filter(({ prefix }) => !isWithPart(prefix, byPrefix));
}

/** Below a part that is given at run time, or not: without it the path is known. */
function isWithPart(
  { text, unresolved }: TextEntity,
  all: ReadonlyMap<string, readonly Standing[]>,
): boolean {
  if (unresolved === undefined) return false;
  const without = text
    .replace(`/{${unresolved}}`, "")
    .replace(`{${unresolved}}`, "")
    .replace(/\/$/, "");
  return all.get(without)?.[0]?.prefix.unresolved === undefined && all.has(without);
}
