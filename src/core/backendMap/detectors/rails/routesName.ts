/** What the routes of a file are bound to; no name of Ruby's can be this. */
export const routesName = "config/routes";

/** What an engine's module is bound to in its class. */
export const isolatedName = "isolated namespace";

/** What the routes of an engine are imported as. */
export function engineName(engine: string): string {
  return `engine ${engine.replace(/^::/, "")}`;
}

/** The engine that routes are imported from so. */
export function engineOf(router: string): string | undefined {
  return /^engine (.*)$/.exec(router)?.[1];
}
