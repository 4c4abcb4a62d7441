import type { Binding, CallFact, Definition, Parameter } from "../../facts/facts.ts";
import { childrenOf, nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import { nestDefinitions, noFacts, type DefinedNode, type Scoped } from "../../reading/scopes.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { importBinding } from "../jvm/packages.ts";
import { argumentsOf, calleeOf, valueOf } from "./values.ts";
import {
  annotationName,
  annotationsOn,
  basesOf,
  hasKeyword,
  hasWord,
  nameOf,
  partsOf,
} from "./declarations.ts";
import { mayBeOwn } from "../ownCalls.ts";

const functions: Readonly<Record<string, Definition["kind"]>> = {
  function_declaration: "method",
  lambda_literal: "function",
};
const kinds: readonly string[] = [
  ...Object.keys(functions),
  "class_declaration",
  "object_declaration",
];

/** What names mean in a file of Kotlin. */
export function readKotlin(file: ParsedFile): Reading {
  const defined = nodesOf(file.root, ...kinds).map(definedAt);
  const scoped = nestDefinitions(defined);
  const value = (node: SyntaxNode): Value => valueOf(node, scoped.definitionOf);
  const context = { scoped, value };
  const definitions = scoped.definitions.map((one, index) => {
    const node = defined[index]?.node;
    return node === undefined ? one : completed(one, node, context);
  });
  const header = nodesOf(file.root, "package_header")[0];
  const facts = {
    ...noFacts(file.path, file.languageId),
    definitions,
    bindings: bindingsOf(file.root, context),
    calls: callsOf(file.root, context),
    project: {
      kind: "package",
      name: header === undefined ? "" : (childrenOf(header)[0]?.text ?? ""),
      dependencies: {},
    } as const,
  };
  return { ...file, facts, scopeOf: scoped.scopeOf, valueOf: value };
}

interface Context {
  readonly scoped: Scoped;
  readonly value: (node: SyntaxNode) => Value;
}

function definedAt(node: SyntaxNode): DefinedNode {
  const name = nameOf(node);
  const definition = {
    kind: kindOf(node),
    name: name?.text ?? "",
    range: { start: rangeOf(signatureOf(node)).start, end: rangeOf(node).end },
    nameRange: rangeOf(name ?? node),
    parameters: [],
  } as const;
  return { node, definition };
}

function kindOf(node: SyntaxNode): Definition["kind"] {
  const isFunction = functions[node.type];
  if (isFunction !== undefined) {
    return node.parent?.type === "source_file" ? "function" : isFunction;
  }
  return hasKeyword(node, "interface") || hasWord(node, "annotation") ? "type" : "class";
}

/** Where a declaration begins, its annotations and remarks apart: they can take many lines. */
function signatureOf(node: SyntaxNode): SyntaxNode {
  const [first, ...rest] = node.children;
  if (first?.type !== "modifiers") return node;
  return [...first.children, ...rest].find((one) => !/annotation|comment/.test(one.type)) ?? node;
}

function completed(definition: Definition, node: SyntaxNode, context: Context): Definition {
  const bases = basesOf(node).map(context.value);
  const returns = returnsOf(node, context);
  const decorators = annotationsOn(node).map(annotationName);
  return {
    ...definition,
    parameters: parametersOf(node, context),
    ...(bases.length > 0 && { bases }),
    ...(returns.length > 0 && { returns }),
    ...(decorators.length > 0 && { decorators }),
  };
}

function returnsOf(node: SyntaxNode, { scoped, value }: Context): readonly Value[] {
  const body = childrenOf(node).find(({ type }) => type === "function_body");
  if (node.type !== "function_declaration" || body === undefined) return [];
  const [only] = childrenOf(body);
  if (only !== undefined && only.type !== "statements") return [value(only)];
  const own = scoped.definitionOf(node);
  return nodesOf(body, "jump_expression")
    .filter((one) => one.text.startsWith("return") && scoped.scopeOf(one) === own)
    .flatMap((one) => childrenOf(one).slice(0, 1).map(value));
}

function parametersOf(node: SyntaxNode, { value }: Context): readonly Parameter[] {
  const list = childrenOf(node).find(({ type }) =>
    /^(?:function_value|lambda)_parameters$/.test(type),
  );
  if (list === undefined) return [];
  return childrenOf(list)
    .filter(({ type }) => type === "parameter" || type === "variable_declaration")
    .map((one) => {
      const { name, type } = partsOf(one);
      return { name: name?.text ?? "", ...(type && { type: value(type) }) };
    });
}

function bindingsOf(root: SyntaxNode, context: Context): readonly Binding[] {
  const imports = nodesOf(root, "import_header").flatMap((node) => {
    const [path, ...rest] = childrenOf(node);
    const isWhole = rest.some(({ type }) => type === "wildcard_import");
    const alias = rest.find(({ type }) => type === "import_alias");
    const name = alias === undefined ? undefined : childrenOf(alias)[0]?.text;
    return importBinding(path?.text ?? "", { isWhole, ...(name !== undefined && { alias: name }) });
  });
  const declared = nodesOf(root, "property_declaration", "class_parameter").flatMap((node) =>
    bound(node, context),
  );
  return [...imports, ...declared];
}

/**
 * A companion's members are members of the class: nothing stands between them.
 * `class A(private val repo: Repository)` gives the class a field.
 */
function bound(node: SyntaxNode, { scoped, value }: Context): readonly Binding[] {
  const { name, type, initial } = partsOf(node);
  const options: readonly Value[] = [
    ...(initial === undefined ? [] : [value(initial)]),
    ...(type === undefined ? [] : [{ kind: "instance", type: value(type) } as const]),
  ];
  const [only] = options;
  if (only === undefined || name === undefined) return [];
  const given: Value = options.length === 1 ? only : { kind: "either", options };
  return [{ scope: scoped.scopeOf(node), name: name.text, value: given }];
}

function callsOf(root: SyntaxNode, { scoped, value }: Context): readonly CallFact[] {
  return nodesOf(root, "call_expression").flatMap((node) => {
    const args = argumentsOf(node);
    const callee = calleeOf(node);
    const called = callee && value(callee);
    if (called === undefined || (args.length === 0 && !mayBeOwn(called))) return [];
    return [
      {
        scope: scoped.scopeOf(node),
        callee: called,
        args: args.map(value),
        range: rangeOf(node),
      },
    ];
  });
}
