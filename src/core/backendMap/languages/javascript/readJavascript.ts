import type { Value } from "../../facts/value.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import { nestDefinitions, noFacts } from "../../reading/scopes.ts";
import type { Reading } from "../../reading/stack.ts";
import { bindingsOf } from "./bindings.ts";
import { callsOf } from "./calls.ts";
import { completeDefinitions, definedIn } from "./definitions.ts";
import { exportsOf } from "./exports.ts";
import { sourceOf, type ScopedSource } from "./source.ts";
import { valueOf } from "./values.ts";

/** What names mean in a file of JavaScript or TypeScript. */
export function readJavascript(file: ParsedFile): Reading {
  const found = sourceOf(file);
  const scoped = nestDefinitions(definedIn(found));
  const source: ScopedSource = { ...found, scoped, value: remembered(scoped.definitionOf) };
  const facts = {
    ...noFacts(file.path, file.languageId),
    definitions: completeDefinitions(source),
    bindings: bindingsOf(source),
    exports: exportsOf(source),
    calls: callsOf(source),
  };
  return { ...file, facts, scopeOf: scoped.scopeOf, valueOf: source.value, nodes: found.nodes };
}

/** An expression is part of others that are asked for too. */
function remembered(
  definitionOf: (node: SyntaxNode) => number | undefined,
): (node: SyntaxNode) => Value {
  const known = new Map<number, Value>();
  const value = (node: SyntaxNode): Value => {
    const before = known.get(node.id);
    if (before !== undefined) return before;
    const read = valueOf(node, { definitionOf, value });
    known.set(node.id, read);
    return read;
  };
  return value;
}
