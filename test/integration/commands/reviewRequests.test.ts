import assert from "node:assert/strict";
import * as vscode from "vscode";
import { folderRequest } from "../../../src/commands/folderRequest.ts";
import {
  fileRequest,
  openFilesRequest,
  restRequest,
  selectionRequest,
} from "../../../src/commands/reviewRequests.ts";
import { fixScheme } from "../../../src/manifest.ts";
import { until } from "../../support/until.ts";
import { closeAll, openFolder, scratchFolder } from "../host/scratch.ts";

const code = [
  "import x from 'x';",
  "",
  "export function load(id: string) {",
  "  const found = x(id);",
  "  return found;",
  "}",
  "",
  "export function save() {",
  "  return 1;",
  "}",
  "",
].join("\n");
const load = { start: { line: 2, character: 0 }, end: { line: 5, character: 1 } };

async function show(uri: string, selection?: vscode.Range): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const options = { preview: false, ...(selection && { selection }) };
  return vscode.window.showTextDocument(document, options);
}

describe("A review that is asked for", () => {
  beforeEach(closeAll);
  after(closeAll);

  it("is of the selection, with the function around it", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("a.code", code);
    await show(uri, new vscode.Range(3, 2, 3, 10));

    assert.deepEqual(await selectionRequest([]), {
      kind: "selection",
      uri,
      range: { start: { line: 3, character: 2 }, end: { line: 3, character: 10 } },
      enclosing: load,
    });
  });

  it("is of the function around the cursor when nothing is selected", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("a.code", code);
    await show(uri, new vscode.Range(4, 0, 4, 0));

    assert.deepEqual(await selectionRequest([vscode.Uri.parse(uri)]), {
      kind: "selection",
      uri,
      range: load,
    });
  });

  it("is of the method that the language's symbols tell, before the indentation", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("a.symbols", "one\ntwo\nthree\nfour\n");
    const inner = new vscode.Range(1, 0, 2, 5);
    const provider = vscode.languages.registerDocumentSymbolProvider(
      { pattern: "**/*.symbols" },
      {
        provideDocumentSymbols: () => {
          const kinds = vscode.SymbolKind;
          const whole = new vscode.Range(0, 0, 3, 4);
          const outer = new vscode.DocumentSymbol("C", "", kinds.Class, whole, whole);
          outer.children = [new vscode.DocumentSymbol("m", "", kinds.Method, inner, inner)];
          return [outer];
        },
      },
    );
    await show(uri, new vscode.Range(2, 0, 2, 0));

    const request = await selectionRequest([]);

    provider.dispose();
    assert.ok("range" in request);
    assert.deepEqual(request.range, {
      start: { line: 1, character: 0 },
      end: { line: 2, character: 5 },
    });
  });

  it("is of the range that a caller names, cut to the file", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("a.code", code);
    const range = { start: { line: 7, character: 0 }, end: { line: 999, character: 0 } };

    const request = await selectionRequest([{ uri, range, anyway: true }]);

    assert.ok(!("code" in request) && request.kind === "selection");
    assert.deepEqual(request.range.end, { line: 10, character: 0 });
    assert.equal(request.anyway, true);
  });

  it("is of a whole file that is named but not shown", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("a.code", code);

    assert.deepEqual(await selectionRequest([uri]), { kind: "file", uri });
    assert.deepEqual(fileRequest([{ uri }]), { kind: "file", uri });
  });

  it("is of the file in front of the user when none is named", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("a.code", code);
    await show(uri);

    assert.deepEqual(fileRequest([]), { kind: "file", uri });
  });

  it("is of every file that is open in a tab, new documents too, but of no output", async () => {
    using scratch = scratchFolder();
    const first = scratch.write("a.code", code);
    const second = scratch.write("b.code", code);
    await show(first);
    await show(second);
    const untitled = await vscode.workspace.openTextDocument({ content: "select 1;" });
    await vscode.window.showTextDocument(untitled, { preview: false });

    assert.deepEqual(openFilesRequest(), {
      kind: "openFiles",
      uris: [first, second, untitled.uri.toString()],
    });
  });

  it("is of no text that a fix would leave, but of the file beside it", async () => {
    using scratch = scratchFolder();
    const provider = vscode.workspace.registerTextDocumentContentProvider(fixScheme, {
      provideTextDocumentContent: () => code,
    });
    await show(`${fixScheme}:/a.code`);
    const alone = fileRequest([]);
    const uri = scratch.write("a.code", code);
    await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(uri), {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
    });

    const beside = await until(() => {
      const request = fileRequest([]);
      return "code" in request ? undefined : request;
    });

    provider.dispose();
    assert.equal("code" in alone && alone.code, "nothing-to-review");
    assert.deepEqual(beside, { kind: "file", uri });
  });

  it("has nothing to review without an open file, an empty one, or with junk", async () => {
    using scratch = scratchFolder();
    const outcomes = [await selectionRequest([]), fileRequest([]), openFilesRequest()];
    await show(scratch.write("empty.code", "\n\n"));

    outcomes.push(await selectionRequest([]), fileRequest([42]), await selectionRequest([42]));

    assert.deepEqual(
      outcomes.map((outcome) => ("code" in outcome ? outcome.code : outcome.kind)),
      Array.from({ length: 6 }, () => "nothing-to-review"),
    );
  });

  it("is of all files and folders that are selected in the Explorer", async () => {
    const uris = ["file:///w/a.ts", "file:///w/src"];
    const [clicked, other] = uris.map((uri) => vscode.Uri.parse(uri));

    assert.deepEqual(fileRequest([clicked, [clicked, other]]), { kind: "files", uris });
    assert.deepEqual(await folderRequest([other, [clicked, other]]), { kind: "files", uris });
    assert.deepEqual(fileRequest([clicked, [clicked]]), { kind: "file", uri: uris[0] });
    assert.deepEqual(fileRequest([clicked, [clicked, 42]]), { kind: "file", uri: uris[0] });
    assert.deepEqual(fileRequest([clicked, { groupId: 0 }]), { kind: "file", uri: uris[0] });
  });

  it("is of the folder that is named, else of the one that is open", async () => {
    const open = vscode.Uri.file(openFolder()).toString();

    assert.deepEqual(await folderRequest([vscode.Uri.parse("file:///w/src/")]), {
      kind: "folder",
      uri: "file:///w/src",
    });
    assert.deepEqual(await folderRequest([{ uri: "file:///w/src" }]), {
      kind: "folder",
      uri: "file:///w/src",
    });
    assert.deepEqual(await folderRequest([]), { kind: "folder", uri: open });
    const junk = await folderRequest([42]);
    assert.ok(junk !== undefined && "code" in junk && junk.code === "nothing-to-review");
  });

  it("is of what was left out by trouble, and never of what a rule withholds", () => {
    const at = (from: number, to: number) => ({
      start: { line: from, character: 0 },
      end: { line: to, character: 0 },
    });
    const trouble = { reason: "did not fit", cause: "trouble" } as const;
    const rule = { uri: "file:///r", reason: "ignored", cause: "rule" } as const;

    assert.deepEqual(
      restRequest([
        { uri: "file:///a", range: at(9, 12), ...trouble },
        { uri: "file:///a", range: at(3, 5), ...trouble },
        rule,
      ]),
      { kind: "selection", uri: "file:///a", range: at(3, 12) },
    );
    assert.deepEqual(restRequest([{ uri: "file:///a", ...trouble }, rule]), {
      kind: "files",
      uris: ["file:///a"],
    });
    assert.deepEqual(
      restRequest([
        { uri: "file:///a", ...trouble },
        { uri: "file:///b", ...trouble },
      ]),
      { kind: "files", uris: ["file:///a", "file:///b"] },
    );
    assert.ok("code" in restRequest([rule]));
  });
});
