import type { Language, Tree, TreeCursor } from "web-tree-sitter";
import { SyntaxNode } from "./syntaxNode.ts";
import type { Source } from "./syntaxNode.ts";

/**
 * Copies a tree out of the parser's own memory in one go: there each look at a node costs a call
 * into WebAssembly, and its parent a search from the root.
 */
export function syntaxTree({ language, rootNode }: Tree, text: string): SyntaxNode {
  const source: Source = { text, lines: linesOf(text), nodes: [], byType: new Map() };
  const types = typesOf(language);
  const cursor = rootNode.walk();
  try {
    const root = nodeAt(cursor, { source, types, language, parent: null });
    copyBelow(cursor, root, { source, types, language });
    return root;
  } finally {
    cursor.delete();
  }
}

interface Copying {
  readonly source: Source;
  readonly types: ReadonlyMap<number, NodeType>;
  readonly language: Language;
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
    const node = nodeAt(cursor, { ...copying, parent });
    parent.children.push(node);
    // A token has no children: not to ask saves a tenth of the time.
    if (node.isNamed && cursor.gotoFirstChild()) parent = node;
    else isInside = cursor.gotoNextSibling();
  }
}

function close(node: SyntaxNode, { nodes }: Source): void {
  node.last = nodes.length - 1;
}

interface NodeType {
  readonly type: string;
  readonly isNamed: boolean;
}

const noGrammarsType: NodeType = { type: "ERROR", isNamed: true };

function typesOf(language: Language): ReadonlyMap<number, NodeType> {
  const known = typesByLanguage.get(language);
  if (known !== undefined) return known;
  const types = new Map<number, NodeType>();
  // A sparse list: not every number is a type that can be seen.
  language.types.forEach((type, id) => {
    types.set(id, { type, isNamed: language.nodeTypeIsNamed(id) });
  });
  typesByLanguage.set(language, types);
  return types;
}
const typesByLanguage = new WeakMap<Language, ReadonlyMap<number, NodeType>>();

function nodeAt(
  cursor: TreeCursor,
  { source, types, language, parent }: Copying & { readonly parent: SyntaxNode | null },
): SyntaxNode {
  const { type, isNamed } = types.get(cursor.nodeTypeId) ?? noGrammarsType;
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
