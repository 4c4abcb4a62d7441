import type { Tree } from "web-tree-sitter";
import { grammarWords } from "./grammarWords.ts";
import type { GrammarWords } from "./grammarWords.ts";
import { NodeList, rowLength } from "./nodeList.ts";
import { walkTree } from "./runtime.ts";
import type { Walk } from "./runtime.ts";
import type { SyntaxNode } from "./syntaxNode.ts";
import { nothingUnasked, saysIn } from "./unasked.ts";

/**
 * Copies a tree out of the parser's own memory in one go: there each look at a node costs a call
 * into WebAssembly, and its parent a search from the root.
 */
export function syntaxTree(tree: Tree, text: string, unasked = nothingUnasked): SyntaxNode {
  const words = grammarWords(tree.language, unasked);
  const says = saysIn(text, unasked);
  const rows = walkTree(tree, (walk) => copyRows({ walk, words, says }));
  return new NodeList(text, words, rows).nodeAt(0);
}

interface Copying {
  readonly walk: Walk;
  readonly words: GrammarWords;
  readonly says: ReturnType<typeof saysIn>;
}

/** The rows of the file that is being copied; the list is used again for the next one. */
let rows = new Int32Array(rowLength << 10);

/** Without recursion: text can nest as deep as it likes. */
function copyRows(copying: Copying): Int32Array {
  const { walk } = copying;
  let count = 0;
  let parent = -1;
  let isInside = true;
  while (isInside || parent >= 0) {
    if (!isInside) {
      rows[parent * rowLength + 5] = count - 1;
      parent = rows[parent * rowLength + 4] ?? -1;
      isInside = walk.parent() && walk.nextSibling();
      continue;
    }
    const type = copying.words.numberOf(walk.typeId());
    const state = copyRow(count, type, parent, copying);
    // What has no children is not asked for them: that alone saves a tenth of the time.
    const isParent = state === "open" && walk.firstChild();
    if (isParent) parent = count;
    else isInside = walk.nextSibling();
    if (state !== "unasked") count += 1;
  }
  return rows.slice(0, count * rowLength);
}

/** Says whether there can be something of interest in the node. */
function copyRow(
  id: number,
  typeNumber: number,
  parent: number,
  { walk, words, says }: Copying,
): "unasked" | "open" | "closed" {
  const type = words.types[typeNumber];
  if (type === undefined || type.isUnasked) return "unasked";
  const at = id * rowLength;
  if (at + rowLength > rows.length) rows = grown(rows);
  const start = walk.start();
  const end = type.width === undefined ? walk.end() : start + type.width;
  rows[at] = typeNumber;
  rows[at + 1] = parent < 0 ? 0 : walk.fieldId();
  rows[at + 2] = start;
  rows[at + 3] = end;
  rows[at + 4] = parent;
  rows[at + 5] = id;
  return type.isOpen && (!type.mustSay || says(start, end)) ? "open" : "closed";
}

function grown(full: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(full.length * 2);
  larger.set(full);
  return larger;
}
