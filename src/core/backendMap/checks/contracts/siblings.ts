import type { BackendMap, EntryPoint } from "../../backendMap.ts";
import { resourceOf, sharedParts } from "./resources.ts";

/** Names by which guards of access go; others (logging, parsing, rate limits) prove nothing. */
const ofAccess =
  /auth|guard|permission|permit|role|admin|jwt|bearer|protect|login|logged|signed|current_?\w*user|session|policy|scope|owner|staff|(require|ensure|check|only|must|verify)\w*(user|customer|member|account|tenant|identity|access)/i;

/** Paths that are open on purpose. */
const openPaths =
  /(^|[/_-])(login|logout|signin|sign-in|signup|sign-up|register|registration|auth|oauth\d?|sso|token|tokens|refresh|password|passwords|forgot|reset|verify|confirm|activate|health\w*|ready|readiness|live|liveness|ping|status|metrics|version|docs|openapi|swagger|public|session|sessions|static|subscribe|unsubscribe|invite\w*|share\w*|embed|initialize|init|download|redirect|webhook|webhooks|hook|hooks|callback|csrf|ws|wss|websockets?|robots|favicon|well-known)([/._-]|$)/i;

/** A handler that sends whoever comes to where they are asked, or not: `Apps.RedirectToApp`. */
const leadsOn = /(?:^|[.:#@])redirect(?:$|[A-Z_])/i;

/** A handler that says who may come: `Features.getPublic`. */
const forAll = /(?:public|anonymous|unauthenticated)(?:ly)?\w*$/i;

/** Whether a route is open on purpose, by its path or by what its handler is called. */
export const isMeantOpen = ({ path = "", handlerName = "" }: EntryPoint): boolean =>
  openPaths.test(path) || leadsOn.test(handlerName) || forAll.test(handlerName);

/** The routes of a file that are to be guarded alike. */
export const siblingsIn = (map: BackendMap): readonly (readonly EntryPoint[])[] => {
  const { byFile, byHandlers } = groupsOf(map);
  return [...byFile, ...byHandlers].flatMap(familiesOf);
};

/** The routes of a resource, in files of several: what they are to have alike is less certain. */
export const resourcesIn = (map: BackendMap): readonly (readonly EntryPoint[])[] =>
  groupsOf(map).byFile.flatMap(ofResources).flatMap(familiesOf);

function groupsOf({ entryPoints }: BackendMap) {
  const routes = entryPoints.filter(({ kind, path }) => kind === "http" && path !== undefined);
  const byFile = Map.groupBy(routes, ({ declared, stack }) => `${declared.uri} ${stack}`);
  // Where all routes are drawn in one file, those of a controller are siblings.
  const apart = routes.filter(({ handler, declared }) => handler && handler.uri !== declared.uri);
  const byHandlers = Map.groupBy(apart, ({ handler, stack }) => `${handler?.uri ?? ""} ${stack}`);
  return { byFile: [...byFile.values()], byHandlers: [...byHandlers.values()] };
}

/**
 * Reads are often open where writes are not, so each is compared with its own kind; a write with the
 * reads of its file as well, where these are guarded too.
 */
function familiesOf(all: readonly EntryPoint[]): readonly (readonly EntryPoint[])[] {
  const [reads, writes] = [all.filter(isRead), all.filter((one) => !isRead(one))];
  const areReadsGuarded = reads.every(({ guards }) => guards.some(isOfAccess));
  return areReadsGuarded ? [reads, writes, all] : [reads, writes];
}

/** The routes of a file by what they are about, where it is about several things. */
function ofResources(all: readonly EntryPoint[]): readonly (readonly EntryPoint[])[] {
  const shared = sharedParts(all.map(({ path = "" }) => path));
  const groups = Map.groupBy(all, (one) => resourceOf(one, shared));
  return groups.size > 1 ? [...groups.values()] : [];
}

function isRead({ method }: EntryPoint): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/** Acts on one thing, as others do, or stands at a path that others stand at too. */
export function isAlike({ path = "" }: EntryPoint, others: readonly EntryPoint[]): boolean {
  const actsOnOne = path.replace(/^\/?\{[^}]*\}/, "").includes("{");
  return others.some((one) => one.path === path || (actsOnOne && one.path?.includes("{") === true));
}

/** A guard that stands before all of them. */
export function sharedGuard(
  [first, ...more]: readonly EntryPoint[],
  isMeant = isOfAccess,
): string | undefined {
  const guards = first?.guards.filter(isMeant);
  return guards?.find((name) => more.every((one) => one.guards.includes(name)));
}

/** `ProjectMember()`: whoever has a part in something. */
const ofPart = /[a-z](?:Member|Viewer|Editor|Maintainer|Collaborator)(?:\(|$)/;

/** What permits parameters lets in nobody. */
export const isOfAccess = (guard: string): boolean =>
  (ofAccess.test(guard) || ofPart.test(guard)) && !/permit(?:ted)?_?param/i.test(guard);
