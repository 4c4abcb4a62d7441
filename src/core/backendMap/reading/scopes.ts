import type { Definition, FileFacts } from "../facts/facts.ts";
import type { Scope } from "../facts/value.ts";
import { fileScope } from "../facts/value.ts";
import type { SyntaxNode } from "../grammars/syntax.ts";

/** A definition with the node that it is read from, while the file is being read. */
export interface DefinedNode {
  readonly node: SyntaxNode;
  readonly definition: Omit<Definition, "scope">;
}

export interface Scoped {
  readonly definitions: readonly Definition[];
  /** The innermost definition whose text a node is part of; a definition's own node is inside of it. */
  readonly scopeOf: (node: SyntaxNode) => Scope;
  /** The index of the definition that was read from this very node. */
  readonly definitionOf: (node: SyntaxNode) => number | undefined;
}

/**
 * Finds what is inside of what.
 *
 * @param defined in the order of the text, the outer before the inner.
 */
export function nestDefinitions(defined: readonly DefinedNode[]): Scoped {
  const byNode = new Map(defined.map(({ node }, index) => [node.id, index]));
  const spans = spansOf(defined);
  return {
    definitions: defined.map(({ definition }, index) => ({
      ...definition,
      scope: spans[index]?.outer ?? fileScope,
    })),
    scopeOf: (node) => byNode.get(node.id) ?? innermost(spans, node),
    definitionOf: (node) => byNode.get(node.id),
  };
}

/** A definition's stretch of the text, and the index of the one around it. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly outer: number;
}

function spansOf(defined: readonly DefinedNode[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { node } of defined) {
    const { startIndex: start, endIndex: end } = node;
    spans.push({ start, end, outer: enclosing(spans, spans.length - 1, end) });
  }
  return spans;
}

/** Asking a node for its parents costs more than a look at where the definitions begin. */
function innermost(spans: readonly Span[], node: SyntaxNode): Scope {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= node.startIndex) low = middle + 1;
    else high = middle;
  }
  return enclosing(spans, low - 1, node.endIndex);
}

function enclosing(spans: readonly Span[], from: number, end: number): Scope {
  let scope = from;
  while (scope >= 0 && (spans[scope]?.end ?? 0) < end) scope = spans[scope]?.outer ?? fileScope;
  return scope;
}

/** Facts of a file of which nothing is known yet. */
export function noFacts(path: string, languageId: string): FileFacts {
  return {
    path,
    languageId,
    definitions: [],
    bindings: [],
    exports: [],
    calls: [],
    routers: [],
    mounts: [],
    uses: [],
    routes: [],
    entries: [],
    answerers: [],
    inputs: [],
    shapes: [],
    tables: [],
    tableChanges: [],
    queries: [],
    neighbours: [],
    loops: [],
    transactions: [],
    documents: [],
    operations: [],
    procedures: [],
  };
}
