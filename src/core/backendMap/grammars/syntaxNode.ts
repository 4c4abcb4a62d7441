import type { Range } from "../../findings/finding.ts";

/** As tree-sitter counts: from 0, `\n` alone ends a line, UTF-16. */
export interface Point {
  readonly row: number;
  readonly column: number;
}

/** What a grammar calls a node. */
export interface NodeType {
  readonly type: string;
  readonly isNamed: boolean;
  readonly isComment: boolean;
}

/** All nodes of a tree, by their ids. */
export interface Nodes {
  readonly text: string;
  nodeAt(id: number): SyntaxNode;
  fieldAt(id: number): string | null;
  rangeAt(id: number): Range;
  startAt(id: number): number;
  endAt(id: number): number;
  /** -1 of the root. */
  parentAt(id: number): number;
  childrenOf(id: number): SyntaxNode[];
  namedChildrenOf(id: number): SyntaxNode[];
  childWithField(id: number, field: string): SyntaxNode | null;
  /** The innermost node in one that holds what begins at an index of the text. */
  innermost(id: number, index: number): SyntaxNode;
  /** The nodes of these types in one, itself included, in the order of the text. */
  nodesIn(id: number, types: readonly string[]): SyntaxNode[];
  /** Where a line begins; Infinity beyond the last. */
  lineAt(row: number): number;
  pointAt(index: number): Point;
}

/** A node of a parsed file, with the words of tree-sitter's own. Made when somebody looks at it. */
export class SyntaxNode {
  /** Its number in the tree: each node comes before what is in it. */
  readonly id: number;
  readonly type: string;
  readonly isNamed: boolean;
  readonly isComment: boolean;
  private readonly nodes: Nodes;
  private all: SyntaxNode[] | undefined;
  private named: SyntaxNode[] | undefined;

  constructor(nodes: Nodes, id: number, { type, isNamed, isComment }: NodeType) {
    this.id = id;
    this.type = type;
    this.isNamed = isNamed;
    this.isComment = isComment;
    this.nodes = nodes;
  }

  /** What it is to its parent: "name". */
  get field(): string | null {
    return this.nodes.fieldAt(this.id);
  }
  get startIndex(): number {
    return this.nodes.startAt(this.id);
  }
  get endIndex(): number {
    return this.nodes.endAt(this.id);
  }
  get startPosition(): Point {
    return this.nodes.pointAt(this.startIndex);
  }
  get endPosition(): Point {
    return this.nodes.pointAt(this.endIndex);
  }
  /** Zero-based, UTF-16, as VS Code counts. */
  get range(): Range {
    return this.nodes.rangeAt(this.id);
  }
  get text(): string {
    return this.nodes.text.slice(this.startIndex, this.endIndex);
  }
  get tree(): { readonly rootNode: SyntaxNode } {
    return { rootNode: this.nodes.nodeAt(0) };
  }
  get parent(): SyntaxNode | null {
    const parent = this.nodes.parentAt(this.id);
    return parent < 0 ? null : this.nodes.nodeAt(parent);
  }
  get children(): SyntaxNode[] {
    return (this.all ??= this.nodes.childrenOf(this.id));
  }
  get namedChildren(): SyntaxNode[] {
    return (this.named ??= this.nodes.namedChildrenOf(this.id));
  }
  get childCount(): number {
    return this.children.length;
  }
  get namedChildCount(): number {
    return this.namedChildren.length;
  }
  get firstChild(): SyntaxNode | null {
    return this.child(0);
  }
  get lastChild(): SyntaxNode | null {
    return this.children.at(-1) ?? null;
  }
  get firstNamedChild(): SyntaxNode | null {
    return this.namedChild(0);
  }
  get lastNamedChild(): SyntaxNode | null {
    return this.namedChildren.at(-1) ?? null;
  }
  get nextSibling(): SyntaxNode | null {
    return beside(this, this.parent?.children, 1);
  }
  get previousSibling(): SyntaxNode | null {
    return beside(this, this.parent?.children, -1);
  }
  get nextNamedSibling(): SyntaxNode | null {
    return beside(this, this.parent?.namedChildren, 1);
  }
  get previousNamedSibling(): SyntaxNode | null {
    return beside(this, this.parent?.namedChildren, -1);
  }

  child(index: number): SyntaxNode | null {
    return this.children[index] ?? null;
  }
  namedChild(index: number): SyntaxNode | null {
    return this.namedChildren[index] ?? null;
  }
  childForFieldName(name: string): SyntaxNode | null {
    return this.nodes.childWithField(this.id, name);
  }
  childrenForFieldName(name: string): SyntaxNode[] {
    return this.children.filter(({ field }) => field === name);
  }

  /** The innermost node that holds what begins at a position. */
  descendantForPosition({ row, column }: Point): SyntaxNode {
    return this.nodes.innermost(this.id, this.nodes.lineAt(row) + column);
  }

  /** The nodes of these types in it, itself included, in the order of the text. */
  descendantsOfType(types: string | readonly string[]): SyntaxNode[] {
    return this.nodes.nodesIn(this.id, typeof types === "string" ? [types] : types);
  }
}

function beside(
  node: SyntaxNode,
  siblings: readonly SyntaxNode[] | undefined,
  step: 1 | -1,
): SyntaxNode | null {
  const at = siblings?.indexOf(node) ?? -1;
  return at < 0 ? null : (siblings?.[at + step] ?? null);
}
