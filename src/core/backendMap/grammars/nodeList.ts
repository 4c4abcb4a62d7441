import type { Position, Range } from "../../findings/finding.ts";
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
  private byName: Sorted | undefined;
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
  rangeAt(id: number): Range {
    return { start: this.positionAt(this.startAt(id)), end: this.positionAt(this.endAt(id)) };
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
    const found: SyntaxNode[] = [];
    let lists = 0;
    for (const type of types) {
      const before = found.length;
      this.addNodes(id, type, found);
      if (found.length > before) lists += 1;
    }
    return lists < 2 ? found : found.sort((one, other) => one.id - other.id);
  }

  lineAt(row: number): number {
    this.lines ??= linesOf(this.text);
    return this.lines[row] ?? Infinity;
  }
  pointAt(index: number): Point {
    const { line: row, character: column } = this.positionAt(index);
    return { row, column };
  }

  private positionAt(index: number): Position {
    this.lines ??= linesOf(this.text);
    const line = placeOf(index + 1, this.lines) - 1;
    return { line, character: index - (this.lines[line] ?? 0) };
  }

  private typeAt(id: number): NamedType {
    return this.words.types[this.rows[id * rowLength] ?? 0] ?? noType;
  }
  private lastIn(id: number): number {
    return this.rows[id * rowLength + 5] ?? id;
  }

  /** They stand side by side. */
  private addNodes(id: number, type: string, found: SyntaxNode[]): void {
    const name = this.words.names.get(type);
    if (name === undefined) return;
    this.byName ??= this.sortedByName();
    const { ids, starts } = this.byName;
    const end = starts[name + 1] ?? 0;
    const last = this.lastIn(id);
    for (let at = placeOf(id, ids, starts[name], end); at < end; at += 1) {
      const inner = ids[at] ?? 0;
      if (inner > last) break;
      found.push(this.nodeAt(inner));
    }
  }
  /** In one list, by counting: a list for each of the hundreds of types costs more than the nodes. */
  private sortedByName(): Sorted {
    const count = this.rows.length / rowLength;
    const starts = new Int32Array(this.words.names.size + 1);
    for (let id = 0; id < count; id += 1) add(1, this.typeAt(id).name + 1, starts);
    for (let name = 1; name < starts.length; name += 1) add(starts[name - 1] ?? 0, name, starts);
    const ids = new Int32Array(count);
    const next = starts.slice();
    for (let id = 0; id < count; id += 1) ids[add(1, this.typeAt(id).name, next)] = id;
    return { ids, starts };
  }
}

/** The ids of nodes by their types' names, each name's in their order from its start on. */
interface Sorted {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
}

const noType: NamedType = { type: "", isNamed: false, isComment: false, name: 0 };

/** @returns what there was before. */
function add(more: number, at: number, numbers: Int32Array): number {
  const before = numbers[at] ?? 0;
  numbers[at] = before + more;
  return before;
}

/** The place, between two, of the first of sorted numbers that is not below one. */
function placeOf(limit: number, sorted: ArrayLike<number>, from = 0, to = sorted.length): number {
  let [low, high] = [from, to];
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
