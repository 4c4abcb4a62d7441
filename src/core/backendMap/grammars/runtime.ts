import { Parser } from "web-tree-sitter";
import type { Tree } from "web-tree-sitter";

/**
 * What the runtime offers for a walk over a tree, each a call into WebAssembly that is given the
 * tree. They work on what lies in the memory that both sides share: a node, from then on a cursor.
 * The runtime's own `TreeCursor` carries it out and back in with each call, which doubles the time.
 */
interface Walking {
  readonly _ts_tree_root_node_wasm: (tree: number) => void;
  readonly _ts_tree_cursor_new_wasm: (tree: number) => void;
  readonly _ts_tree_cursor_goto_first_child_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_goto_next_sibling_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_goto_parent_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_current_node_type_id_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_current_field_id_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_start_index_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_end_index_wasm: (tree: number) => number;
  readonly _ts_tree_cursor_delete_wasm: (tree: number) => void;
}

/** There is one for all: web-tree-sitter keeps it, and fills in the object that it was started with. */
const runtime: { wasmBinary?: Uint8Array } & Partial<Walking> = {};
let starting: Promise<void> | undefined;

/** @param read gives the runtime's bytes; where it rejects, a later call tries again. */
export async function startRuntime(read: () => Promise<Uint8Array>): Promise<void> {
  starting ??= start(read);
  try {
    await starting;
  } catch (error) {
    starting = undefined;
    throw error;
  }
}

async function start(read: () => Promise<Uint8Array>): Promise<void> {
  runtime.wasmBinary = await read();
  await Parser.init(runtime);
}

/** A place in a tree; moves say whether there was such a place. */
export interface Walk {
  readonly firstChild: () => boolean;
  readonly nextSibling: () => boolean;
  readonly parent: () => boolean;
  /** tree-sitter's numbers. */
  readonly typeId: () => number;
  readonly fieldId: () => number;
  readonly start: () => number;
  readonly end: () => number;
}

/** Walks over a tree from its root. Meanwhile nothing else may be asked of the runtime. */
export function walkTree<T>(tree: Tree, use: (walk: Walk) => T): T {
  const own = runtime as Walking;
  const address = (tree as unknown as { readonly 0: number })[0];
  own._ts_tree_root_node_wasm(address);
  own._ts_tree_cursor_new_wasm(address);
  try {
    return use({
      firstChild: () => own._ts_tree_cursor_goto_first_child_wasm(address) === 1,
      nextSibling: () => own._ts_tree_cursor_goto_next_sibling_wasm(address) === 1,
      parent: () => own._ts_tree_cursor_goto_parent_wasm(address) === 1,
      typeId: () => own._ts_tree_cursor_current_node_type_id_wasm(address),
      fieldId: () => own._ts_tree_cursor_current_field_id_wasm(address),
      start: () => own._ts_tree_cursor_start_index_wasm(address),
      end: () => own._ts_tree_cursor_end_index_wasm(address),
    });
  } finally {
    own._ts_tree_cursor_delete_wasm(address);
  }
}
