import { Location, Uri } from "vscode";
import type { ChatPromptReference } from "vscode";
import type { Attached, LeftOut } from "../core/chat/gatherAttached.ts";
import { fromRange } from "./plainRange.ts";

/** What came with a question, as far as it can be read as text. */
export interface UsableReferences {
  readonly attached: readonly Attached[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Files, ranges and symbols that the user or VS Code attached. The index of customizations is made
 * for VS Code's own agent and is nothing of the user's: dropped without a word.
 */
export function usableReferences(references: readonly ChatPromptReference[]): UsableReferences {
  const attached: Attached[] = [];
  const leftOut: LeftOut[] = [];
  for (const reference of references) {
    if (reference.id === "vscode.customizations.index") continue;
    const place = placeOf(reference.value);
    if (place === undefined) leftOut.push(unreadable(reference));
    else attached.push({ ...place, why: whyOf(reference.id) });
  }
  return { attached, leftOut };
}

function placeOf(value: unknown): Pick<Attached, "uri" | "range"> | undefined {
  if (value instanceof Uri) return { uri: value.toString() };
  if (!(value instanceof Location)) return undefined;
  return { uri: value.uri.toString(), range: fromRange(value.range) };
}

function whyOf(id: string): Attached["why"] {
  if (id.startsWith("vscode.instructions.")) return "instructions of this workspace";
  return id.startsWith("vscode.implicit.") ? "selected in the editor" : "attached";
}

function unreadable({ id, modelDescription }: ChatPromptReference): LeftOut {
  return {
    name: modelDescription ?? id,
    reason: "only files, selections and symbols can be attached",
  };
}
