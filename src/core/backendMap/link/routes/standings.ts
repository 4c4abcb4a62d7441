import type { FileFacts } from "../../facts/facts.ts";
import type { MountFact, RouterFact } from "../../facts/routingFacts.ts";
import { fileScope, type Scope, type Value } from "../../facts/value.ts";
import type { TextEntity } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { Middleware } from "./middleware.ts";
import { likeIt } from "./madeLike.ts";
import type { MountIn, RouterEntity, RoutersOf } from "./routers.ts";
import { noText, textsOf, withTexts } from "../names/textsOf.ts";
import { joinPaths, joinPathsOf } from "./joinPaths.ts";
import { wrappedPaths } from "./wrappedPaths.ts";

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

/** What finding the places of routers needs. */
export interface Placing extends Routers {
  readonly evaluate: Evaluate;
  /** Mounts with the routers as the call sees them that mounts. */
  readonly mounts: (router: RouterEntity) => readonly Mounted[];
  /** Those that are made like it, by calls of a function or for classes. */
  readonly likeOne: (router: RouterEntity) => readonly RouterEntity[];
  /** As the very call sees it that made a router: its parent is what this call gave. */
  readonly making: (router: RouterEntity) => Placing | undefined;
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

/** Where its parent, its mounts and those of what it is like put a router, with its own prefix. */
export function standingsOnce(router: RouterEntity, general: Placing): readonly Standing[] {
  const placing = general.making(router) ?? general;
  const fact = router.kind === "router" ? router.router : undefined;
  const below = [
    ...(fact?.parent === undefined ? [] : inParent(fact, fact.parent, router.file, placing)),
    ...likeIt(router)
      .flatMap(placing.mounts)
      .flatMap((one) => mountedAt(one, fact)),
  ];
  const own = ownPaths(router, placing);
  const all = isAlone(fact, below) ? [...below, ...standingAlone(router, placing)] : below;
  return all.flatMap((standing) =>
    standing.replaces
      ? [standing]
      : own.map(({ path, guards }) =>
          inside({ ...standing, guards: [...standing.guards, ...guards] }, path, fact),
        ),
  );
}

interface OwnPath {
  readonly path: TextEntity;
  readonly guards: readonly string[];
}

/** Its own prefix, or what a decorator of the project's own makes of that. */
function ownPaths(router: RouterEntity, placing: Placing): readonly OwnPath[] {
  const { file } = router;
  const { by, scope = fileScope } = router.kind === "router" ? router.router : {};
  const wrapped = by && wrappedPaths(by, { file, scope }, placing.evaluate);
  return (
    wrapped?.map(({ path, around: { guards } }) => ({ path, guards })) ??
    textsIn(prefixOf(router), file, scope, placing).map((path) => ({ path, guards: [] }))
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

/** At the root; what is only a part of an application, at the paths of mounts that lead nowhere known. */
function standingAlone(router: RouterEntity, placing: Placing): readonly Below[] {
  const alone: Below = { prefix: noText, guards: [], replaces: false, lends: false };
  if (router.kind !== "router" || router.router.isPart !== true) return [alone];
  const below = likeIt(router)
    .flatMap(placing.mounts)
    .flatMap(({ mount: { file, mount }, placing: seen }) =>
      textsIn(mount.prefix, file, mount.scope, seen),
    );
  return (below.length > 0 ? below : [noText]).map((prefix) => ({
    ...alone,
    prefix: { unresolved: "where it is mounted", ...prefix },
  }));
}

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
