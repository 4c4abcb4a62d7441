import type { BackendMap, EntryPoint, Operation } from "../backendMap.ts";

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
  return [...files].map(([uri, promised]) => {
    const prefix = prefixOf(promised, routes);
    const below = routes.filter(({ path = "" }) => path.startsWith(prefix));
    const served = promised.flatMap((operation): [Operation, EntryPoint][] => {
      const route = below.find(
        (one) => isSamePath(one, operation, prefix) && answers(one, operation),
      );
      return route === undefined ? [] : [[operation, route]];
    });
    return { uri, prefix, served: new Map(served), operations: promised, routes: below };
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

export function answers({ method }: EntryPoint, operation: Operation): boolean {
  return method === "ANY" || method === operation.method;
}

function prefixOf(promised: readonly Operation[], routes: readonly EntryPoint[]): string {
  const votes = new Map<string, number>();
  const paths = new Set(routes.map(({ path = "" }) => bare(path)));
  for (const operation of promised) {
    const end = bare(operation.path);
    for (const path of paths) {
      if (end === "/" || !path.endsWith(end)) continue;
      const prefix = path.slice(0, path.length - end.length);
      votes.set(prefix, (votes.get(prefix) ?? 0) + 1);
    }
  }
  const [best] = [...votes].toSorted((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  return best?.[0] ?? "";
}

function bare(path: string): string {
  const unnamed = path.replaceAll(/\{[^{}]*\}/g, "{}");
  return unnamed.length > 1 ? unnamed.replace(/\/$/, "") : unnamed;
}
