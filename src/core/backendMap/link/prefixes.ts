import type { FileFacts, MountFact, RouterFact, UseFact } from "../facts.ts";
import type { Value } from "../value.ts";
import type { Entity, TextEntity } from "./entity.ts";
import { identityOf } from "./entity.ts";
import { definitionIn, type Evaluate } from "./evaluate.ts";
import type { FactIndex } from "./language.ts";
import { joined, textsOf } from "./textsOf.ts";

/** Where a router stands: below which path from the root, and behind which guards. */
export interface Standing {
  readonly prefix: TextEntity;
  readonly guards: readonly string[];
}

export interface Routers {
  /** The routers that an expression can be. */
  of(value: Value, file: FileFacts, scope: number): readonly RouterEntity[];
  /** Every place that a router is mounted at; one without a prefix if nothing mounts it. */
  standings(router: RouterEntity): readonly Standing[];
  /** Guards of a router that hold for what is declared in this line of this file. */
  guardsAt(router: RouterEntity, file: FileFacts, line: number, path: string): readonly string[];
}

export type RouterEntity = Extract<Entity, { kind: "router" | "parameter" }>;

const nowhere: TextEntity = { kind: "text", text: "" };
/** A router that stands in more places than that is mounted by something generic. */
const mostStandings = 64;

interface MountIn {
  readonly file: FileFacts;
  readonly mount: MountFact;
}
interface UseIn {
  readonly file: FileFacts;
  readonly use: UseFact;
}

export function createRouters(index: FactIndex, evaluate: Evaluate): Routers {
  const of: Routers["of"] = (value, file, scope) =>
    evaluate(value, { file, scope }).flatMap((one) => routersIn(one, index));
  const textsIn = (value: Value | undefined, file: FileFacts, scope: number) =>
    value === undefined ? [nowhere] : textsOf(value, { file, scope }, evaluate);

  const mounts = new Map<string | object, MountIn[]>();
  const uses = new Map<string | object, UseIn[]>();
  for (const file of index.files.values()) {
    for (const mount of file.mounts) {
      for (const child of of(mount.child, file, mount.scope)) {
        add(mounts, identityOf(child), { file, mount });
      }
    }
    for (const use of file.uses) {
      for (const router of of(use.router, file, use.scope))
        {add(uses, identityOf(router), { file, use });}
    }
  }

  const guardsAt: Routers["guardsAt"] = (router, file, line, path) =>
    (uses.get(identityOf(router)) ?? [])
      .filter(({ use, file: where }) => {
        const isBefore = where !== file || use.range.start.line < line;
        if (use.isOrdered && !isBefore) return false;
        return textsIn(use.prefix, where, use.scope).some(({ text }) => isBelow(path, text));
      })
      .flatMap(({ use }) => use.guards);

  const known = new Map<string | object, readonly Standing[]>();
  const standings = (router: RouterEntity): readonly Standing[] => {
    const key = identityOf(router);
    const before = known.get(key);
    if (before !== undefined) return before;
    // A router below itself is mounted by nobody.
    known.set(key, []);
    const found = distinct(standingsOnce(router)).slice(0, mostStandings);
    known.set(key, found);
    return found;
  };

  const standingsOnce = (router: RouterEntity): readonly Standing[] => {
    const fact = router.kind === "router" ? router.router : undefined;
    const own = textsIn(fact?.prefix, router.file, fact?.scope ?? -1);
    const guards = fact?.guards ?? [];
    const below = [
      ...(fact?.parent === undefined ? [] : inParent(fact, fact.parent, router.file)),
      ...(mounts.get(identityOf(router)) ?? []).flatMap((one) => mountedAt(one)),
    ];
    const isAlone = below.length === 0 || fact?.isRoot === true;
    const replaced = below.filter(({ replaces }) => replaces);
    const rest = [...below.filter(({ replaces }) => !replaces), ...(isAlone ? [alone] : [])];
    return [
      ...replaced,
      ...rest.flatMap((standing) =>
        own.map((prefix) => ({
          prefix: joinPaths(standing.prefix, prefix),
          guards: [...standing.guards, ...guards],
        })),
      ),
    ];
  };

  const inParent = (fact: RouterFact, parent: Value, file: FileFacts) =>
    of(parent, file, fact.scope).flatMap((one) =>
      standings(one).map((standing) => ({
        prefix: standing.prefix,
        guards: [...standing.guards, ...guardsAt(one, file, fact.range.start.line, "")],
        replaces: false,
      })),
    );

  const mountedAt = ({ file, mount }: MountIn) =>
    of(mount.parent, file, mount.scope).flatMap((parent) =>
      standings(parent).flatMap((standing) =>
        textsIn(mount.prefix, file, mount.scope).map((text) => ({
          prefix: joinPaths(standing.prefix, text),
          guards: [
            ...standing.guards,
            ...guardsAt(parent, file, mount.range.start.line, text.text),
            ...mount.guards,
          ],
          replaces: mount.replaces === true,
        })),
      ),
    );

  return { of, standings, guardsAt };
}

const alone = { prefix: nowhere, guards: [], replaces: false };

function routersIn(entity: Entity, index: FactIndex): readonly RouterEntity[] {
  if (entity.kind === "router" || entity.kind === "parameter") return [entity];
  if (entity.kind !== "definition") return [];
  const router = index.names(entity.file).routerOf(entity.index);
  if (router !== undefined) return [{ kind: "router", file: entity.file, router }];
  const { kind, parameters } = definitionIn(entity);
  // A function that is mounted is a plug-in: what it is given is the router below.
  if ((kind === "function" || kind === "method") && parameters.length > 0) {
    return [{ kind: "parameter", file: entity.file, definition: entity.index, index: 0 }];
  }
  return [];
}

/** "/a" and "b" are "/a/b"; an empty one changes nothing. */
export function joinPaths(head: TextEntity, tail: TextEntity): TextEntity {
  const needsSlash =
    head.text !== "" && tail.text !== "" && !/[/]$/.test(head.text) && !/^[/^]/.test(tail.text);
  return joined(needsSlash ? { ...head, text: `${head.text}/` } : head, tail);
}

function isBelow(path: string, prefix: string): boolean {
  const bare = prefix.replace(/\/?\*?$/, "");
  return bare === "" || path === bare || path.startsWith(`${bare}/`);
}

function add<T>(lists: Map<string | object, T[]>, key: string | object, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}

function distinct(standings: readonly Standing[]): readonly Standing[] {
  const seen = new Map<string, Standing>();
  for (const one of standings) {
    if (!seen.has(one.prefix.text)) seen.set(one.prefix.text, one);
  }
  return [...seen.values()];
}
