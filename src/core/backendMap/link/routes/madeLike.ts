import type { FileFacts } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import { identityOf, type RouterEntity as MadeOrNot } from "../names/entity.ts";
import type { FactIndex } from "../names/language.ts";
import { withoutMade } from "../names/madeRouters.ts";
import type { RouterEntity, RoutersOf } from "./routers.ts";

/** A router, and the one that it is made like: what is said of that holds for both. */
export function likeIt(router: RouterEntity): readonly RouterEntity[] {
  if (router.kind !== "router" || router.made === undefined) return [router];
  return [router, withoutMade(router)];
}

/** The routers that are made like one: what that one says in the function that makes it is said of each. */
export function madeLike(
  index: FactIndex,
  of: RoutersOf,
): (router: RouterEntity) => readonly RouterEntity[] {
  let known: ReadonlyMap<MadeOrNot["router"], readonly MadeOrNot[]> | undefined;
  return (router) => {
    if (router.kind !== "router" || router.made !== undefined) return [];
    known ??= Map.groupBy(allMade(index, of), (one) => one.router);
    return known.get(router.router) ?? [];
  };
}

function allMade(index: FactIndex, of: RoutersOf): readonly MadeOrNot[] {
  const found = new Map<string | object, MadeOrNot>();
  for (const file of index.files.values()) {
    for (const one of routersNamed(file).flatMap(({ value, scope }) => of(value, file, scope))) {
      if (one.kind === "router" && one.made !== undefined) found.set(identityOf(one), one);
    }
  }
  return [...found.values()];
}

function routersNamed({ mounts, uses, routes }: FileFacts): readonly Named[] {
  return [
    ...mounts.flatMap(({ parent, child, scope }) => [parent, child].map(at(scope))),
    ...uses.map(({ router, scope }) => at(scope)(router)),
    ...routes.flatMap(({ router, scope }) => (router ? [at(scope)(router)] : [])),
  ];
}

interface Named {
  readonly value: Value;
  readonly scope: Scope;
}

const at =
  (scope: Scope) =>
  (value: Value): Named => ({ value, scope });
