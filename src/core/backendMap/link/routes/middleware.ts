import type { FileFacts } from "../../facts/facts.ts";
import type { UseFact } from "../../facts/routingFacts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import { identityOf } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import { guardedUse } from "./guardOrPath.ts";
import { likeIt } from "./madeLike.ts";
import type { RouterEntity, RoutersOf } from "./routers.ts";
import { textsOf } from "../names/textsOf.ts";

/**
 * Guards of a router that hold for what is declared from a place of a file on.
 *
 * @param path of what is declared, within the router.
 */
export type Middleware = (
  router: RouterEntity,
  file: FileFacts,
  at: Position,
  path: string,
) => readonly string[];

type Position = UseFact["range"]["start"];

export interface UseIn {
  readonly file: FileFacts;
  readonly use: UseFact;
}

/** The middleware of a file, by its routers. */
export function usesIn(
  file: FileFacts,
  of: RoutersOf,
  evaluate: Evaluate,
): readonly (readonly [router: string | object, use: UseIn])[] {
  return file.uses
    .flatMap((use) => guardedUse(use, file, evaluate))
    .flatMap((use) =>
      of(use.router, file, use.scope).map((router) => [identityOf(router), { file, use }] as const),
    );
}

export function findMiddleware(
  usesOf: (router: RouterEntity) => readonly UseIn[],
  of: RoutersOf,
  evaluate: Evaluate,
): Middleware {
  return (router, file, at, path) =>
    likeIt(router)
      .flatMap(usesOf)
      .filter((one) => !one.use.isOrdered || isBefore(one, file, at))
      .filter((one) => isBelow(path, one, evaluate))
      .filter(({ file: where, use }) => !isRouter(use, where, of))
      .flatMap(({ use }) => use.guards);
}

function isRouter({ unlessRouter, scope }: UseFact, file: FileFacts, of: RoutersOf): boolean {
  if (unlessRouter === undefined) return false;
  return of(unlessRouter, file, scope).some(
    (one) => one.kind === "router" && !isMiddleware(one, of),
  );
}

/** A router that is filled with middleware alone, `Router().use(authenticate)`, is such itself. */
function isMiddleware(router: RouterEntity, of: RoutersOf): boolean {
  const { file } = router;
  if (file.routes.length > 0 || file.uses.length === 0) return false;
  const isIt = (value: Value, scope: Scope): boolean =>
    of(value, file, scope).some((one) => identityOf(one) === identityOf(router));
  const isFilled = file.mounts.some(
    ({ parent, child, scope }) =>
      isIt(parent, scope) && of(child, file, scope).some(({ kind }) => kind === "router"),
  );
  if (isFilled || !file.uses.some((use) => isIt(use.router, use.scope))) return false;
  return !file.calls.some(({ args, scope }) => args.some((one) => isIt(one, scope)));
}

/** What another file declares counts as later: the order of files is not known. */
function isBefore({ file, use }: UseIn, where: FileFacts, at: Position): boolean {
  const { start } = use.range;
  if (file !== where || start.line < at.line) return true;
  return start.line === at.line && start.character < at.character;
}

function isBelow(path: string, { file, use }: UseIn, evaluate: Evaluate): boolean {
  if (use.prefix === undefined) return true;
  return textsOf(use.prefix, { file, scope: use.scope }, evaluate).some(({ text }) => {
    const bare = text.replace(/\/?\*?$/, "");
    return bare === "" || path === bare || path.startsWith(`${bare}/`);
  });
}
