/** As tree-sitter counts: from 0, `\n` alone ends a line, UTF-16. */
export interface Point {
  readonly row: number;
  readonly column: number;
}

/** What all nodes of a tree share. */
export interface Source {
  readonly text: string;
  /** Where lines begin. */
  readonly lines: readonly number[];
  /** All nodes, each before what is in it. */
  readonly nodes: SyntaxNode[];
  /** Nodes by their type, in the order of the text; made when it is asked for. */
  readonly byType: Map<string, readonly SyntaxNode[]>;
}

interface Copied {
  readonly id: number;
  readonly type: string;
  readonly isNamed: boolean;
  readonly field: string | null;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly parent: SyntaxNode | null;
}

/** A node of a parsed file, with the words of tree-sitter's own. */
export class SyntaxNode {
  /** Its number in the tree. */
  readonly id: number;
  readonly type: string;
  readonly isNamed: boolean;
  /** What it is to its parent: "name". */
  readonly field: string | null;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly parent: SyntaxNode | null;
  readonly children: SyntaxNode[] = [];
  /** The number of the last node in it. */
  last: number;
  private named: SyntaxNode[] | undefined;
  private readonly source: Source;

  constructor(source: Source, copied: Copied) {
    this.source = source;
    this.id = copied.id;
    this.type = copied.type;
    this.isNamed = copied.isNamed;
    this.field = copied.field;
    this.startIndex = copied.startIndex;
    this.endIndex = copied.endIndex;
    this.parent = copied.parent;
    this.last = copied.id;
  }

  get text(): string {
    return this.source.text.slice(this.startIndex, this.endIndex);
  }
  get tree(): { readonly rootNode: SyntaxNode } {
    return { rootNode: this.source.nodes[0] ?? this };
  }
  get startPosition(): Point {
    return pointAt(this.startIndex, this.source.lines);
  }
  get endPosition(): Point {
    return pointAt(this.endIndex, this.source.lines);
  }
  get namedChildren(): SyntaxNode[] {
    return (this.named ??= this.children.filter(({ isNamed }) => isNamed));
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
    return this.children.find(({ field }) => field === name) ?? null;
  }
  childrenForFieldName(name: string): SyntaxNode[] {
    return this.children.filter(({ field }) => field === name);
  }

  /** The innermost node that holds what begins at a position. */
  descendantForPosition({ row, column }: Point): SyntaxNode {
    const index = (this.source.lines[row] ?? Infinity) + column;
    const holds = (one: SyntaxNode): boolean => one.startIndex <= index && index < one.endIndex;
    const inner = this.children.find(holds);
    return inner === undefined ? this : inner.descendantForPosition({ row, column });
  }

  /** The nodes of these types in it, itself included, in the order of the text. */
  descendantsOfType(types: string | readonly string[]): SyntaxNode[] {
    const wanted = typeof types === "string" ? [types] : types;
    const found = wanted.map((type) => within(this, nodesOfType(type, this.source)));
    const [first = [], ...others] = found.filter(({ length }) => length > 0);
    if (others.length === 0) return [...first];
    return [...first, ...others.flat()].sort((one, other) => one.id - other.id);
  }
}

function nodesOfType(type: string, { nodes, byType }: Source): readonly SyntaxNode[] {
  if (byType.size === 0) {
    const groups = Map.groupBy(nodes, (node) => node.type);
    for (const [name, group] of groups) byType.set(name, group);
  }
  return byType.get(type) ?? [];
}

/** Of nodes in their order, those in one of them: they stand side by side. */
function within({ id, last }: SyntaxNode, sorted: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const from = firstFrom(id, sorted);
  const to = firstFrom(last + 1, sorted);
  return from === 0 && to === sorted.length ? sorted : sorted.slice(from, to);
}

function firstFrom(id: number, sorted: readonly SyntaxNode[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.id ?? Infinity) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function beside(
  node: SyntaxNode,
  siblings: readonly SyntaxNode[] | undefined,
  step: 1 | -1,
): SyntaxNode | null {
  const at = siblings?.indexOf(node) ?? -1;
  return at < 0 ? null : (siblings?.[at + step] ?? null);
}

function pointAt(index: number, lines: readonly number[]): Point {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? Infinity) <= index) low = middle;
    else high = middle - 1;
  }
  return { row: low, column: index - (lines[low] ?? 0) };
}
