import type { MountFact, RouteFact } from "../../facts/routingFacts.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { constantText } from "../../languages/php/constantText.ts";
import type { PhpLink } from "../../languages/php/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import { filledIn, textValue, type Rounds } from "../../languages/php/rounds.ts";
import type { Value } from "../../facts/value.ts";

/** What the routes of a file are bound to; no name of PHP's can be this. */
export const routesName = "routes of the file";

/** Where in the routes the reader stands: what the groups around say. */
export interface RouteContext {
  /** From where the file stands: "/admin/users". */
  readonly path: Value;
  /** Of controllers that are named by a text. */
  readonly namespace: string;
  /** What `controller` around says: its full name. */
  readonly controller?: string;
  readonly isShallow: boolean;
  readonly guards: readonly string[];
  /** Variables that are given a router: "$group". */
  readonly routers: ReadonlySet<string>;
  /** What the variables of loops are, in this round. */
  readonly locals: Rounds;
}

/** Routes while a file is being read for them. */
export interface Drawing {
  readonly file: Reading;
  readonly routes: RouteFact[];
  readonly mounts: MountFact[];
}

/** A call that declares something, with the calls of its chain that come after it. */
export interface RouteCall {
  readonly link: PhpLink;
  readonly after: readonly PhpLink[];
}

export const outermost: RouteContext = {
  path: textValue(""),
  namespace: "",
  isShallow: false,
  guards: [],
  routers: new Set(),
  locals: new Map(),
};

/** "/a" and "b" are "/a/b". */
export function below(path: Value, more: Value | undefined): Value {
  if (more === undefined) return path;
  return { kind: "concat", parts: [path, textValue("/"), more] };
}

/** An expression with what the variables of loops are in this round, and the fields of its class. */
export function lowered(node: SyntaxNode, { locals }: RouteContext, file: Reading): Value {
  return withFields(filledIn(file.valueOf(node), locals), file);
}

/** `$this->prefix . "/v1"`: what a class says of itself is known here, and nowhere else. */
function withFields(value: Value, file: Reading): Value {
  if (value.kind === "concat") {
    return { kind: "concat", parts: value.parts.map((one) => withFields(one, file)) };
  }
  const isField = value.kind === "member" && value.of.kind === "name" && value.of.name === "this";
  const text = isField ? constantText(value, file.facts) : undefined;
  return text === undefined ? value : textValue(text);
}
