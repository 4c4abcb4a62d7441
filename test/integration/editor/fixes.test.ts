import assert from "node:assert/strict";
import fs from "node:fs";
import { Position, TabInputTextDiff, Uri, WorkspaceEdit, window, workspace } from "vscode";
import type { Fix } from "../../../src/core/findings/finding.ts";
import type { FixPorts } from "../../../src/editor/applyFix.ts";
import { applyFix } from "../../../src/editor/applyFix.ts";
import { registerFixPreview } from "../../../src/editor/fixPreview.ts";
import { undoFix } from "../../../src/editor/undoFix.ts";
import { until } from "../../support/until.ts";
import type { Fixture } from "./editorFixture.ts";
import { findingIn, newFile, openFixture, press, show } from "./editorFixture.ts";

const text = "\ufeffconst a = 1;\r\nquery(a);\r\nsave(a);\r\n";
const inDocument = text.slice(1);
const fixed = "const a = 1;\r\nquery(\r\n  a,\r\n);\r\nsave(a);\r\n";

describe("A fix in the editor", () => {
  let fixture: Fixture;
  let ports: FixPorts;
  let asked: string[];
  beforeEach(() => {
    fixture = openFixture();
    asked = [];
    const confirm = (_question: string, detail: string): Promise<boolean> => {
      asked.push(detail);
      return Promise.resolve(false);
    };
    ports = { store: fixture.store, applied: fixture.applied, confirm };
  });
  afterEach(() => {
    fixture.dispose();
  });

  /** A finding on `query(a)` in a CRLF file with a BOM, and a fix of several lines. */
  async function withFix(more: (uri: Uri) => Fix["edits"] = () => []) {
    const uri = await newFile(text);
    const editor = await show(uri);
    const finding = findingIn(uri, inDocument, "query(a);");
    const own = { uri: finding.uri, range: finding.range, oldText: "query(a);" };
    const edits = [{ ...own, newText: "query(\n  a,\n);" }, ...more(uri)];
    fixture.store.put([{ ...finding, fix: { title: "Wrap it", edits } }]);
    return { uri, editor, document: editor.document };
  }
  const state = () => fixture.store.get("f1")?.state;

  it("keeps the line ends and the BOM, and is saved only by the user", async () => {
    const { uri, document } = await withFix();

    const outcome = await applyFix("f1", ports);

    assert.deepEqual(outcome, { applied: true });
    assert.equal(document.getText(), fixed);
    assert.equal(document.isDirty, true);
    assert.equal(state(), "fixed");
    assert.equal(fixture.threads.threadOf("f1"), undefined);
    await document.save();
    assert.equal(fs.readFileSync(uri.fsPath, "utf8"), `\ufeff${fixed}`);
  });

  it("is applied in a document that was never saved", async () => {
    const content = "query(a);\nsave(a);\n";
    const document = await workspace.openTextDocument({ language: "typescript", content });
    await window.showTextDocument(document);
    const finding = findingIn(document.uri, content, "query(a);");
    const edit = {
      uri: finding.uri,
      range: finding.range,
      oldText: "query(a);",
      newText: "run();",
    };
    fixture.store.put([{ ...finding, fix: { title: "Run it", edits: [edit] } }]);

    assert.deepEqual(await applyFix("f1", ports), { applied: true });
    assert.equal(document.getText(), "run();\nsave(a);\n");
    assert.deepEqual(await undoFix("f1", ports), { applied: true });
    assert.equal(document.getText(), content);
    await press("workbench.action.revertAndCloseActiveEditor");
  });

  it("is taken back by one undo of the editor and brought again by redo", async () => {
    const { document } = await withFix();
    await applyFix("f1", ports);

    await press("undo");
    await until(() => state() === "open");
    assert.equal(document.getText(), inDocument);
    assert.equal(document.getText(fixture.threads.threadOf("f1")?.range), "query(a);");
    await press("redo");

    await until(() => state() === "fixed");
    assert.equal(document.getText(), fixed);
  });

  it("is not applied over text that has changed since", async () => {
    const { editor, document } = await withFix();
    await editor.edit((edit) => {
      edit.insert(new Position(1, 6), "b, ");
    });
    const changed = document.getText();

    const outcome = await applyFix("f1", ports);

    assert.equal(outcome.applied, false);
    assert.match(outcome.reason ?? "", /no longer fits.*has changed/);
    assert.equal(document.getText(), changed);
  });

  it("follows its text down the file", async () => {
    const { editor, document } = await withFix();
    await editor.edit((edit) => {
      edit.insert(new Position(0, 0), "query(a);\r\n");
    });

    await applyFix("f1", ports);

    assert.equal(document.getText(), `query(a);\r\n${fixed}`);
  });

  it("changes several files and makes new ones, and undoFix takes all of it back", async () => {
    const other = await newFile("other();\n", "other.ts");
    const { uri, document } = await withFix(() => [
      { uri: other.toString(), oldText: "other", newText: "another" },
      { uri: `${other.toString()}.sql`, oldText: "", newText: "create index;\n" },
    ]);
    const made = Uri.parse(`${other.toString()}.sql`);
    const otherDocument = await workspace.openTextDocument(other);

    assert.deepEqual(await applyFix("f1", ports), { applied: true });
    assert.equal(otherDocument.getText(), "another();\n");
    assert.equal(fs.readFileSync(made.fsPath, "utf8"), "create index;\n");
    const above = new WorkspaceEdit();
    above.insert(uri, new Position(0, 0), "// later\r\n");
    await workspace.applyEdit(above);
    const outcome = await undoFix("f1", ports);

    assert.deepEqual(outcome, { applied: true });
    assert.equal(document.getText(), `// later\r\n${inDocument}`);
    assert.equal(otherDocument.getText(), "other();\n");
    assert.equal(fs.existsSync(made.fsPath), false);
    assert.equal(state(), "open");
  });

  it("leaves every file alone when one of them no longer fits", async () => {
    const other = await newFile("changed();\n", "other.ts");
    const made = `${other.toString()}.sql`;
    const { document } = await withFix(() => [
      { uri: made, oldText: "", newText: "create index;\n" },
      { uri: other.toString(), oldText: "other", newText: "another" },
    ]);

    const outcome = await applyFix("f1", ports);

    assert.equal(outcome.applied, false);
    assert.equal(document.getText(), inDocument);
    assert.equal(fs.existsSync(Uri.parse(made).fsPath), false);
  });

  it("asks before it changes what runs later, and naming the risk", async () => {
    const { document } = await withFix((uri) => [
      { uri: Uri.joinPath(uri, "../Dockerfile").toString(), oldText: "", newText: "RUN x\n" },
    ]);

    const outcome = await applyFix("f1", ports);

    assert.equal(outcome.applied, false);
    assert.match(asked.join(), /Dockerfile can run commands/);
    assert.equal(document.getText(), inDocument);
  });

  it("never leaves the workspace, not even by a symbolic link", async () => {
    const folder = fs.mkdtempSync("/tmp/outside-");
    const { uri } = await withFix((own) => {
      const link = Uri.joinPath(own, `../link-${Date.now()}`);
      fs.symlinkSync(folder, link.fsPath);
      return [{ uri: `${link.toString()}/new.ts`, oldText: "", newText: "x" }];
    });

    const outcome = await applyFix("f1", ports);

    assert.match(outcome.reason ?? "", /not a file that a fix may change/);
    assert.deepEqual(fs.readdirSync(folder), []);
    assert.equal((await workspace.openTextDocument(uri)).isDirty, false);
    fs.rmSync(folder, { recursive: true });
  });

  it("is previewed as VS Code's own diff, which shows just what would be applied", async () => {
    const preview = registerFixPreview(fixture.store);
    const { uri } = await withFix();

    const trouble = await preview.preview("f1");

    assert.equal(trouble, undefined);
    const input = await until(() => {
      const tab = window.tabGroups.activeTabGroup.activeTab?.input;
      return tab instanceof TabInputTextDiff ? tab : undefined;
    });
    const [left, right] = await Promise.all(
      [input.original, input.modified].map((one) => workspace.openTextDocument(one)),
    );
    assert.equal(left?.getText(), inDocument);
    assert.equal(right?.getText(), fixed);
    assert.equal(right.languageId, "typescript");
    assert.equal(right.uri.path, uri.path);
    // Comments on the file itself would leave gaps in the diff.
    assert.notEqual(left.uri.scheme, uri.scheme);
    preview.dispose();
  });

  it("of several files is previewed in one view", async () => {
    const preview = registerFixPreview(fixture.store);
    const other = await newFile("other();\n", "other.ts");
    await withFix(() => [{ uri: other.toString(), oldText: "other", newText: "another" }]);

    const trouble = await preview.preview("f1");

    assert.equal(trouble, undefined);
    await until(() => window.tabGroups.activeTabGroup.activeTab?.label.includes("Wrap it"));
    preview.dispose();
  });
});
