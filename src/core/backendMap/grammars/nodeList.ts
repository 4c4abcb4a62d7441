import { SyntaxNode } from "./syntaxNode.ts";
import type { Nodes, NodeType, Point } from "./syntaxNode.ts";

/** A type of nodes. */
export interface NamedType extends NodeType {
  /** The same for all types of one name. */
  readonly name: number;
}

/** The words of a grammar. */
export interface Words {
  /** By their number in a row. */
  readonly types: readonly NamedType[];
  /** Numbers of names. */
  readonly names: ReadonlyMap<string, number>;
  /** By their number in a row; 0 is none. */
  readonly fields: readonly (string | null)[];
}

/** A row: the node's type, its field, where it starts and ends, its parent, the last node in it. */
export const rowLength = 6;

/**
 * A copied tree: numbers alone, a row a node, each before what is in it. Most nodes of a file are
 * never looked at; objects are made of the others, when they are.
 */
export class NodeList implements Nodes {
  readonly text: string;
  private readonly words: Words;
  private readonly rows: Int32Array;
  private readonly nodes: SyntaxNode[] = [];
  private byName: number[][] | undefined;
  private lines: readonly number[] | undefined;

  constructor(text: string, words: Words, rows: Int32Array) {
    this.text = text;
    this.words = words;
    this.rows = rows;
  }

  nodeAt(id: number): SyntaxNode {
    return (this.nodes[id] ??= new SyntaxNode(this, id, this.typeAt(id)));
  }
  fieldAt(id: number): string | null {
    return this.words.fields[this.rows[id * rowLength + 1] ?? 0] ?? null;
  }
  startAt(id: number): number {
    return this.rows[id * rowLength + 2] ?? 0;
  }
  endAt(id: number): number {
    return this.rows[id * rowLength + 3] ?? 0;
  }
  parentAt(id: number): number {
    return this.rows[id * rowLength + 4] ?? -1;
  }

  childrenOf(id: number): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const last = this.lastIn(id);
    for (let at = id + 1; at <= last; at = this.lastIn(at) + 1) found.push(this.nodeAt(at));
    return found;
  }
  namedChildrenOf(id: number): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const last = this.lastIn(id);
    for (let at = id + 1; at <= last; at = this.lastIn(at) + 1) {
      if (this.typeAt(at).isNamed) found.push(this.nodeAt(at));
    }
    return found;
  }
  childWithField(id: number, field: string): SyntaxNode | null {
    const last = this.lastIn(id);
    for (let at = id + 1; at <= last; at = this.lastIn(at) + 1) {
      if (this.fieldAt(at) === field) return this.nodeAt(at);
    }
    return null;
  }

  innermost(id: number, index: number): SyntaxNode {
    let inner = id;
    for (let at = id + 1; at <= this.lastIn(inner);) {
      const isAround = this.startAt(at) <= index && index < this.endAt(at);
      if (isAround) inner = at;
      at = isAround ? at + 1 : this.lastIn(at) + 1;
    }
    return this.nodeAt(inner);
  }

  nodesIn(id: number, types: readonly string[]): SyntaxNode[] {
    const lists = types.map((type) => this.idsIn(id, type)).filter(({ length }) => length > 0);
    const [first = [], ...others] = lists;
    const ids =
      others.length === 0 ? first : first.concat(...others).sort((one, other) => one - other);
    return ids.map((one) => this.nodeAt(one));
  }

  lineAt(row: number): number {
    this.lines ??= linesOf(this.text);
    return this.lines[row] ?? Infinity;
  }
  pointAt(index: number): Point {
    this.lines ??= linesOf(this.text);
    const row = countBelow(index + 1, this.lines) - 1;
    return { row, column: index - (this.lines[row] ?? 0) };
  }

  private typeAt(id: number): NamedType {
    return this.words.types[this.rows[id * rowLength] ?? 0] ?? noType;
  }
  private lastIn(id: number): number {
    return this.rows[id * rowLength + 5] ?? id;
  }

  /** They stand side by side. */
  private idsIn(id: number, type: string): readonly number[] {
    this.byName ??= this.sortedByName();
    const ids = this.byName[this.words.names.get(type) ?? -1] ?? [];
    const from = countBelow(id, ids);
    const to = countBelow(this.lastIn(id) + 1, ids);
    return from === 0 && to === ids.length ? ids : ids.slice(from, to);
  }
  private sortedByName(): number[][] {
    const lists: number[][] = Array.from(this.words.names, () => []);
    for (let id = 0; id * rowLength < this.rows.length; id += 1) {
      lists[this.typeAt(id).name]?.push(id);
    }
    return lists;
  }
}

const noType: NamedType = { type: "", isNamed: false, name: -1 };

/** How many of sorted numbers are below one. */
function countBelow(limit: number, sorted: readonly number[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the lines of a text begin. */
function linesOf(text: string): readonly number[] {
  const lines = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  return lines;
}
