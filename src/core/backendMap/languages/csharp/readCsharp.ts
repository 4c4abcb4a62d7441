import type { CallFact, Definition, Parameter } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import { nestDefinitions, noFacts, type DefinedNode } from "../../reading/scopes.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import {
  attributeName,
  attributesOn,
  basesOf,
  hasModifier,
  isExtensionBlock,
  isReceiver,
  isTypeParameter,
  parametersOn,
} from "./declarations.ts";
import { bindingsOf, type Context } from "./bindings.ts";
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

function callsOf(root: SyntaxNode, { scoped, value }: Context): readonly CallFact[] {
  return nodesOf(root, "invocation_expression", "object_creation_expression").flatMap((node) => {
    const call = value(node);
    if (call.kind !== "call" || isOfTypeParameter(node)) return [];
    const { callee, args } = call;
    if (argumentsOf(node).length === 0 && !mayBeOwn(callee)) return [];
    const named = namedArguments(node, value);
    return [
      { scope: scoped.scopeOf(node), callee, args, range: rangeOf(node), ...(named && { named }) },
    ];
  });
}

/** `TEndpoint.Map(app)`: whose method that is, only the caller says. */
function isOfTypeParameter(call: SyntaxNode): boolean {
  const callee = fieldOf(call, "function");
  const receiver = callee && fieldOf(callee, "expression");
  return receiver?.type === "identifier" && isTypeParameter(receiver);
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
