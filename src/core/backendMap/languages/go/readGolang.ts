import type { CallFact, Definition, FileFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import { nestDefinitions, noFacts, type DefinedNode, type Scoped } from "../../reading/scopes.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Scope, Value } from "../../facts/value.ts";
import { findLocals } from "../localNames.ts";
import { bindingsOf } from "./bindings.ts";
import { importsOf } from "./imports.ts";
import { givenIn } from "./givenNames.ts";
import { basesOf, parametersOf, receiverOf, returnsOf } from "./signatures.ts";
import { argumentsOf, valueOf } from "./values.ts";
import { mayBeOwn } from "../ownCalls.ts";

const functions = ["function_declaration", "method_declaration", "func_literal", "method_elem"];
const types = ["type_spec", "type_alias"];

/** How tools of Go mark what they write, at the top of a file. */
const generated = /^\/\/ Code generated .* DO NOT EDIT/m;
const beginning = 2000;

/** What names mean in a file of Go. Tests are no part of the backend and hold nothing. */
export function readGolang(file: ParsedFile): Reading {
  const nodes = nodesOf(file.root, ...functions, ...types).map(definedAt);
  const scoped = completed(nodes, nestDefinitions(nodes));
  const value = readerOf(file.root, nodes, scoped);
  const facts = isTest(file.path)
    ? noFacts(file.path, file.languageId)
    : {
        ...noFacts(file.path, file.languageId),
        ...factsOf(file.root, { nodes, scoped, value }),
        ...(generated.test(file.text.slice(0, beginning)) && { isGenerated: true as const }),
      };
  return { ...file, facts, scopeOf: scoped.scopeOf, valueOf: value };
}

export function isTest(path: string): boolean {
  return path.endsWith("_test.go");
}

interface Context {
  readonly nodes: readonly DefinedNode[];
  readonly scoped: Scoped;
  readonly value: (node: SyntaxNode) => Value;
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
  if (node.type.startsWith("method_")) return "method";
  if (!types.includes(node.type)) return "function";
  return fieldOf(node, "type")?.type === "struct_type" ? "class" : "type";
}

/** Names of parameters are needed before any expression can be read: they hide others. */
function completed(nodes: readonly DefinedNode[], scoped: Scoped): Scoped {
  const definitions = scoped.definitions.map((one, index) => {
    const node = nodes[index]?.node;
    const names = node === undefined ? [] : parametersOf(node, () => undefined);
    return names.length > 0 ? { ...one, parameters: names } : one;
  });
  return { ...scoped, definitions };
}

function readerOf(
  root: SyntaxNode,
  nodes: readonly DefinedNode[],
  scoped: Scoped,
): (node: SyntaxNode) => Value {
  const imports = importsOf(root);
  const locals = findLocals(givenIn(root, scoped), scoped);
  const receivers = new Map<Scope, string>(
    nodes.flatMap(({ node }, index) => {
      const name = receiverOf(node)?.name;
      return name === undefined ? [] : [[index, name] as const];
    }),
  );
  const isReceiver = (node: SyntaxNode): boolean => {
    if (receivers.size === 0) return false;
    let scope = scoped.scopeOf(node);
    while (scope >= 0 && !receivers.has(scope)) scope = scoped.definitions[scope]?.scope ?? -1;
    return receivers.get(scope) === node.text;
  };
  return (node) =>
    valueOf(node, {
      definitionOf: scoped.definitionOf,
      named: (one, of) =>
        isReceiver(one) ? { kind: "name", name: "this" } : locals.reaching(one, of),
      packageOf: (one) => {
        const module = one.type.endsWith("identifier") ? imports.get(one.text) : undefined;
        return module === undefined || locals.isLocal(one) ? undefined : module;
      },
    });
}

function factsOf(
  root: SyntaxNode,
  context: Context,
): Pick<FileFacts, "definitions" | "bindings" | "calls"> {
  const { nodes, scoped, value } = context;
  return {
    definitions: scoped.definitions.map((one, index) => {
      const node = nodes[index]?.node;
      return node === undefined ? one : { ...one, ...signatureOf(node, context) };
    }),
    bindings: bindingsOf(root, {
      scoped,
      value,
      locals: findLocals(givenIn(root, scoped), scoped),
    }),
    calls: nodesOf(root, "call_expression").flatMap((node) => callOf(node, scoped, value)),
  };
}

function signatureOf(
  node: SyntaxNode,
  { scoped, value }: Context,
): Pick<Definition, "parameters" | "bases" | "returns"> {
  const bases = basesOf(node, value);
  const returns = returnsOf(node, scoped, value);
  return {
    parameters: parametersOf(node, value),
    ...(bases.length > 0 && { bases }),
    ...(returns.length > 0 && { returns }),
  };
}

function callOf(
  node: SyntaxNode,
  { scopeOf }: Scoped,
  value: Context["value"],
): readonly CallFact[] {
  const callee = fieldOf(node, "function");
  const args = argumentsOf(node);
  if (callee === undefined) return [];
  const called = value(callee);
  if (args.length === 0 && !mayBeOwn(called)) return [];
  return [{ scope: scopeOf(node), callee: called, args: args.map(value), range: rangeOf(node) }];
}
