import { window } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { isBefore } from "../core/findings/anchors/moveAnchor.ts";

/**
 * The finding that a menu, a key or another extension means: an id, `{id}`, a comment thread, a
 * comment, what a reply box passes, or a tree item; without anything, the one at the cursor.
 */
export function findingAt(store: FindingStore, arg?: unknown): Finding | undefined {
  if (arg === undefined || arg === null) return atCursor(store);
  const id = idOf(arg);
  return id === undefined ? undefined : store.get(id);
}

/** Everything here comes from outside, so nothing about it is taken for granted. */
function idOf(arg: unknown): string | undefined {
  if (typeof arg === "string") return arg;
  if (typeof arg !== "object" || arg === null) return undefined;
  const { findingId, comments, thread, id } = arg as Record<string, unknown>;
  if (typeof findingId === "string") return findingId;
  if (Array.isArray(comments)) return comments.length > 0 ? idOf(comments[0]) : undefined;
  if (typeof thread === "object") return idOf(thread);
  return typeof id === "string" ? id : undefined;
}

/** The one whose code holds the cursor; of several the one that begins last, so the innermost. */
function atCursor(store: FindingStore): Finding | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const cursor = editor.selection.active;
  const standing = store
    .of(editor.document.uri.toString())
    .filter(({ state }) => state !== "lost")
    .filter(({ range }) => range.start.line <= cursor.line && cursor.line <= range.end.line);
  const around = standing.filter(
    ({ range }) => !isBefore(cursor, range.start) && !isBefore(range.end, cursor),
  );
  const [innermost] = (around.length > 0 ? around : standing).toSorted((one, other) =>
    isBefore(one.range.start, other.range.start) ? 1 : -1,
  );
  return innermost;
}
