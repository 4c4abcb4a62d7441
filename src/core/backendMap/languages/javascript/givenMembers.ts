import type { Scope, Value } from "../../facts/value.ts";
import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { ScopedSource } from "./source.ts";
import { keyOf } from "../javascriptValues/texts.ts";

/** A variable where it is declared. */
interface Variable {
  readonly name: string;
  readonly scope: Scope;
}
const keyIn = (name: string, scope: Scope): string => `${scope} ${name}`;

type Members = ReadonlyMap<string, Readonly<Record<string, Value>>>;

const known = new WeakMap<ScopedSource, Members>();

/** A record with the members that its name is given later: `const users = {}; users.list = …`. */
export function withGivenMembers(
  { name, scope }: Variable,
  value: Value,
  source: ScopedSource,
): Value {
  if (value.kind !== "record") return value;
  const given = membersGiven(source).get(keyIn(name, scope));
  return given === undefined ? value : { ...value, fields: { ...value.fields, ...given } };
}

/** The module itself under a name, to which its members are given: `const users = module.exports`. */
export const isModuleItself = (node: SyntaxNode | undefined): boolean =>
  /^(?:module\.)?exports(?:\s*=\s*\{\s*\})?$/.test(node?.text.slice(0, longest) ?? "");

const longest = 40;

/** By a variable, what its members are given in the scope of it. */
function membersGiven(source: ScopedSource): Members {
  const before = known.get(source);
  if (before !== undefined) return before;
  const found = new Map<string, Record<string, Value>>();
  for (const node of source.nodes("assignment_expression")) {
    const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
    if (left?.type !== "member_expression" || right === undefined) continue;
    const of = fieldOf(left, "object");
    if (of?.type !== "identifier") continue;
    const key = keyIn(of.text, source.scoped.scopeOf(node));
    const members = found.get(key) ?? {};
    members[keyOf(fieldOf(left, "property"))] = source.value(right);
    found.set(key, members);
  }
  known.set(source, found);
  return found;
}
