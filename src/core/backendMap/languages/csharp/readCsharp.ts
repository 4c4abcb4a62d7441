import type { Binding, CallFact, Definition, Parameter } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import { nestDefinitions, noFacts, type DefinedNode, type Scoped } from "../../reading/scopes.ts";
import type { Reading } from "../../reading/stack.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import {
  attributeName,
  attributesOn,
  basesOf,
  hasModifier,
  isExtensionBlock,
  isReceiver,
  parametersOn,
} from "./declarations.ts";
import { itemTypeOf } from "./itemTypes.ts";
import { argumentsOf, valueOf } from "./values.ts";
import { mayBeOwn } from "../ownCalls.ts";

const types: Readonly<Record<string, Definition["kind"]>> = {
  class_declaration: "class",
  record_declaration: "class",
  struct_declaration: "class",
  interface_declaration: "type",
  enum_declaration: "type",
};
const functions: Readonly<Record<string, Definition["kind"]>> = {
  method_declaration: "method",
  constructor_declaration: "method",
  local_function_statement: "function",
  lambda_expression: "function",
};
const kinds = { ...types, ...functions };

/** What a file binds to this name are the namespaces that it uses; no variable can be called so. */
export const usedNamespaces = "using";

/** What names mean in a file of C#. Namespaces are no scopes: their names are seen all over. */
export function readCsharp(file: ParsedFile): Reading {
  const defined = nodesOf(file.root, ...Object.keys(kinds))
    .filter((node) => !isExtensionBlock(node))
    .map(definedAt);
  const scoped = nestDefinitions(defined);
  const value = (node: SyntaxNode): Value => valueOf(node, scoped.definitionOf);
  const context = { scoped, value };
  const definitions = scoped.definitions.map((one, index) => {
    const node = defined[index]?.node;
    return node === undefined ? one : completed(one, node, context);
  });
  const space = nodesOf(file.root, "file_scoped_namespace_declaration", "namespace_declaration")[0];
  const facts = {
    ...noFacts(file.path, file.languageId),
    definitions,
    bindings: bindingsOf(file.root, context),
    calls: callsOf(file.root, context),
    project: {
      kind: "package",
      name: space === undefined ? "" : (fieldOf(space, "name")?.text ?? ""),
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
  const name = fieldOf(node, "name");
  const definition = {
    kind: kinds[node.type] ?? "function",
    name: name?.text ?? "",
    range: { start: rangeOf(signatureOf(node)).start, end: rangeOf(node).end },
    nameRange: rangeOf(name ?? node),
    parameters: [],
  } as const;
  return { node, definition };
}

/** Where a declaration begins, its attributes apart: they can take many lines. */
function signatureOf(node: SyntaxNode): SyntaxNode {
  return node.children.find(({ type }) => type !== "attribute_list" && type !== "comment") ?? node;
}

function completed(
  definition: Definition,
  node: SyntaxNode,
  { value, scoped }: Context,
): Definition {
  const bases = basesOf(node).map(value);
  const returns = returnsOf(node, { value, scoped });
  const decorators = attributesOn(node).map(attributeName);
  return {
    ...definition,
    parameters: parametersOf(node, value),
    ...(bases.length > 0 && { bases }),
    ...(returns.length > 0 && { returns }),
    ...(decorators.length > 0 && { decorators }),
    ...(node.type in types && hasModifier(node, "abstract") && { isAbstract: true }),
  };
}

function returnsOf(node: SyntaxNode, { value, scoped }: Context): readonly Value[] {
  const body = fieldOf(node, "body");
  if (!(node.type in functions) || body === undefined) return [];
  if (body.type === "arrow_expression_clause") return childrenOf(body).slice(0, 1).map(value);
  if (body.type !== "block") return [value(body)];
  const own = scoped.definitionOf(node);
  return nodesOf(body, "return_statement")
    .filter((one) => scoped.scopeOf(one) === own)
    .flatMap((one) => childrenOf(one).slice(0, 1).map(value));
}

function parametersOf(node: SyntaxNode, value: Context["value"]): readonly Parameter[] {
  const single = fieldOf(node, "parameters");
  if (single?.type === "implicit_parameter") return [{ name: single.text }];
  return parametersOn(node).map((one) => {
    const [type, name] = [fieldOf(one, "type"), fieldOf(one, "name")];
    const preset = childrenOf(one).at(-1);
    const isPreset = preset !== undefined && preset.id !== name?.id;
    return {
      name: name?.text ?? "",
      ...(type && { type: value(type) }),
      ...(isPreset && { default: value(preset) }),
      ...(isReceiver(one) && { isReceiver: true as const }),
    };
  });
}

function bindingsOf(root: SyntaxNode, context: Context): readonly Binding[] {
  const used = nodesOf(root, "using_directive").map((node) => ({
    scope: fileScope,
    name: usedNamespaces,
    value: { kind: "import", module: childrenOf(node).at(-1)?.text ?? "" } as const,
  }));
  const variables = nodesOf(root, "variable_declaration").flatMap((node) =>
    childrenOf(node)
      .filter(({ type }) => type === "variable_declarator")
      .flatMap((one) => {
        const [, initial] = childrenOf(one);
        return bound(one, fieldOf(node, "type"), initial, context);
      }),
  );
  const properties = nodesOf(root, "property_declaration").flatMap((node) =>
    bound(node, fieldOf(node, "type"), initialOf(node), context),
  );
  // `class A(Repository repo)`: the parameters of a class are seen in all of it.
  const primary = nodesOf(root, "class_declaration", "record_declaration")
    .filter((node) => !isExtensionBlock(node))
    .flatMap(parametersOn)
    .flatMap((node) => bound(node, fieldOf(node, "type"), undefined, context));
  return [...used, ...variables, ...properties, ...primary, ...eachOf(root, context)];
}

/** `foreach (IEndpoint one in all)`, `foreach (var path in paths)`, `if (x is IEndpoint one)`. */
function eachOf(root: SyntaxNode, context: Context): readonly Binding[] {
  return nodesOf(root, "foreach_statement", "declaration_pattern").flatMap((node) => {
    const [type, left] = [fieldOf(node, "type"), fieldOf(node, "left")];
    const typed = bound(left ?? node, type, undefined, context);
    return typed.length > 0 ? typed : itemOf(node, left, { ...context, root });
  });
}

/** A variable that goes over a list is each of its items. */
function itemOf(
  node: SyntaxNode,
  left: SyntaxNode | undefined,
  { scoped, value, root }: Context & { readonly root: SyntaxNode },
): readonly Binding[] {
  const right = fieldOf(node, "right");
  if (left?.type !== "identifier" || right === undefined) return [];
  const type = itemTypeOf(right, root, scoped.scopeOf);
  const item: Value =
    type === undefined
      ? { kind: "member", of: value(right), name: "*" }
      : { kind: "instance", type: value(type) };
  return [{ scope: scoped.scopeOf(node), name: left.text, value: item }];
}

function initialOf(property: SyntaxNode): SyntaxNode | undefined {
  const value = fieldOf(property, "value");
  return value?.type === "arrow_expression_clause" ? childrenOf(value)[0] : value;
}

function bound(
  node: SyntaxNode,
  type: SyntaxNode | undefined,
  initial: SyntaxNode | undefined,
  { scoped, value }: Context,
): readonly Binding[] {
  const options: readonly Value[] = [
    ...(initial === undefined ? [] : [value(initial)]),
    ...(type === undefined || isPlain(type)
      ? []
      : [{ kind: "instance", type: value(type) } as const]),
  ];
  const [only] = options;
  if (only === undefined) return [];
  const given: Value = options.length === 1 ? only : { kind: "either", options };
  const { text: name } = fieldOf(node, "name") ?? childrenOf(node)[0] ?? node;
  // `User User` names a type, not itself.
  const isNamesake = type?.text.replace("?", "") === name;
  const scope = scoped.scopeOf(node);
  return [{ scope, name, value: given, ...(isNamesake && { valueScope: fileScope }) }];
}

function isPlain({ type }: SyntaxNode): boolean {
  return type === "predefined_type" || type === "implicit_type";
}

function callsOf(root: SyntaxNode, { scoped, value }: Context): readonly CallFact[] {
  return nodesOf(root, "invocation_expression", "object_creation_expression").flatMap((node) => {
    const call = value(node);
    if (call.kind !== "call") return [];
    const { callee, args } = call;
    if (argumentsOf(node).length === 0 && !mayBeOwn(callee)) return [];
    const named = namedArguments(node, value);
    return [
      { scope: scoped.scopeOf(node), callee, args, range: rangeOf(node), ...(named && { named }) },
    ];
  });
}

function namedArguments(
  node: SyntaxNode,
  value: Context["value"],
): Readonly<Record<string, Value>> | undefined {
  const args = fieldOf(node, "arguments");
  const named = (args === undefined ? [] : childrenOf(args)).flatMap((one) => {
    const name = fieldOf(one, "name")?.text;
    return name === undefined ? [] : [[name, value(one)] as const];
  });
  return named.length === 0 ? undefined : Object.fromEntries(named);
}
