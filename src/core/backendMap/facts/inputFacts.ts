import type { Scope, Value } from "./value.ts";

/** A part of a request. */
export type InputPart = "query" | "body" | "header";

/** What a route is declared with that looks at a part of its requests. */
export interface RouteInput {
  /**
   * "each" for a shape whose fields are the parts: `{ body, query }`; "declared" for a route as OpenAPI
   * describes one: `createRoute({ request: { query, body: { content } } })`.
   */
  readonly in: InputPart | "each" | "declared";
  readonly shape: Value;
}

/** What a handler takes: one value by its name, or a part of the request by its shape. */
export interface InputFact {
  /** The handler: its index in `definitions`. */
  readonly definition: Scope;
  readonly in: InputPart;
  /** Of one value; without it `shape` is that of the whole part. */
  readonly name?: string;
  readonly required?: boolean;
  readonly shape?: Value;
}

/** A class that a part of a request is read into, and checked by. */
export interface ShapeFact {
  /** Its index in `definitions`. */
  readonly definition: Scope;
  readonly fields: readonly ShapeField[];
  /** Shapes whose fields it has as well, unless it has its own. */
  readonly bases: readonly Value[];
  /** It may have other fields, or others may come under other names. */
  readonly isOpen?: true;
}

export interface ShapeField {
  readonly name: string;
  readonly required: boolean;
}
