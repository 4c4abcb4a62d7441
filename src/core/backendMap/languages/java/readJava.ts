import { childrenOf, fieldOf, nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import type { Binding, CallFact, Definition, Parameter } from "../../facts/facts.ts";
import { nestDefinitions, noFacts, type DefinedNode, type Scoped } from "../../reading/scopes.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { importBinding } from "../jvm/packages.ts";
import { argumentsOf, valueOf } from "./values.ts";
import { mayBeOwn } from "../ownCalls.ts";

const types: Readonly<Record<string, Definition["kind"]>> = {
  class_declaration: "class",
  record_declaration: "class",
  enum_declaration: "class",
  interface_declaration: "type",
  annotation_type_declaration: "type",
};
const functions: Readonly<Record<string, Definition["kind"]>> = {
  method_declaration: "method",
  constructor_declaration: "method",
  lambda_expression: "function",
};
const kinds = { ...types, ...functions };

/** What names mean in a file of Java. */
export function readJava(file: ParsedFile): Reading {
  const defined = nodesOf(file.root, ...Object.keys(kinds)).map(definedAt);
  const scoped = nestDefinitions(defined);
  const value = (node: SyntaxNode): Value => valueOf(node, scoped.definitionOf);
  const context = { scoped, value };
  const definitions = scoped.definitions.map((one, index) => {
    const node = defined[index]?.node;
    return node === undefined ? one : completed(one, node, context);
  });
  const facts = {
    ...noFacts(file.path, file.languageId),
    definitions,
    bindings: bindingsOf(file.root, context),
    calls: callsOf(file.root, context),
    project: { kind: "package", name: packageOf(file.root), dependencies: {} } as const,
  };
  return { ...file, facts, scopeOf: scoped.scopeOf, valueOf: value };
}

interface Context {
  readonly scoped: Scoped;
  readonly value: (node: SyntaxNode) => Value;
}

function packageOf(root: SyntaxNode): string {
  const declared = nodesOf(root, "package_declaration")[0];
  return declared === undefined ? "" : (childrenOf(declared).at(-1)?.text ?? "");
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

/** Where a declaration begins, its annotations and remarks apart: they can take many lines. */
function signatureOf(node: SyntaxNode): SyntaxNode {
  const [first, ...rest] = node.children;
  if (first?.type !== "modifiers") return node;
  return [...first.children, ...rest].find((one) => !/annotation|comment/.test(one.type)) ?? node;
}

function completed(
  definition: Definition,
  node: SyntaxNode,
  { value, scoped }: Context,
): Definition {
  const bases = basesOf(node).map(value);
  const returns = returnsOf(node, { value, scoped });
  const decorators = annotationsOn(node).map((one) =>
    (fieldOf(one, "name")?.text ?? "").replace(/^.*\./, ""),
  );
  return {
    ...definition,
    parameters: parametersOf(node, value),
    ...(bases.length > 0 && { bases }),
    ...(returns.length > 0 && { returns }),
    ...(decorators.length > 0 && { decorators }),
  };
}

/** The types that a class or an interface extends and implements. */
export function basesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(node)
    .filter(({ type }) => /^(?:superclass|super_interfaces|extends_interfaces)$/.test(type))
    .flatMap(childrenOf)
    .flatMap((one) => (one.type === "type_list" ? childrenOf(one) : [one]));
}

export function annotationsOn(node: SyntaxNode): readonly SyntaxNode[] {
  const modifiers = childrenOf(node).find(({ type }) => type === "modifiers");
  return modifiers === undefined
    ? []
    : childrenOf(modifiers).filter(({ type }) => type.endsWith("annotation"));
}

function returnsOf(node: SyntaxNode, { value, scoped }: Context): readonly Value[] {
  if (!(node.type in functions)) return [];
  const body = fieldOf(node, "body");
  if (body !== undefined && body.type !== "block") return [value(body)];
  const own = scoped.definitionOf(node);
  const given = nodesOf(node, "return_statement")
    .filter((one) => scoped.scopeOf(one) === own)
    .flatMap((one) => childrenOf(one).slice(0, 1).map(value));
  const type = fieldOf(node, "type");
  const typed: readonly Value[] =
    type === undefined || isPlain(type) ? [] : [{ kind: "instance", type: value(type) }];
  return given.length > 0 ? given : typed;
}

function parametersOf(node: SyntaxNode, value: Context["value"]): readonly Parameter[] {
  const list = fieldOf(node, "parameters");
  if (list === undefined) return [];
  if (list.type === "identifier") return [{ name: list.text }];
  return childrenOf(list).map((one) => {
    if (one.type === "identifier") return { name: one.text };
    const type = fieldOf(one, "type");
    return { name: fieldOf(one, "name")?.text ?? "", ...(type && { type: value(type) }) };
  });
}

function bindingsOf(root: SyntaxNode, context: Context): readonly Binding[] {
  const imports = nodesOf(root, "import_declaration").flatMap((node) => {
    const name = childrenOf(node)[0]?.text ?? "";
    const isWhole = childrenOf(node).some(({ type }) => type === "asterisk");
    return importBinding(name, { isWhole });
  });
  const declared = nodesOf(
    root,
    "field_declaration",
    "constant_declaration",
    "local_variable_declaration",
  ).flatMap((node) => declaredIn(node, context));
  return [...imports, ...declared];
}

function declaredIn(node: SyntaxNode, { scoped, value }: Context): readonly Binding[] {
  const scope = scoped.scopeOf(node);
  const type = fieldOf(node, "type");
  return childrenOf(node)
    .filter((one) => one.type === "variable_declarator")
    .flatMap((one) => {
      const initial = fieldOf(one, "value");
      const options = [
        ...(initial === undefined ? [] : [value(initial)]),
        ...(type === undefined || isPlain(type)
          ? []
          : [{ kind: "instance", type: value(type) } as const]),
      ];
      const name = fieldOf(one, "name")?.text ?? "";
      const [only] = options;
      if (only === undefined) return [];
      return [{ scope, name, value: options.length === 1 ? only : { kind: "either", options } }];
    });
}

/** A type that has no members of its own in the workspace. */
function isPlain({ type, text }: SyntaxNode): boolean {
  return !/type|identifier/.test(type) || /^(?:String|var|void)$|_type$/.test(text);
}

function callsOf(root: SyntaxNode, { scoped, value }: Context): readonly CallFact[] {
  return nodesOf(root, "method_invocation", "object_creation_expression").flatMap((node) => {
    const args = argumentsOf(node);
    const call = value(node);
    if (call.kind !== "call" || (args.length === 0 && !mayBeOwn(call.callee))) return [];
    return [
      { scope: scoped.scopeOf(node), callee: call.callee, args: call.args, range: rangeOf(node) },
    ];
  });
}
