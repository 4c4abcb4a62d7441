import type { Definition } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { DefinedNode } from "../../reading/scopes.ts";
import { nameAround } from "../javascriptValues/namesAround.ts";
import { decoratedBy, decoratorCallee } from "./decorators.ts";
import { parametersOf } from "./parameters.ts";
import { classes, functions, types, type ScopedSource, type Source } from "./source.ts";
import { keyOf } from "../javascriptValues/texts.ts";

/** Functions, classes and types, in the order of the text. */
export function definedIn(source: Source): readonly DefinedNode[] {
  return definingNodes(source).map((node) => {
    const name = fieldOf(node, "name") ?? nameAround(node, source.text);
    const definition = {
      kind: kindOf(node.type),
      name: name === undefined ? "" : keyOf(name),
      range: rangeOf(node),
      nameRange: rangeOf(name ?? node),
      parameters: [],
    };
    return { node, definition };
  });
}

const definingNodes = ({ nodes }: Source): readonly SyntaxNode[] =>
  nodes(...functions, ...classes, ...types);

function kindOf(type: string): Definition["kind"] {
  if (classes.includes(type)) return "class";
  if (types.includes(type)) return "type";
  return type === "method_definition" ? "method" : "function";
}

/** The definitions with what only can be said once all of them are known. */
export function completeDefinitions(source: ScopedSource): readonly Definition[] {
  const nodes = definingNodes(source);
  const returned = returnsIn(source);
  const bases = basesIn(source);
  const decorators = decoratorsIn(source);
  return source.scoped.definitions.map((one, index) => {
    const node = nodes[index];
    if (node === undefined || one.kind === "type") return one;
    const decorated = decorators.get(node.id);
    const known = decorated === undefined ? one : { ...one, decorators: decorated };
    if (one.kind === "class") return { ...known, ...listed("bases", bases.get(index)) };
    const body = node.type === "arrow_function" ? fieldOf(node, "body") : undefined;
    const given = body === undefined || body.type === "statement_block" ? [] : [source.value(body)];
    return {
      ...known,
      parameters: parametersOf(node, source.value),
      ...listed("returns", [...given, ...(returned.get(index) ?? [])]),
    };
  });
}

function listed(
  field: "bases" | "returns",
  values: readonly Value[] | undefined,
): Pick<Definition, "bases" | "returns"> {
  return values === undefined || values.length === 0 ? {} : { [field]: values };
}

/** What classes and methods are decorated with, by the ids of their nodes. */
function decoratorsIn({ nodes }: ScopedSource): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const node of nodes("decorator")) {
    const target = decoratedBy(node);
    const name = decoratorCallee(node)?.text;
    if (target === undefined || name === undefined) continue;
    found.set(target.id, [...(found.get(target.id) ?? []), name]);
  }
  return found;
}

/** What each function gives back. */
function returnsIn({ nodes, scoped, value }: ScopedSource): ReadonlyMap<number, readonly Value[]> {
  const found = new Map<number, Value[]>();
  for (const node of nodes("return_statement")) {
    const [given] = childrenOf(node);
    if (given === undefined || /^(?:jsx|string|number|true|false|null)/.test(given.type)) continue;
    const scope = scoped.scopeOf(node);
    found.set(scope, [...(found.get(scope) ?? []), value(given)]);
  }
  return found;
}

function basesIn({ nodes, scoped, value }: ScopedSource): ReadonlyMap<number, readonly Value[]> {
  const found = nodes("class_heritage").map((node) => {
    const bases = childrenOf(node).flatMap((one) => {
      const named = one.type.endsWith("_clause") ? childrenOf(one) : [one];
      return named.filter(({ type }) => type !== "type_arguments").map(value);
    });
    return [scoped.scopeOf(node), bases] as const;
  });
  return new Map(found);
}
