import type { Binding, Definition } from "../../facts/facts.ts";
import {
  childrenOf,
  fieldOf,
  nodesOf,
  rangeOf,
  type ParsedFile,
  type SyntaxNode,
} from "../../grammars/syntax.ts";
import { nestDefinitions, noFacts, type DefinedNode } from "../../reading/scopes.ts";
import type { Reading } from "../../reading/stack.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { callsOf } from "./calls.ts";
import { argumentsOf, statementsOf, wordOf } from "./literals.ts";

const classes = ["class", "module"];
const methods = ["method", "singleton_method"];
const blocks = ["do_block", "block"];

/** `get "/users" do`: the block answers, as a function without a name. */
function isHandler({ parent }: SyntaxNode): boolean {
  if (parent?.type !== "call" || fieldOf(parent, "receiver") !== undefined) return false;
  return /^(?:get|post|put|patch|delete|head|options|route)$/.test(
    fieldOf(parent, "method")?.text ?? "",
  );
}

/**
 * What names mean in a file of Ruby. Classes and modules are known by their full names, wherever they
 * are opened.
 */
export function readRuby(file: ParsedFile): Reading {
  const nodes = nodesOf(file.root, ...classes, ...methods, ...blocks)
    .filter((node) => !blocks.includes(node.type) || isHandler(node))
    .map(definedAt);
  const scoped = nestDefinitions(nodes);
  const definitions = scoped.definitions.map((one, index) => {
    const node = nodes[index]?.node;
    if (node === undefined) return one;
    if (one.kind !== "class") return withReturn(one, node);
    const bases = basesOf(node, one.name);
    return { ...one, scope: fileScope, ...(bases.length > 0 && { bases }) };
  });
  const value = (node: SyntaxNode): Value => valueOf(node);
  const facts = {
    ...noFacts(file.path, file.languageId),
    definitions,
    bindings: [...constantsOf(file.root, scoped.scopeOf), ...aliasesOf(file.root, scoped.scopeOf)],
    calls: callsOf(file.root, {
      ...{ definitions, scopeOf: scoped.scopeOf, valueOf: value },
      ownClass,
    }),
  };
  return { ...file, facts, scopeOf: scoped.scopeOf, valueOf: value };
}

function definedAt(node: SyntaxNode): DefinedNode {
  const name = fieldOf(node, "name");
  const isClass = classes.includes(node.type);
  const isBlock = blocks.includes(node.type);
  const definition = {
    kind: isClass ? ("class" as const) : isBlock ? ("function" as const) : ("method" as const),
    name: isClass ? fullName(node) : (name?.text ?? ""),
    range: rangeOf(node),
    nameRange: rangeOf(name ?? node),
    parameters: parametersOf(node),
  };
  return { node, definition };
}

/** Of a method that is nothing but a text, that one: `def self.prefix = "/shop"`. */
function withReturn(one: Definition, node: SyntaxNode): Definition {
  const [only, ...more] = statementsOf(fieldOf(node, "body"));
  const text = only === undefined || more.length > 0 ? undefined : valueOf(only);
  return text?.kind === "text" ? { ...one, returns: [text] } : one;
}

/** `alias_method :browse, :show`, `alias browse show`: what the other name means. */
function aliasesOf(root: SyntaxNode, scopeOf: (node: SyntaxNode) => number): readonly Binding[] {
  const called = nodesOf(root, "call").filter(
    (node) => fieldOf(node, "method")?.text === "alias_method",
  );
  const names = [
    ...called.map((node) => ({ node, pair: argumentsOf(node).plain.map(wordOf) })),
    ...nodesOf(root, "alias").map((node) => ({
      node,
      pair: childrenOf(node).map((one) => wordOf(one) ?? one.text),
    })),
  ];
  return names.flatMap(({ node, pair: [own, other] }) =>
    own === undefined || other === undefined
      ? []
      : [{ scope: scopeOf(node), name: own, value: { kind: "name", name: other } as const }],
  );
}

function parametersOf(node: SyntaxNode): Definition["parameters"] {
  const list = fieldOf(node, "parameters");
  return list === undefined
    ? []
    : childrenOf(list).map((one) => ({ name: fieldOf(one, "name")?.text ?? one.text }));
}

/** "Api::V1::UsersController". */
function fullName(node: SyntaxNode): string {
  const own = fieldOf(node, "name")?.text ?? "";
  const around = nestingOf(node);
  return around === "" || own.startsWith("::") ? own.replace(/^::/, "") : `${around}::${own}`;
}

/** The full name of the class or module around a node. */
function nestingOf(node: SyntaxNode): string {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (classes.includes(outer.type)) return fullName(outer);
  }
  return "";
}

function ownClass(node: SyntaxNode): Value | undefined {
  const name = nestingOf(node);
  return name === "" ? undefined : constantValue(`::${name}`, []);
}

function basesOf(node: SyntaxNode, name: string): readonly Value[] {
  const superclass = fieldOf(node, "superclass");
  const named = superclass === undefined ? undefined : childrenOf(superclass)[0];
  const above =
    named === undefined ? [] : [constantValue(named.text, name.split("::").slice(0, -1))];
  return [...includedIn(node, name), ...above];
}

/** The modules whose methods a class takes over: the last one's go first. */
function includedIn(node: SyntaxNode, name: string): readonly Value[] {
  const calls = statementsOf(node).filter(
    (one) =>
      one.type === "call" && /^(?:include|prepend)$/.test(fieldOf(one, "method")?.text ?? ""),
  );
  return calls
    .flatMap((call) => argumentsOf(call).plain)
    .filter(({ type }) => type === "constant" || type === "scope_resolution")
    .map(({ text }) => constantValue(text, name.split("::")))
    .toReversed();
}

/** What a constant means: the nearest that there is, from the inside outward. */
function constantValue(name: string, nesting: readonly string[]): Value {
  const bare = name.replace(/^::/, "");
  const outward = nesting.map((_, index) => nesting.slice(0, nesting.length - index).join("::"));
  const names = name.startsWith("::") ? [bare] : [...outward.map((one) => `${one}::${bare}`), bare];
  return {
    kind: "either",
    options: names.map((one) => ({ kind: "import", module: "constant", name: one })),
  };
}

function constantsOf(root: SyntaxNode, scopeOf: (node: SyntaxNode) => number): readonly Binding[] {
  return nodesOf(root, "assignment").flatMap((node) => {
    const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
    if (left?.type !== "constant" || right === undefined) return [];
    return [{ scope: scopeOf(node), name: left.text, value: valueOf(right) }];
  });
}

const longestUnknown = 60;

function valueOf(node: SyntaxNode): Value {
  if (node.type === "constant" || node.type === "scope_resolution") {
    return constantValue(
      node.text,
      nestingOf(node)
        .split("::")
        .filter((part) => part !== ""),
    );
  }
  const word = wordOf(node);
  if (word !== undefined) return { kind: "text", text: word };
  return { kind: "unknown", text: node.text.slice(0, longestUnknown) };
}
