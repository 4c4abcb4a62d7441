import type { MountFact, RouteFact } from "../../facts.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { PhpLink } from "../../languages/php/literals.ts";
import type { Reading } from "../../stack.ts";
import type { Value } from "../../value.ts";

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
  /** What the variables of loops are, in this round. */
  readonly locals: ReadonlyMap<string, Value>;
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

export const textValue = (text: string): Value => ({ kind: "text", text });

export const outermost: RouteContext = {
  path: textValue(""),
  namespace: "",
  isShallow: false,
  guards: [],
  locals: new Map(),
};

/** "/a" and "b" are "/a/b". */
export function below(path: Value, more: Value | undefined): Value {
  if (more === undefined) return path;
  return { kind: "concat", parts: [path, textValue("/"), more] };
}

/** An expression with what the variables of loops are in this round. */
export function lowered(node: SyntaxNode, { locals }: RouteContext, file: Reading): Value {
  return filledIn(file.valueOf(node), locals);
}

export function filledIn(value: Value, locals: ReadonlyMap<string, Value>): Value {
  const filled = (one: Value): Value => filledIn(one, locals);
  if (locals.size === 0) return value;
  if (value.kind === "name") return locals.get(value.name) ?? value;
  if (value.kind === "concat") return { kind: "concat", parts: value.parts.map(filled) };
  if (value.kind === "member") return picked(filled(value.of), value.name);
  return value.kind === "call" ? { ...value, args: value.args.map(filled) } : value;
}

function picked(of: Value, name: string): Value {
  const field = of.kind === "record" ? of.fields[name] : undefined;
  const at = /^\[(\d+)\]$/.exec(name)?.[1];
  const item = of.kind === "list" && at !== undefined ? of.items[+at] : undefined;
  return field ?? item ?? { kind: "member", of, name };
}
