import type { Definition, FileFacts } from "./facts.ts";
import type { Scope } from "./value.ts";
import { fileScope } from "./value.ts";
import type { SyntaxNode } from "./grammars/syntax.ts";

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
  const scopeAround = (node: SyntaxNode): Scope => {
    for (let outer = node.parent; outer !== null; outer = outer.parent) {
      const index = byNode.get(outer.id);
      if (index !== undefined) return index;
    }
    return fileScope;
  };
  return {
    definitions: defined.map(({ node, definition }) => ({
      ...definition,
      scope: scopeAround(node),
    })),
    scopeOf: (node) => byNode.get(node.id) ?? scopeAround(node),
    definitionOf: (node) => byNode.get(node.id),
  };
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
    tables: [],
    tableChanges: [],
    queries: [],
    neighbours: [],
  };
}
