import { Selection, Uri } from "vscode";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { openPlace } from "./openPlace.ts";
import { toVscodeRange } from "./toVscodeRange.ts";

/**
 * Opens the place that a piece of evidence quotes, with the quote selected.
 *
 * @param arg `{id, index}` as our own links pass it; anything else is ignored.
 */
export async function openEvidence(store: FindingStore, arg: unknown): Promise<void> {
  if (typeof arg !== "object" || arg === null) return;
  const { id, index } = arg as Record<string, unknown>;
  if (typeof id !== "string" || typeof index !== "number") return;
  const evidence = store.get(id)?.evidence[index];
  if (evidence === undefined) return;
  const range = toVscodeRange(evidence.range);
  const editor = await openPlace(Uri.parse(evidence.uri), range);
  editor.selection = new Selection(range.start, range.end);
}
