import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { RubyArguments } from "../../languages/ruby/literals.ts";
import type { GivenOptions } from "./givenOptions.ts";

/** Where in the routes the reader stands: what the blocks around say. */
export interface RouteContext {
  /** What the routes of this application or engine are bound to. */
  readonly router: string;
  /** From the root, as Rails writes it: "/admin/users/:user_id". */
  readonly path: string;
  /** The same without the resources around, for `shallow`. */
  readonly shallowPath: string;
  /** Modules of the controllers: ["admin"]. */
  readonly modules: readonly string[];
  /** What `controller:` around says. */
  readonly controller?: string;
  /** What `action:` around says. */
  readonly action?: string;
  readonly isShallow: boolean;
  /** `format: true` around: no route without an ending. */
  readonly hasFormat: boolean;
  /** What `path_names:` around calls the forms of resources. */
  readonly pathNames: ReadonlyMap<string, string>;
  /** The resource whose block this is. */
  readonly resource?: Resource;
  /** A block of `member`, `collection` or `new`. */
  readonly on?: string;
  readonly guards: readonly string[];
  readonly concerns: Map<string, SyntaxNode>;
  /** Methods that the file adds to the language: `def localized(path)`. */
  readonly macros: Map<string, SyntaxNode>;
  /** The block of such a method's call, which it yields to. */
  readonly yielded?: readonly SyntaxNode[];
  readonly depth?: number;
  /** Texts that local variables hold. */
  readonly locals: Map<string, string>;
  /** What `with_options` and the uses of concerns around say. */
  readonly given: readonly GivenOptions[];
}

export interface Resource {
  readonly controller: string;
  readonly collection: string;
  /** Of the form for a new one: "/users/new". */
  readonly making: string;
  readonly member: string;
  /** Below one of them: "/users/:user_id". */
  readonly nested: string;
  readonly isSingular: boolean;
}

export function outermost(router: string): RouteContext {
  return {
    router,
    path: "",
    shallowPath: "",
    modules: [],
    isShallow: false,
    hasFormat: false,
    pathNames: new Map(),
    guards: [],
    concerns: new Map(),
    macros: new Map(),
    locals: new Map(),
    given: [],
  };
}

/** What `format:` of a call says, else what holds around it. */
export function formatted({ named }: RubyArguments, context: RouteContext): boolean {
  const said = named.get("format");
  return said === undefined ? context.hasFormat : said.text === "true";
}

/** "/a" and "b" are "/a/b". */
export function below(path: string, more: string): string {
  const bare = more.replace(/^\/+|\/+$/g, "");
  return bare === "" ? path : `${path}/${bare}`;
}
