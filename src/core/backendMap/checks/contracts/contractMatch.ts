import type { BackendMap, EntryPoint, Operation } from "../../backendMap.ts";

/** An OpenAPI file held against the routes: what of it is served, and what of the routes it describes. */
export interface ContractMatch {
  /** The file. */
  readonly uri: string;
  /** What stands in front of its paths where they are served: "/api". */
  readonly prefix: string;
  readonly served: ReadonlyMap<Operation, EntryPoint>;
  readonly operations: readonly Operation[];
  /** The routes below the prefix. */
  readonly routes: readonly EntryPoint[];
}

/** Holds every OpenAPI file against the routes, below the prefix that most of its paths agree on. */
export function matchContracts({
  operations = [],
  entryPoints,
}: BackendMap): readonly ContractMatch[] {
  const routes = entryPoints.filter(({ kind, path }) => kind === "http" && path !== undefined);
  const files = Map.groupBy(operations, ({ uri }) => uri);
  return withoutOlder(
    [...files].map(([uri, promised]) => {
      const prefix = prefixOf(promised, routes);
      const below = routes.filter(({ path = "" }) => bare(path).startsWith(prefix));
      const byPath = Map.groupBy(below, ({ path = "" }) => bare(path));
      const served = promised.flatMap((operation): [Operation, EntryPoint][] => {
        const same = byPath.get(bare(prefix + operation.path)) ?? [];
        const route = same.find((one) => answers(one, operation));
        return route === undefined ? [] : [[operation, route]];
      });
      const match = { uri, prefix, served: new Map(served), operations: promised, routes: below };
      return { ...match, served: new Map([...served, ...servedByPattern(match)]) };
    }),
  );
}

/** "/positions/kml" by `/positions/{extension}`, a route that no operation has in its own words. */
function servedByPattern(match: ContractMatch): readonly [Operation, EntryPoint][] {
  const { prefix, served, operations, routes } = match;
  const described = new Set(served.values());
  const open = routes.filter((one) => !described.has(one) && one.path?.includes("{") === true);
  return operations
    .filter((operation) => !served.has(operation))
    .flatMap((operation): [Operation, EntryPoint][] => {
      const path = bare(prefix + operation.path).split("/");
      const route = open.find((one) => answers(one, operation) && isPatternOf(one, path));
      return route === undefined ? [] : [[operation, route]];
    });
}

function isPatternOf({ path = "" }: EntryPoint, parts: readonly string[]): boolean {
  const own = bare(path).split("/");
  return (
    own.length === parts.length && own.every((part, at) => part === "{}" || part === parts[at])
  );
}

/**
 * Of several files that describe the same routes the one that describes most of them: the others are
 * older versions of it, or the same in another form.
 */
function withoutOlder(matches: readonly ContractMatch[]): readonly ContractMatch[] {
  const taken = new Set<EntryPoint>();
  const shareOf = ({ served, operations }: ContractMatch): number =>
    served.size / operations.length;
  const best = matches.toSorted(
    (one, other) => other.served.size - one.served.size || shareOf(other) - shareOf(one),
  );
  return best.filter(({ served }) => {
    const routes = [...served.values()];
    const again = routes.filter((one) => taken.has(one)).length;
    for (const one of routes) taken.add(one);
    return again <= routes.length / 2;
  });
}

/** "/orders/{id}" and "/orders/{orderId}" are one path. */
export function isSamePath(
  { path = "" }: EntryPoint,
  operation: Operation,
  prefix: string,
): boolean {
  return bare(path) === bare(prefix + operation.path);
}

/** A route of all that is below a path, "/auth/*": what of that a library behind it serves is not known. */
export function isServedByAll(
  operation: Operation,
  { routes, prefix }: Pick<ContractMatch, "routes" | "prefix">,
): boolean {
  const path = bare(prefix + operation.path);
  return routes.some((route) => {
    const below = catchAll.exec(route.path ?? "")?.[1];
    // What catches everything only tells that nothing is there.
    const isOfPart = below !== undefined && below.length > prefix.length;
    return isOfPart && answers(route, operation) && path.startsWith(`${bare(below)}/`);
  });
}

const catchAll = /^(.*[^/])\/(?:\*\w*|\{\*\w*\}|\{\w+\*\}|\{\w*:\.[*+]\}|\*\*)$/;

export function answers({ method }: EntryPoint, operation: Operation): boolean {
  return method === "ANY" || method === operation.method;
}

function prefixOf(promised: readonly Operation[], routes: readonly EntryPoint[]): string {
  const votes = new Map<string, number>();
  const paths = new Set(routes.map(({ path = "" }) => bare(path)));
  const ends = new Set(promised.map(({ path }) => bare(path)).filter((end) => end !== "/"));
  for (const path of paths) {
    for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) {
      if (!ends.has(path.slice(at))) continue;
      votes.set(path.slice(0, at), (votes.get(path.slice(0, at)) ?? 0) + 1);
    }
  }
  const [best] = [...votes].toSorted((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  return best?.[0] ?? "";
}

function bare(path: string): string {
  const unnamed = path.replaceAll(/\{[^{}]*\}/g, "{}");
  return unnamed.length > 1 ? unnamed.replace(/\/$/, "") : unnamed;
}
