import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Scope } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";

/** Where in the body of an API the reader stands. */
export interface ApiContext {
  /** What the namespaces around say: "/users/:id". */
  readonly path: string;
  /** What the class has said so far, for all that it declares afterwards. */
  readonly said: ApiSettings;
  readonly guards: string[];
  readonly locals: ReadonlyMap<string, string>;
}

export interface ApiSettings {
  prefix?: string;
  /** Empty where the version is no part of the path. */
  versions?: readonly string[];
}

/** Routes while a class is being read for them. */
export interface ApiDrawing {
  readonly file: Reading;
  readonly scope: Scope;
  readonly routes: RouteFact[];
}

/** Settings as a route carries them to where its class is mounted. */
export function carried({ prefix, versions }: ApiSettings): Readonly<Record<string, string>> {
  return {
    ...(prefix !== undefined && { prefix }),
    ...(versions !== undefined && { versions: versions.join(" ") }),
  };
}

export function settingsIn(extra: Readonly<Record<string, string>> = {}): ApiSettings {
  const { prefix, versions } = extra;
  return {
    ...(prefix !== undefined && { prefix }),
    ...(versions !== undefined && { versions: versions.split(" ").filter((one) => one !== "") }),
  };
}
