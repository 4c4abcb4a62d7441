import { TabInputText, Uri, window, workspace } from "vscode";
import type { Range, TextDocument } from "vscode";
import type { Fault } from "../core/errors.ts";
import type { Range as PlainRange } from "../core/findings/finding.ts";
import type { NotReviewed } from "../core/reviewEvent.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import { enclosingFunction } from "../host/enclosingFunction.ts";
import { fixScheme, virtualScheme } from "../manifest.ts";
import { chosenUris } from "./chosenUris.ts";
import { targetOf } from "./target.ts";
import type { Target } from "./target.ts";

/** What VS Code shows in editors without being a file. */
const notFiles: ReadonlySet<string> = new Set([
  ...["output", "git", "search-editor"],
  ...[virtualScheme, fixScheme],
]);

type FileTarget = Extract<Target, { kind: "file" }>;

/** The selection; without one the function around the cursor; of a file not shown, all of it. */
export async function selectionRequest(args: readonly unknown[]): Promise<ReviewRequest | Fault> {
  const target = targetOf(args);
  if (target.kind === "invalid") return notNamed;
  if (target.kind === "file" && target.range !== undefined) {
    const document = await opened(target.uri);
    if (document === undefined) return fileRequestOf(target);
    return partOf(document, document.validateRange(target.range), target);
  }
  const editor = editorOf(target);
  if (editor !== undefined) return partOf(editor.document, editor.selection, target);
  return target.kind === "file" ? fileRequestOf(target) : nothingOpen;
}

/** One file: the one named, else the one in front of the user; or all that are selected. */
export function fileRequest(args: readonly unknown[]): ReviewRequest | Fault {
  const chosen = chosenUris(args);
  if (chosen.length > 0) return { kind: "files", uris: chosen.map((uri) => uri.toString()) };
  const target = targetOf(args);
  if (target.kind === "invalid") return notNamed;
  if (target.kind === "file") return fileRequestOf(target);
  const uri = editorOf(target)?.document.uri ?? activeTabFile();
  return uri === undefined ? nothingOpen : { kind: "file", uri: uri.toString() };
}

/** Every text file that is open in a tab, in the order of the tabs. */
export function openFilesRequest(): ReviewRequest | Fault {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const uris = tabs.flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : []));
  const files = uris.filter((uri) => !notFiles.has(uri.scheme)).map((uri) => uri.toString());
  return files.length === 0 ? nothingOpen : { kind: "openFiles", uris: [...new Set(files)] };
}

/** What the last review left out and could be sent: what rules withhold stays where it is. */
export function restRequest(rest: readonly NotReviewed[]): ReviewRequest | Fault {
  const left = rest.filter(({ cause }) => cause === "trouble");
  const uris = [...new Set(left.map(({ uri }) => uri))];
  const [uri] = uris;
  if (uri === undefined) {
    return { code: "nothing-to-review", detail: "the last review left nothing out" };
  }
  const ranges = left.flatMap(({ range }) => range ?? []);
  // Some of them may be folders.
  if (uris.length > 1 || ranges.length < left.length) return { kind: "files", uris };
  return { kind: "selection", uri, range: hull(ranges) };
}

async function partOf(
  document: TextDocument,
  range: Range,
  target: Target,
): Promise<ReviewRequest | Fault> {
  const around = await enclosingFunction(document, range);
  const hasCode = document.getText(range).trim() !== "";
  const reviewed = hasCode ? range : around;
  if (reviewed === undefined) {
    return { code: "nothing-to-review", detail: "there is no code at the cursor" };
  }
  return {
    kind: "selection",
    uri: document.uri.toString(),
    range: plain(reviewed),
    ...(hasCode && around && { enclosing: plain(around) }),
    ...anywayOf(target),
  };
}

function fileRequestOf(target: FileTarget): ReviewRequest {
  return { kind: "file", uri: target.uri.toString(), ...anywayOf(target) };
}

function anywayOf(target: Target): { readonly anyway?: true } {
  return target.kind === "file" && target.anyway ? { anyway: true } : {};
}

function editorOf(target: Target): (typeof window)["activeTextEditor"] {
  const shown = [window.activeTextEditor, ...window.visibleTextEditors].filter(
    (editor) => editor !== undefined && !notFiles.has(editor.document.uri.scheme),
  );
  if (target.kind !== "file") return shown[0];
  return shown.find((editor) => editor?.document.uri.toString() === target.uri.toString());
}

/** Of a tab without a text editor, such as a picture: the review then says why it cannot. */
function activeTabFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (typeof input !== "object" || input === null || !("uri" in input)) return undefined;
  return input.uri instanceof Uri && !notFiles.has(input.uri.scheme) ? input.uri : undefined;
}

async function opened(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

function hull(ranges: readonly PlainRange[]): PlainRange {
  const starts = ranges.map(({ start }) => start).toSorted(inOrder);
  const ends = ranges.map(({ end }) => end).toSorted(inOrder);
  const nowhere = { line: 0, character: 0 };
  return { start: starts[0] ?? nowhere, end: ends.at(-1) ?? nowhere };
}

function inOrder(a: PlainRange["start"], b: PlainRange["start"]): number {
  return a.line - b.line || a.character - b.character;
}

function plain({ start, end }: Range): PlainRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

const notNamed: Fault = { code: "nothing-to-review", detail: "what was named is no file" };
const nothingOpen: Fault = { code: "nothing-to-review", detail: "no file is open" };
