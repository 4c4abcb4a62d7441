import type { Context, Handler } from "hono";

interface Options {
  readonly scopes: readonly string[];
  readonly handler: Handler;
}

/** Every route of the desk is built alike: what it may, then what it does. */
export function builtRoute({ scopes, handler }: Options): readonly Handler[] {
  const allowed = async (c: Context, next: () => Promise<void>) => {
    if (!scopes.includes(c.get("scope"))) return c.body(null, 403);
    await next();
  };
  const measured = async (c: Context) => handler(c, async () => undefined);
  return [allowed, measured];
}
