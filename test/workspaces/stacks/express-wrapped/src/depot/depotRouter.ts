import { storeBox } from "./storeBox";

type Answer = (request: unknown) => unknown;

/** Keeps routes by their paths and queries; who answers requests looks them up. */
export class DepotRouter<Context> {
  private readonly routes = new Map<string, Answer[]>();

  put(path: string, options: { readonly operation: string }, answer: Answer): void {
    this.routes.set(path, [...(this.routes.get(path) ?? []), answer]);
  }

  paths(): readonly string[] {
    return [...this.routes.keys()];
  }
}

export type Depot = DepotRouter<{ readonly tenant: string }>;

export function depotRouter(): Depot {
  const router: Depot = new DepotRouter();
  [storeBox].forEach((command) => command(router));
  return router;
}
