import type { Binding, CallFact, Definition, FileFacts } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import { nestDefinitions, noFacts, type DefinedNode, type Scoped } from "../../reading/scopes.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { boundsIn } from "./bounds.ts";
import { findLocals, valueOfGiven, type Given, type Locals } from "../localNames.ts";
import { associated, fields, globs, modules, usedNames } from "./bindings.ts";
import { namedCrates } from "./namedCrates.ts";
import { basesOf, decoratorsOf, givenIn, parametersOf, returnsOf, traitOf } from "./signatures.ts";
import { unwrappedIn } from "./unwrapped.ts";
import { argumentsOf, valueOf } from "./values.ts";
import { mayBeOwn } from "../ownCalls.ts";

const functions = ["function_item", "closure_expression"];
const types = ["struct_item", "enum_item", "trait_item", "type_item"];

/** What names mean in a file of Rust. */
export function readRust(file: ParsedFile): Reading {
  const nodes = nodesOf(file.root, ...functions, ...types, "mod_item")
    .filter((node) => node.type !== "mod_item" || fieldOf(node, "body") !== undefined)
    .map(definedAt);
  const scoped = named(nodes, nestDefinitions(nodes));
  const given = [...givenIn(file.root, scoped), ...unwrappedIn(file.root, scoped)];
  const locals = findLocals(given, scoped);
  const boundOf = boundsIn(file.root);
  const imported = [...usedNames(file.root, scoped), ...modules(file.root, scoped)];
  const outside = new Map(imported.map((one) => [one.name, one.value]));
  const value = (node: SyntaxNode): Value =>
    valueOf(node, {
      definitionOf: scoped.definitionOf,
      named: locals.reaching,
      boundOf,
      hidden: (name) => (locals.isLocal(name) ? outside.get(name.text) : undefined),
    });
  const context = { nodes, scoped, locals, imported, value };
  const found = factsOf(file.root, context);
  // What tests call a function with says nothing of a server.
  const served = isTest(file) ? { ...found, calls: [] } : found;
  const facts = { ...noFacts(file.path, file.languageId), ...served };
  return { ...file, facts, scopeOf: scoped.scopeOf, valueOf: value };
}

interface Context {
  readonly nodes: readonly DefinedNode[];
  readonly scoped: Scoped;
  readonly locals: Locals;
  /** Names of other files and crates. */
  readonly imported: readonly Binding[];
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

/** A module that stands in a file holds names as a class does. */
function kindOf(node: SyntaxNode): Definition["kind"] {
  if (node.type === "struct_item" || node.type === "mod_item") return "class";
  if (types.includes(node.type)) return "type";
  return /^(?:impl|trait)_item$/.test(node.parent?.parent?.type ?? "") ? "method" : "function";
}

/** Names of parameters are needed before any expression can be read: they hide others. */
function named(nodes: readonly DefinedNode[], scoped: Scoped): Scoped {
  const definitions = scoped.definitions.map((one, index) => {
    const node = nodes[index]?.node;
    const parameters = node === undefined ? [] : parametersOf(node, () => undefined);
    return parameters.length > 0 ? { ...one, parameters } : one;
  });
  return { ...scoped, definitions };
}

function factsOf(
  root: SyntaxNode,
  { nodes, scoped, locals, imported, value }: Context,
): Pick<FileFacts, "definitions" | "bindings" | "exports" | "calls"> {
  const bindings = [
    ...imported,
    ...fields(root, scoped, value),
    ...variables(locals, value),
    ...associated(root, scoped, value),
  ];
  const bound = new Set([...bindings, ...scoped.definitions].map(({ name }) => name));
  return {
    definitions: scoped.definitions.map((one, index) => {
      const node = nodes[index]?.node;
      return node === undefined ? one : { ...one, ...signatureOf(node, scoped, value) };
    }),
    bindings: [...bindings, ...namedCrates(root, bound)],
    exports: globs(root),
    calls: nodesOf(root, "call_expression").flatMap((node) => callOf(node, scoped, value)),
  };
}

function signatureOf(
  node: SyntaxNode,
  scoped: Scoped,
  value: Context["value"],
): Pick<Definition, "parameters" | "bases" | "implements" | "returns" | "decorators"> {
  const bases = basesOf(node, value);
  const trait = traitOf(node);
  const returns = returnsOf(node, scoped, value);
  const decorators = decoratorsOf(node);
  return {
    parameters: parametersOf(node, value),
    ...(bases.length > 0 && { bases }),
    ...(trait !== undefined && { implements: value(trait) }),
    ...(returns.length > 0 && { returns }),
    ...(decorators.length > 0 && { decorators }),
  };
}

function variables({ all, isSingle }: Locals, value: Context["value"]): readonly Binding[] {
  const of = (node: SyntaxNode | undefined): Value =>
    node === undefined ? { kind: "unknown", text: "" } : value(node);
  return all
    .filter(({ name, scope }) => isSingle(name, scope))
    .map((given: Given): Binding => {
      const { scope, valueScope, name } = given;
      const bound = { scope, name, value: valueOfGiven(given, of) };
      return scope === valueScope ? bound : { ...bound, valueScope };
    });
}

function callOf(
  node: SyntaxNode,
  { scopeOf }: Scoped,
  value: Context["value"],
): readonly CallFact[] {
  const callee = fieldOf(node, "function");
  const args = argumentsOf(node);
  const called = callee && value(callee);
  if (called === undefined || (args.length === 0 && !mayBeOwn(called))) return [];
  return [{ scope: scopeOf(node), callee: called, args: args.map(value), range: rangeOf(node) }];
}

/** A file that is compiled for tests only: `mod test;` may keep them in one beside the code. */
export function isTest({ path, text }: Pick<ParsedFile, "path" | "text">): boolean {
  return (
    /(?:^|\/)(?:tests|benches)\//.test(path) ||
    (/(?:^|[/_])tests?\.rs$/.test(path) && /#\[(?:\w+::)*test\b/.test(text))
  );
}

/** Code that is compiled for tests only. */
export function testsIn(root: SyntaxNode): readonly SyntaxNode[] {
  return nodesOf(root, "attribute_item")
    .filter(({ text }) => /^#\[\s*(?:cfg\(\s*test\s*\)|(?:\w+::)*test\b)/.test(text))
    .flatMap((node) => {
      let next = node.nextNamedSibling;
      while (next?.type === "attribute_item") next = next.nextNamedSibling;
      return next === null ? [] : [next];
    })
    .filter((node) => childrenOf(node).length > 0);
}
