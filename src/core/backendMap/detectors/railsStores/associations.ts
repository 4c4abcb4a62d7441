import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { camelized, singular } from "../../languages/ruby/inflect.ts";
import { queryMethodsOf, scopesBy } from "./scopes.ts";
import {
  argumentsOf,
  statementsOf,
  wordOf,
  type RubyArguments,
} from "../../languages/ruby/literals.ts";

/** `belongs_to :author`: the columns that hold the key to it; the others hold none here. */
export function keysOf(node: SyntaxNode): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(callsIn(node).flatMap(keysBy));
}

function keysBy(call: SyntaxNode): readonly [string, readonly string[]][] {
  const kind = fieldOf(call, "method")?.text ?? "";
  const { plain, named } = argumentsOf(call);
  const name = wordOf(plain[0]);
  if (name === undefined) return [];
  const isDelegated = kind === "delegated_type";
  if (isDelegated || kind === "belongs_to") return [[name, keysTo(name, named, isDelegated)]];
  return leading.has(kind) ? [[name, []]] : [];
}

/** What may be of several models has the name of its one beside its key. */
function keysTo(
  name: string,
  named: RubyArguments["named"],
  isDelegated: boolean,
): readonly string[] {
  const key = wordOf(named.get("foreign_key")) ?? `${name}_id`;
  const isOfSeveral = isDelegated || named.get("polymorphic")?.text === "true";
  return isOfSeveral ? [key, wordOf(named.get("foreign_type")) ?? `${name}_type`] : [key];
}

const leading = new Set(["has_many", "has_and_belongs_to_many", "has_one", "belongs_to"]);
const mostDeep = 3;

/**
 * `has_many :loans, class_name: "Loan"`: models by the associations to them; what narrows a model's own
 * rows leads to it, unless an association of its records is called so too.
 */
export function relationsOf(node: SyntaxNode, model: string): Readonly<Record<string, string>> {
  const calls = callsIn(node);
  const narrowing = [...calls.flatMap(scopesBy), ...queryMethodsOf(node)];
  return {
    ...Object.fromEntries(narrowing.map((name) => [name, model])),
    ...Object.fromEntries(calls.flatMap(relationBy)),
  };
}

/** The calls of a class's body, those in `with_options` and conditions too. */
function callsIn(node: SyntaxNode, depth = 0): readonly SyntaxNode[] {
  return statementsOf(node).flatMap((each) => {
    if (depth >= mostDeep || ["class", "module", "method"].includes(each.type)) return [];
    const block = each.type === "call" ? fieldOf(each, "block") : undefined;
    const inside = each.type === "call" ? block : each;
    const own = each.type === "call" ? [each] : [];
    return [...own, ...(inside === undefined ? [] : callsIn(inside, depth + 1))];
  });
}

function relationBy(call: SyntaxNode): readonly [string, string][] {
  const kind = fieldOf(call, "method")?.text ?? "";
  const { plain, named } = argumentsOf(call);
  const name = wordOf(plain[0]);
  if (name === undefined || named.get("polymorphic")?.text === "true") return [];
  return leading.has(kind) ? [[name, targetOf(name, named)]] : [];
}

function targetOf(name: string, named: RubyArguments["named"]): string {
  const given = wordOf(named.get("class_name"))?.replace(/^::/, "");
  return given ?? camelized(singular(wordOf(named.get("source")) ?? name));
}
