/** What the routes of a file are bound to; no name of Ruby's can be this. */
export const routesName = "config/routes";

/** What the routes of an engine are imported as. */
export function engineName(engine: string): string {
  return `engine ${engine.replace(/^::/, "")}`;
}
