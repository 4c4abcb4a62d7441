import type { FileFacts } from "../facts/facts.ts";
import type { RouteFact } from "../facts/routingFacts.ts";
import type { CallContext } from "./names/callContexts.ts";
import type { Evaluate } from "./names/following.ts";
import type { Place } from "./names/entity.ts";
import type { FactIndex } from "./names/language.ts";
import type { Routers } from "./routes/standings.ts";

/** All that linking has to hand. */
export interface Linking {
  readonly index: FactIndex;
  readonly evaluate: Evaluate;
  readonly routers: Routers;
  /** The calls of helpers by which this is seen. */
  readonly calls: CallContext["calls"];
  /** What a stack makes of its routes that need a look at other files. */
  readonly expand: (stack: string) => Expand | undefined;
  /** A prompt's path as a URI. */
  readonly uriOf: (path: string) => string;
  /** What is the same for all routes, computed once: a function that stands at the top of a file. */
  readonly shared: <Whole>(compute: (linking: Linking) => Whole) => Whole;
}

/**
 * What becomes of a route that needs a look at other files; undefined where it needs none. Its
 * handler is looked up at `handlerPlace`, where that is another one.
 */
export type Expand = (
  route: RouteFact,
  file: FileFacts,
  linking: Linking,
  handlerPlace?: Place,
) => readonly RouteIn[] | undefined;

export interface RouteIn {
  readonly route: RouteFact;
  readonly file: FileFacts;
  /** Where the handler is looked up, where that is another place. */
  readonly handlerPlace?: Place;
  /** Where the router is looked up, where that is another place. */
  readonly routerPlace?: Place;
  /** What of where it stands is not known, where no part of its path says so. */
  readonly unresolved?: string;
}
