import type { FileFacts } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import { identityOf, type RouterEntity as MadeOrNot } from "../names/entity.ts";
import { withoutMade } from "../names/madeRouters.ts";
import type { RouterEntity, RoutersOf } from "./routers.ts";

/** A router, and the one that it is made like: what is said of that holds for both. */
export function likeIt(router: RouterEntity): readonly RouterEntity[] {
  if (router.kind !== "router" || router.made === undefined) return [router];
  return [router, withoutMade(router)];
}

/** The routers that a file names and that are made like others, by those. */
export function madeIn(
  file: FileFacts,
  of: RoutersOf,
): readonly (readonly [like: MadeOrNot["router"], router: MadeOrNot])[] {
  const all = routersNamed(file).flatMap(({ value, scope }) => of(value, file, scope));
  return all.flatMap((one) =>
    one.kind === "router" && one.made !== undefined ? [[one.router, one] as const] : [],
  );
}

/** The routers that are made like one: what that one says in the function that makes it is said of each. */
export function madeLike(
  router: RouterEntity,
  madeOf: (like: MadeOrNot["router"]) => readonly MadeOrNot[],
): readonly MadeOrNot[] {
  if (router.kind !== "router" || router.made !== undefined) return [];
  return [...new Map(madeOf(router.router).map((one) => [identityOf(one), one])).values()];
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
