import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import { argumentsOf } from "./literals.ts";
import { fileScope, type Scope, type Value } from "../../facts/value.ts";

/** More rounds than this are not gone through. */
const mostRounds = 300;

/** What the variables of loops are, in this round. */
export type Rounds = ReadonlyMap<string, Value>;

export const textValue = (text: string): Value => ({ kind: "text", text });

/** What the variables of a loop are in each of its rounds; one round of them unknown for a list that is not literal. */
export function rounds(
  node: SyntaxNode,
  { locals }: { readonly locals: Rounds },
  file: Reading,
): readonly Rounds[] {
  const [list, target] = childrenOf(node);
  if (list === undefined || target === undefined) return [locals];
  const names = target.type === "pair" ? childrenOf(target) : [undefined, target];
  const [key, item] = names.map((name) => name?.text);
  const value = listIn(filledIn(file.valueOf(list), locals), file.scopeOf(node), file);
  const entries = [...globbed(list, file), ...entriesOf(value)].slice(0, mostRounds);
  if (entries.length === 0) return [locals];
  return entries.map(([name, one]) => {
    const round = new Map(locals);
    if (key !== undefined) round.set(key, textValue(name));
    if (item !== undefined) round.set(item, one);
    return round;
  });
}

/** Files that `glob("routes/*.php")` finds are known by its pattern. */
function globbed(list: SyntaxNode, file: Reading): readonly [string, Value][] {
  if (fieldOf(list, "function")?.text !== "glob") return [];
  return argumentsOf(list)
    .plain.slice(0, 1)
    .map((one) => ["0", file.valueOf(one)]);
}

/** A list that stands where it is gone through, or what a name is given nearest to it. */
function listIn(value: Value, scope: Scope, { facts }: Reading): Value {
  if (value.kind !== "name" && !isOwn(value)) return value;
  let around = scope;
  for (;;) {
    const at = around;
    const given = facts.bindings.find((one) => one.scope === at && one.name === value.name);
    if (given !== undefined || at === fileScope) return given?.value ?? value;
    around = facts.definitions[at]?.scope ?? fileScope;
  }
}

/** `$this->tables`, `self::TABLES`. */
function isOwn(value: Value): value is Extract<Value, { kind: "member" }> {
  return value.kind === "member" && value.of.kind === "name" && value.of.name === "this";
}

function entriesOf(value: Value): readonly [string, Value][] {
  if (value.kind === "record") return Object.entries(value.fields);
  if (value.kind !== "list") return [];
  return value.items.map((item, at) => [`${at}`, item]);
}

/** An expression with what the variables of loops are. */
export function filledIn(value: Value, locals: Rounds): Value {
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
