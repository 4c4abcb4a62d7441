import type { Range } from "../../findings/finding.ts";
import type { RouteInput } from "./inputFacts.ts";
import type { At, CallValue, Scope, Value } from "./value.ts";

/** What code says of routing, each with the scope that its names are looked up in. */
export interface RoutingFact {
  readonly scope: Scope;
  readonly range: Range;
}

/** Says that the expression at `at` is a router: an app, a router, a group, a controller class. */
export interface RouterFact extends RoutingFact {
  readonly at: At;
  readonly stack: string;
  /** Where requests arrive without being mounted: an application. */
  readonly isRoot: boolean;
  /** A group of another router; its routes stand below that one. */
  readonly parent?: Value;
  /** The very same router as another expression's: what a chained call gives back. */
  readonly sameAs?: Value;
  /** Below which path, in the parent or wherever it is mounted. */
  readonly prefix?: Value;
  /** What may make another path of it: `@ApiController("orders")`, a decorator of the project's own. */
  readonly by?: CallValue;
  /** Stands where its parent does, below whatever path it is mounted. */
  readonly ignoresPrefix?: true;
  /** Puts its prefix right behind what is before it, without a slash between. */
  readonly joinsPlainly?: true;
  readonly guards: readonly string[];
  /** No application: where nothing is seen to mount it, it is not known where it stands. */
  readonly isPart?: true;
  /** Stands nowhere by itself: a base class, whose routes are those of the classes below it. */
  readonly isOnlyMounted?: true;
  /** The versions that its routes are of, where they say none themselves; a comma between. */
  readonly versions?: string;
  /** Its routes answer only these, where they say none themselves. */
  readonly methods?: readonly string[];
  /** Of a class that is a router: its index in `definitions`. */
  readonly definition?: number;
  /** Of a class: each instance is a router of its own, as its constructor, the scope, says. */
  readonly isPerInstance?: true;
}

/** A router put below another one. */
export interface MountFact extends RoutingFact {
  readonly parent: Value;
  readonly child: Value;
  readonly prefix?: Value;
  readonly guards: readonly string[];
  /** The prefix may be middleware in front of the child instead. */
  readonly mayGuard?: true;
  /** Its prefix is taken off the whole path, whatever prefix the groups have that it is put into. */
  readonly isWhole?: true;
  /** Replaces the child's own prefix instead of preceding it. */
  readonly replaces?: true;
  /** The child stands by itself as well: a class lends its routes to those below it. */
  readonly lends?: true;
  /** Of a mount that `expandMount` of a stack makes others of, such as all files of a folder. */
  readonly stack?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

/** Middleware of a router. */
export interface UseFact extends RoutingFact {
  readonly router: Value;
  readonly guards: readonly string[];
  /** Only below this path. */
  readonly prefix?: Value;
  /** The prefix may be middleware instead, in front of this or, where `isOwnPrefix`, this itself. */
  readonly mayGuard?: true;
  readonly isOwnPrefix?: true;
  /** Whether it holds only for what is declared after it. */
  readonly isOrdered: boolean;
  /** What may be a router as well as middleware; then it is none. */
  readonly unlessRouter?: Value;
}

/** How a framework writes a parameter in a path. */
export type PathSyntax =
  "colon" | "wholeColon" | "braces" | "segments" | "angles" | "regex" | "brackets";

export interface RouteFact extends RoutingFact {
  readonly stack: string;
  /** Upper case; "ANY" for all. Empty where `expand` of the stack tells, from the handler. */
  readonly methods: readonly string[];
  /** A method that is computed, for `expand`. */
  readonly method?: Value;
  /** Absent where the path is the whole path. */
  readonly router?: Value;
  /** Many things are called like it: no route unless `router` turns out to be a router. */
  readonly needsRouter?: true;
  readonly path: Value;
  /** What may make another path of it, and tell its methods: a decorator of the project's own. */
  readonly by?: CallValue;
  /** What of the workspace's own it is said to: no route where that is seen to declare one itself. */
  readonly callee?: Value;
  /** Its path stands right behind its router's, without a slash between. */
  readonly joinsPlainly?: true;
  readonly syntax: PathSyntax;
  /** What must hold for it to be declared: a flag that a function is given. */
  readonly when?: Value;
  /** The framework makes the description of the API, and is told to leave it out. */
  readonly isUndescribed?: true;
  readonly handler?: Value;
  /** Of a handler that is named only in words, or found by convention: what the code calls it. */
  readonly handlerName?: string;
  readonly guards: readonly string[];
  readonly schema?: string;
  /** What it is declared with, `{ schema: { body, querystring } }`: JSON Schemas of its input. */
  readonly options?: Value;
  /** What validating middleware in front of it is given. */
  readonly inputs?: readonly RouteInput[];
  readonly responses?: readonly number[];
  /** What the stack's `expand` needs besides, such as the actions of a resource. */
  readonly extra?: Readonly<Record<string, string>>;
}
