import { window } from "vscode";
import type { ChatRequest } from "vscode";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import { fromRange } from "./plainRange.ts";
import { usableReferences } from "./usableReferences.ts";

/** What `/review` is about: what is attached, else the selection or the file in front of the user. */
export function reviewTarget({ references }: ChatRequest): ReviewRequest | undefined {
  const attached = usableReferences(references).attached.filter(
    ({ why }) => why !== "instructions of this workspace",
  );
  // A selection rides along by itself; a file that was attached on purpose goes before it.
  const named = attached.filter(({ why }) => why === "attached");
  const [first, ...more] = named.length > 0 ? named : attached;
  if (first === undefined) return inFront();
  if (more.length > 0) return { kind: "openFiles", uris: [first, ...more].map(({ uri }) => uri) };
  const { uri, range } = first;
  return range === undefined ? { kind: "file", uri } : { kind: "selection", uri, range };
}

function inFront(): ReviewRequest | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const uri = editor.document.uri.toString();
  if (editor.selection.isEmpty) return { kind: "file", uri };
  return { kind: "selection", uri, range: fromRange(editor.selection) };
}
