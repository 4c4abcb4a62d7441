import type { FileFacts, MountFact, RouterFact } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import type { RouterEntity as MadeOrNot, TextEntity } from "../names/entity.ts";
import { identityOf } from "../names/entity.ts";
import type { CallContext, CallContexts } from "../names/callContexts.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import { findMiddleware, type Middleware, type UseIn } from "./middleware.ts";
import { likeIt, madeLike } from "./madeLike.ts";
import { routersOf } from "./routers.ts";
import type { MountIn, RouterEntity, RoutersOf } from "./routers.ts";
import { noText, textsOf, withTexts } from "../names/textsOf.ts";
import { joinPaths, joinPathsOf } from "./joinPaths.ts";

/** Where a router stands: below which path from the root, and behind which guards. */
export interface Standing {
  readonly prefix: TextEntity;
  readonly guards: readonly string[];
  /** Of the nearest router that says so: a plug-in's parameter is of what it is plugged into. */
  readonly stack?: string;
  /** Of the nearest router that says so. */
  readonly versions?: string;
}

export interface Routers {
  /** The routers that an expression can be. */
  readonly of: RoutersOf;
  /** Every place that a router is mounted at; one without a prefix if nothing mounts it. */
  readonly standings: (router: RouterEntity) => readonly Standing[];
  /** Whether something puts it below a router. */
  readonly isMounted: (router: RouterEntity) => boolean;
  /** Guards of a router that hold for what is declared in this line of this file. */
  readonly guardsAt: Middleware;
}

/** A router that stands in more places than that is mounted by something generic. */
const mostStandings = 64;

/** What finding the places of routers needs. */
interface Placing extends Routers {
  readonly evaluate: Evaluate;
  /** Mounts with the routers as the call sees them that mounts. */
  readonly mounts: (router: RouterEntity) => readonly Mounted[];
  /** Those that are made like it, by calls of a function or for classes. */
  readonly likeOne: (router: RouterEntity) => readonly RouterEntity[];
}

interface Mounted {
  readonly mount: MountIn;
  readonly placing: Placing;
}

interface Below extends Standing {
  /** Takes the place of the router's own prefix. */
  readonly replaces: boolean;
  /** Leaves the router where else it stands. */
  readonly lends: boolean;
}

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
  const likeOne = (router: RouterEntity): readonly RouterEntity[] => madeLike(router, madeOf);
  const made = new Map<CallContext, Placing>();
  const within = (context: CallContext): Placing => {
    const before = made.get(context);
    if (before !== undefined) return before;
    const placing = placingOf({
      of: routersOf(index, context.evaluate),
      evaluate: context.evaluate,
      guardsAt,
      likeOne,
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

function standingsOnce(router: RouterEntity, placing: Placing): readonly Standing[] {
  const fact = router.kind === "router" ? router.router : undefined;
  const below = [
    ...(fact?.parent === undefined ? [] : inParent(fact, fact.parent, router.file, placing)),
    ...likeIt(router)
      .flatMap(placing.mounts)
      .flatMap((one) => mountedAt(one, fact)),
  ];
  const own = textsIn(prefixOf(router), router.file, fact?.scope ?? -1, placing);
  const all = isAlone(fact, below) ? [...below, alone] : below;
  return all.flatMap((standing) =>
    standing.replaces ? [standing] : own.map((prefix) => inside(standing, prefix, fact)),
  );
}

/** Its own prefix, with the texts of the call that made it. */
function prefixOf(router: RouterEntity): Value | undefined {
  if (router.kind !== "router") return undefined;
  const { router: fact, made } = router;
  return fact.prefix && made?.texts ? withTexts(fact.prefix, made.texts) : fact.prefix;
}

function isAlone(fact: RouterFact | undefined, below: readonly Below[]): boolean {
  if (below.some(({ lends }) => !lends)) return fact?.isRoot === true;
  return fact?.isOnlyMounted !== true;
}

const alone: Below = { prefix: noText, guards: [], replaces: false, lends: false };

function inside(standing: Standing, prefix: TextEntity, fact: RouterFact | undefined): Standing {
  return {
    ...standing,
    prefix: joinPathsOf(fact, standing.prefix, prefix),
    guards: [...standing.guards, ...(fact?.guards ?? [])],
    ...(fact && { stack: fact.stack }),
    ...(fact?.versions !== undefined && { versions: fact.versions }),
  };
}

function inParent(
  fact: RouterFact,
  parent: Value,
  file: FileFacts,
  { of, standings, guardsAt }: Placing,
): readonly Below[] {
  return of(parent, file, fact.scope).flatMap((one) =>
    standings(one).map((standing) => ({
      ...standing,
      guards: [...standing.guards, ...guardsAt(one, file, fact.range.start, "")],
      replaces: false,
      lends: false,
    })),
  );
}

function mountedAt(
  { mount: one, placing }: Mounted,
  child: RouterFact | undefined,
): readonly Below[] {
  const { file, mount } = one;
  const prefix = child?.ignoresPrefix === true ? undefined : mount.prefix;
  const texts = textsIn(prefix, file, mount.scope, placing);
  const at = one.parentPlace ?? { file, scope: mount.scope };
  return placing
    .of(mount.parent, at.file, at.scope)
    .flatMap((parent) =>
      (mount.isWhole === true ? ungrouped(parent, placing) : placing.standings(parent)).flatMap(
        (standing) =>
          texts.map((text) => mountedBelow(standing, text, { parent, file, mount }, placing)),
      ),
    );
}

/** Where a router stands, without the prefixes of the groups that it is. */
function ungrouped(router: RouterEntity, placing: Placing): readonly Standing[] {
  const roots = groupRoots(router, placing).flatMap((one) => placing.standings(one));
  return placing
    .standings(router)
    .flatMap((standing) => roots.map(({ prefix }) => ({ ...standing, prefix })));
}

/** What a group is a group of, in the end. */
function groupRoots(router: RouterEntity, placing: Placing, depth = 0): readonly RouterEntity[] {
  const parent = router.kind === "router" ? router.router.parent : undefined;
  if (router.kind !== "router" || parent === undefined || depth > deepestGroup) return [router];
  return placing
    .of(parent, router.file, router.router.scope)
    .flatMap((one) => groupRoots(one, placing, depth + 1));
}
const deepestGroup = 8;

function mountedBelow(
  standing: Standing,
  text: TextEntity,
  { parent, file, mount }: Omit<MountIn, "calls"> & { readonly parent: RouterEntity },
  { guardsAt }: Placing,
): Below {
  const before = guardsAt(parent, file, mount.range.start, text.text);
  return {
    ...standing,
    prefix: joinPaths(standing.prefix, text),
    guards: [...standing.guards, ...before, ...mount.guards],
    replaces: mount.replaces === true,
    lends: mount.lends === true,
  };
}

function textsIn(
  value: MountFact["prefix"],
  file: FileFacts,
  scope: Scope,
  { evaluate }: Placing,
): readonly TextEntity[] {
  return value === undefined ? [noText] : textsOf(value, { file, scope }, evaluate);
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
  const without = text.replace(`/{${unresolved}}`, "").replace(`{${unresolved}}`, "");
  return all.get(without)?.[0]?.prefix.unresolved === undefined && all.has(without);
}
