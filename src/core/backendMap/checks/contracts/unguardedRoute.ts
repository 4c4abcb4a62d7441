import type { EntryPoint } from "../../backendMap.ts";
import { startOf } from "../../facts/startOf.ts";
import type { Check, LocalFinding } from "../check.ts";
import { ofRole, withoutPromisedRoles } from "./promisedRoles.ts";
import { handlerWords, type HandlerWords } from "./handlerWords.ts";

/** So many neighbours must agree before the one that differs is odd. */
const fewestSiblings = 3;

/** Names by which guards of access go; others (logging, parsing, rate limits) prove nothing. */
const ofAccess =
  /auth|guard|permission|permit|role|admin|jwt|bearer|protect|login|logged|signed|current_?\w*user|session|policy|scope|owner|staff|(require|ensure|check|only|must|verify)\w*(user|customer|member|account|tenant|identity|access)/i;

/** Paths that are open on purpose. */
const openPaths =
  /(^|[/_-])(login|logout|signin|sign-in|signup|sign-up|register|registration|auth|oauth\d?|sso|token|tokens|refresh|password|passwords|forgot|reset|verify|confirm|activate|health\w*|ready|readiness|live|liveness|ping|status|metrics|version|docs|openapi|swagger|public|session|sessions|static|subscribe|unsubscribe|invite\w*|share\w*|embed|initialize|init|download|redirect|webhook|webhooks|hook|hooks|callback|csrf|robots|favicon|well-known)([/._-]|$)/i;

/**
 * Reports the one route of a file that no guard of access stands before, where at least three others
 * of the same file, all that read or all that write as it does, share one, and the one that writes
 * where all others share one, reads included; and the one that an OpenAPI file keeps to some roles and
 * that lacks the guard of roles which the others of these have.
 *
 * An alarm proves that nothing declared in front of the handler is called like a guard. It cannot
 * prove that the handler does not look for itself, nor that the route is not open on purpose; paths
 * that usually are open are left out, and what says that it is open, and so is what lacks a role and is
 * given who asks, since it may serve each their own.
 */
export const unguardedRoute: Check = {
  id: "unguarded-route",
  category: "authorization",
  isHint: false,
  run: (knowledge) => {
    const { map } = knowledge;
    const routes = map.entryPoints.filter(
      ({ kind, path }) => kind === "http" && path !== undefined,
    );
    const words = handlerWords(knowledge);
    const odd = familiesOf(routes).flatMap((family) => oddOneOut(family, words) ?? []);
    const found = [...odd, ...withoutPromisedRoles(map)];
    return [...Map.groupBy(found, startOf).values()].flatMap((same) => same.slice(0, 1));
  },
};

/**
 * Reads are often open where writes are not, so each is compared with its own kind; a write with the
 * reads of its file as well, where these are guarded too.
 */
function familiesOf(routes: readonly EntryPoint[]): readonly (readonly EntryPoint[])[] {
  const byFile = Map.groupBy(routes, ({ declared, stack }) => `${declared.uri} ${stack}`);
  // Where all routes are drawn in one file, those of a controller are siblings.
  const apart = routes.filter(({ handler, declared }) => handler && handler.uri !== declared.uri);
  const byHandlers = Map.groupBy(apart, ({ handler, stack }) => `${handler?.uri ?? ""} ${stack}`);
  return [...byFile.values(), ...byHandlers.values()].flatMap((all) => {
    const [reads, writes] = [all.filter(isRead), all.filter((one) => !isRead(one))];
    const areReadsGuarded = reads.every(({ guards }) => guards.some(isOfAccess));
    return areReadsGuarded ? [reads, writes, all] : [reads, writes];
  });
}

function isRead({ method }: EntryPoint): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

function oddOneOut(
  family: readonly EntryPoint[],
  { saysOpen, skips, knowsCaller }: HandlerWords,
): LocalFinding | undefined {
  const odd = onlyUnguarded(family);
  if (odd === undefined) return undefined;
  const others = family.filter((one) => one !== odd);
  if (others.length < fewestSiblings || !isAlike(odd, others) || saysOpen(odd)) return undefined;
  const guard = sharedGuard(others);
  if (guard === undefined || skips(odd, guard)) return undefined;
  if (ofRole.test(guard) && knowsCaller(odd)) return undefined;
  return findingOn(odd, guard, others);
}

/** The one that no guard of access stands before, unless its path is open on purpose. */
function onlyUnguarded(family: readonly EntryPoint[]): EntryPoint | undefined {
  const [odd, ...more] = family.filter(({ guards }) => !guards.some(isOfAccess));
  const isOpen = openPaths.test(odd?.path ?? "") || leadsOn.test(odd?.handlerName ?? "");
  return more.length > 0 || isOpen ? undefined : odd;
}

/** A handler that sends whoever comes to where they are asked, or not: `Apps.RedirectToApp`. */
const leadsOn = /(?:^|[.:#@])redirect(?:$|[A-Z_])/i;

function sharedGuard([first, ...more]: readonly EntryPoint[]): string | undefined {
  const guards = first?.guards.filter(isOfAccess);
  return guards?.find((name) => more.every((one) => one.guards.includes(name)));
}

/** Acts on one thing, as others do, or stands at a path that others stand at too. */
function isAlike({ path = "" }: EntryPoint, others: readonly EntryPoint[]): boolean {
  const actsOnOne = path.replace(/^\/?\{[^}]*\}/, "").includes("{");
  return others.some((one) => one.path === path || (actsOnOne && one.path?.includes("{") === true));
}

/** What permits parameters lets in nobody. */
const isOfAccess = (guard: string): boolean =>
  ofAccess.test(guard) && !/permit(?:ted)?_?param/i.test(guard);

function findingOn(odd: EntryPoint, guard: string, others: readonly EntryPoint[]): LocalFinding {
  const route = `${odd.method ?? "ANY"} ${odd.path ?? ""}`;
  return {
    ...odd.declared,
    severity: "high",
    title: `${route} has no ${guard}, which all routes beside it have`,
    explanation: `The ${others.length} other routes of this file that do the like stand behind ${guard}. Nothing in front of this one is called like a guard; whether its handler checks by itself was not looked at.`,
    trigger: `A request for ${route} by somebody whom ${guard} would turn away`,
    evidence: others.slice(0, 2).map(({ declared, method, path }) => ({
      ...declared,
      note: `${method ?? "ANY"} ${path ?? ""} stands behind ${guard}`,
    })),
  };
}
