import type { Language, Tree, TreeCursor } from "web-tree-sitter";
import { SyntaxNode } from "./syntaxNode.ts";
import type { Source } from "./syntaxNode.ts";
import { nothingUnasked, saysIn } from "./unasked.ts";
import type { Unasked } from "./unasked.ts";

/**
 * Copies a tree out of the parser's own memory in one go: there each look at a node costs a call
 * into WebAssembly, and its parent a search from the root.
 */
export function syntaxTree(
  { language, rootNode }: Tree,
  text: string,
  unasked = nothingUnasked,
): SyntaxNode {
  const source: Source = { text, lines: linesOf(text), nodes: [], byType: new Map() };
  const types = typesOf(language, unasked);
  const copying: Copying = { source, types, language, says: saysIn(text, unasked) };
  const cursor = rootNode.walk();
  try {
    const root = nodeAt(cursor, { type: typeAt(cursor, copying), parent: null, copying });
    copyBelow(cursor, root, copying);
    return root;
  } finally {
    cursor.delete();
  }
}

interface Copying {
  readonly source: Source;
  readonly types: ReadonlyMap<number, NodeType>;
  readonly language: Language;
  readonly says: ReturnType<typeof saysIn>;
}

/** Without recursion: text can nest as deep as it likes. */
function copyBelow(cursor: TreeCursor, root: SyntaxNode, copying: Copying): void {
  let parent: SyntaxNode | null = root;
  let isInside = cursor.gotoFirstChild();
  while (parent !== null) {
    if (!isInside) {
      close(parent, copying.source);
      if (parent === root) return;
      parent = parent.parent;
      isInside = cursor.gotoParent() && cursor.gotoNextSibling();
      continue;
    }
    const type = typeAt(cursor, copying);
    if (type.isUnasked) {
      isInside = cursor.gotoNextSibling();
      continue;
    }
    const node = nodeAt(cursor, { type, parent, copying });
    parent.children.push(node);
    // What has no children is not asked for them: that alone saves a tenth of the time.
    if (canHold(node, type, copying) && cursor.gotoFirstChild()) parent = node;
    else isInside = cursor.gotoNextSibling();
  }
}

function canHold(node: SyntaxNode, type: NodeType, { says }: Copying): boolean {
  return type.isOpen && (!type.mustSay || says(node.startIndex, node.endIndex));
}

function close(node: SyntaxNode, { nodes }: Source): void {
  node.last = nodes.length - 1;
}

interface NodeType {
  readonly type: string;
  readonly isNamed: boolean;
  /** Whether there can be something of interest in it. */
  readonly isOpen: boolean;
  readonly mustSay: boolean;
  readonly isUnasked: boolean;
}

const noGrammarsType: NodeType = {
  type: "ERROR",
  isNamed: true,
  isOpen: true,
  mustSay: false,
  isUnasked: false,
};

const typeAt = (cursor: TreeCursor, { types }: Copying): NodeType =>
  types.get(cursor.nodeTypeId) ?? noGrammarsType;

function typesOf(language: Language, unasked: Unasked): ReadonlyMap<number, NodeType> {
  const known = typesByLanguage.get(language);
  if (known?.unasked === unasked) return known.types;
  const types = new Map<number, NodeType>();
  // A sparse list: not every number is a type that can be seen.
  language.types.forEach((type, id) => {
    const isNamed = language.nodeTypeIsNamed(id);
    const isOpen = isNamed && !unasked.inside.has(type);
    types.set(id, {
      type,
      isNamed,
      isOpen,
      mustSay: unasked.unlessSaid.has(type),
      isUnasked: !isNamed && unasked.tokens.has(type),
    });
  });
  typesByLanguage.set(language, { types, unasked });
  return types;
}
const typesByLanguage = new WeakMap<
  Language,
  { readonly types: ReadonlyMap<number, NodeType>; readonly unasked: Unasked }
>();

interface Place {
  readonly type: NodeType;
  readonly parent: SyntaxNode | null;
  readonly copying: Copying;
}

function nodeAt(
  cursor: TreeCursor,
  { type: { type, isNamed }, parent, copying: { source, language } }: Place,
): SyntaxNode {
  const field = parent === null ? 0 : cursor.currentFieldId;
  const { startIndex } = cursor;
  const node = new SyntaxNode(source, {
    id: source.nodes.length,
    type,
    isNamed,
    field: field === 0 ? null : (language.fields[field] ?? null),
    startIndex,
    endIndex: isWord(type, isNamed) ? startIndex + type.length : cursor.endIndex,
    parent,
  });
  source.nodes.push(node);
  return node;
}

/** Whether it is its own text, as tokens are; "not in" may have other space in it. */
const isWord = (type: string, isNamed: boolean): boolean => !isNamed && !type.includes(" ");

function linesOf(text: string): readonly number[] {
  const lines = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  return lines;
}
