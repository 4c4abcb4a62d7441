import type { CallFact, Definition } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import { nestDefinitions, noFacts, type DefinedNode } from "../../reading/scopes.ts";
import type { Reading } from "../../reading/stack.ts";
import { bindingsOf } from "./bindings.ts";
import { argumentsOf, decoratorsOf, keywordsOf } from "./calls.ts";
import type { Context } from "./context.ts";
import { dottedModules } from "./imports.ts";
import { parametersOf } from "./parameters.ts";
import { valueOf } from "./values.ts";

/** What names mean in a file of Python. */
export function readPython(file: ParsedFile): Reading {
  const nodes = nodesOf(file.root, "function_definition", "class_definition", "lambda").map(
    definedAt,
  );
  const scoped = nestDefinitions(nodes);
  const modules = dottedModules(nodesOf(file.root, "import_statement"));
  const value = (node: SyntaxNode): Value =>
    valueOf(node, { definitionOf: scoped.definitionOf, modules });
  const definitions = scoped.definitions.map((one, index) =>
    completed(one, nodes[index]?.node, { scoped, value }),
  );
  const { bindings, exports } = bindingsOf(file.root, { scoped, value });
  const facts = {
    ...noFacts(file.path, file.languageId),
    definitions,
    bindings,
    exports,
    calls: callsOf(file.root, { scoped, value }),
  };
  return { ...file, facts, scopeOf: scoped.scopeOf, valueOf: value };
}

function definedAt(node: SyntaxNode): DefinedNode {
  const name = fieldOf(node, "name");
  const definition = {
    kind: kindOf(node),
    name: name?.text ?? "",
    range: rangeOf(node),
    nameRange: rangeOf(name ?? node),
    parameters: [],
  } as const;
  return { node, definition };
}

function kindOf(node: SyntaxNode): Definition["kind"] {
  if (node.type === "class_definition") return "class";
  const outer = node.parent?.type === "decorated_definition" ? node.parent : node;
  const isMethod = outer.parent?.parent?.type === "class_definition";
  return isMethod && node.type === "function_definition" ? "method" : "function";
}

const longestDecorator = 300;

function completed(
  definition: Definition,
  node: SyntaxNode | undefined,
  context: Context,
): Definition {
  if (node === undefined) return definition;
  const decorators = decoratorsOf(node).map(({ text }) => text.slice(0, longestDecorator));
  const isClass = definition.kind === "class";
  const bases = isClass ? basesOf(node, context) : [];
  const returns = isClass ? [] : returnsOf(node, context);
  const isBound = definition.kind === "method" && !decorators.includes("staticmethod");
  const parameters = isClass ? [] : parametersOf(node, context.value);
  return {
    ...definition,
    parameters: isBound ? parameters.slice(1) : parameters,
    ...(bases.length > 0 && { bases }),
    ...(returns.length > 0 && { returns }),
    ...(decorators.length > 0 && { decorators }),
  };
}

function basesOf(node: SyntaxNode, { value }: Context): readonly Value[] {
  const list = fieldOf(node, "superclasses");
  if (list === undefined) return [];
  return childrenOf(list)
    .filter(({ type }) => type !== "keyword_argument")
    .map((one) => value(one));
}

function returnsOf(node: SyntaxNode, { value, scoped }: Context): readonly Value[] {
  const body = fieldOf(node, "body");
  if (body === undefined) return [];
  if (node.type === "lambda") return [value(body)];
  const own = scoped.definitionOf(node);
  return nodesOf(body, "return_statement")
    .filter((one) => scoped.scopeOf(one) === own)
    .flatMap((one) => childrenOf(one).slice(0, 1).map(value));
}

function callsOf(root: SyntaxNode, { scoped, value }: Context): readonly CallFact[] {
  return nodesOf(root, "call").flatMap((node) => {
    const callee = fieldOf(node, "function");
    const args = argumentsOf(node);
    const keywords = [...keywordsOf(node)];
    if (callee === undefined || args.length + keywords.length === 0) return [];
    const named = Object.fromEntries(keywords.map(([name, one]) => [name, value(one)]));
    return [
      {
        scope: scoped.scopeOf(node),
        callee: value(callee),
        args: args.map(value),
        ...(keywords.length > 0 && { named }),
        range: rangeOf(node),
      },
    ];
  });
}
