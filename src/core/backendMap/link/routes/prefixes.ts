import type { FileFacts, MountFact, RouterFact } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import type { TextEntity } from "../names/entity.ts";
import { identityOf } from "../names/entity.ts";
import type { CallContext, CallContexts } from "../names/callContexts.ts";
import type { Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import type { ExpandMount } from "./expandMount.ts";
import { findMiddleware, type Middleware } from "./middleware.ts";
import { mountsOf, routersOf, type MountIn, type RouterEntity, type RoutersOf } from "./routers.ts";
import { noText, textsOf } from "../names/textsOf.ts";
import { joinPaths, joinPathsOf } from "./joinPaths.ts";

/** Where a router stands: below which path from the root, and behind which guards. */
export interface Standing {
  readonly prefix: TextEntity;
  readonly guards: readonly string[];
  /** Of the nearest router that says so: a plug-in's parameter is of what it is plugged into. */
  readonly stack?: string;
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
}

interface Mounted {
  readonly mount: MountIn;
  readonly placing: Placing;
}

interface Below extends Standing {
  /** Takes the place of the router's own prefix. */
  readonly replaces: boolean;
}

/** Routers as each context sees them. */
export function createRouters(
  index: FactIndex,
  contexts: CallContexts,
  expandMount?: ExpandMount,
): (context: CallContext) => Routers {
  const { evaluate } = contexts.general;
  const guardsAt = findMiddleware(index, routersOf(index, evaluate), evaluate);
  const mounts = mountsOf(index, contexts, expandMount);
  const made = new Map<CallContext, Placing>();
  const within = (context: CallContext): Placing => {
    const before = made.get(context);
    if (before !== undefined) return before;
    const placing = placingOf({
      of: routersOf(index, context.evaluate),
      evaluate: context.evaluate,
      guardsAt,
      mounts: (router) =>
        mounts(router).flatMap((mount) => {
          const both = contexts.joined(context, mount.context);
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
    const found = distinct(standingsOnce(router, placing)).slice(0, mostStandings);
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
    ...placing.mounts(router).flatMap(mountedAt),
  ];
  const own = textsIn(fact?.prefix, router.file, fact?.scope ?? -1, placing);
  const all = isAlone(fact, below) ? [...below, alone] : below;
  return all.flatMap((standing) =>
    standing.replaces ? [standing] : own.map((prefix) => inside(standing, prefix, fact)),
  );
}

function isAlone(fact: RouterFact | undefined, below: readonly Below[]): boolean {
  if (below.length > 0) return fact?.isRoot === true;
  return fact?.isOnlyMounted !== true;
}

const alone: Below = { prefix: noText, guards: [], replaces: false };

function inside(standing: Standing, prefix: TextEntity, fact: RouterFact | undefined): Standing {
  return {
    ...standing,
    prefix: joinPathsOf(fact, standing.prefix, prefix),
    guards: [...standing.guards, ...(fact?.guards ?? [])],
    ...(fact && { stack: fact.stack }),
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
    })),
  );
}

function mountedAt({ mount: { file, mount }, placing }: Mounted): readonly Below[] {
  const texts = textsIn(mount.prefix, file, mount.scope, placing);
  return placing
    .of(mount.parent, file, mount.scope)
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
  { parent, file, mount }: Omit<MountIn, "context"> & { readonly parent: RouterEntity },
  { guardsAt }: Placing,
): Below {
  const before = guardsAt(parent, file, mount.range.start, text.text);
  return {
    ...standing,
    prefix: joinPaths(standing.prefix, text),
    guards: [...standing.guards, ...before, ...mount.guards],
    replaces: mount.replaces === true,
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
