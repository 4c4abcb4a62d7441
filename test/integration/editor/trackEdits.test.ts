import assert from "node:assert/strict";
import fs from "node:fs";
import { EndOfLine, Position, Range, Selection, Uri, WorkspaceEdit, workspace } from "vscode";
import { until } from "../../support/until.ts";
import type { Fixture } from "./editorFixture.ts";
import { drawnText, findingIn, newFile, openFixture, press, show } from "./editorFixture.ts";

const text = "export function pay() {\n  charge();\n  save();\n}\n";
const quote = "  charge();\n  save();";

describe("Findings in the editor", () => {
  let fixture: Fixture;
  beforeEach(() => {
    fixture = openFixture();
  });
  afterEach(() => {
    fixture.dispose();
  });

  async function drawn() {
    const uri = await newFile(text);
    const editor = await show(uri);
    fixture.store.put([findingIn(uri, text, quote)]);
    assert.equal(await drawnText(fixture, editor.document), quote);
    return { uri, editor, document: editor.document };
  }
  const state = () => fixture.store.get("f1")?.state;

  it("move with text that is typed above them", async () => {
    const { editor, document } = await drawn();

    await editor.edit((edit) => {
      edit.insert(new Position(0, 0), "// one\n// two\n");
    });

    assert.equal(await drawnText(fixture, document), quote);
    assert.equal(fixture.threads.threadOf("f1")?.range?.start.line, 3);
  });

  it("move while their file is hidden", async () => {
    const { uri, document } = await drawn();
    await show(await newFile("other"));
    const edit = new WorkspaceEdit();
    edit.insert(uri, new Position(0, 0), "\n\n\n\n");

    await workspace.applyEdit(edit);

    assert.equal(await drawnText(fixture, document), quote);
    assert.equal(fixture.threads.threadOf("f1")?.range?.start.line, 5);
  });

  it("are lost and not drawn when their text is deleted, and come back when that is undone", async () => {
    const { editor, document } = await drawn();

    await editor.edit((edit) => {
      edit.delete(new Range(1, 0, 2, 5));
    });
    assert.equal(state(), "lost");
    assert.equal(fixture.threads.threadOf("f1"), undefined);
    await press("undo");

    assert.equal(document.getText(), text);
    assert.equal(state(), "open");
    assert.equal(await drawnText(fixture, document), quote);
  });

  it("follow their lines when the user moves them", async () => {
    const lines = "one();\ntwo();\nthree();\n";
    const uri = await newFile(lines);
    const editor = await show(uri);
    fixture.store.put([findingIn(uri, lines, "three();")]);
    editor.selection = new Selection(2, 0, 2, 3);

    await press("editor.action.moveLinesUpAction");

    assert.equal(await drawnText(fixture, editor.document), "three();");
    assert.equal(fixture.store.get("f1")?.range.start.line, 1);
  });

  it("stay when the line ends of their file are changed", async () => {
    const { editor, document } = await drawn();

    await editor.edit((edit) => {
      edit.setEndOfLine(EndOfLine.CRLF);
    });

    assert.match(document.getText(), /\r\n/);
    await until(() => fixture.store.get("f1")?.quote === quote.replaceAll("\n", "\r\n"));
    assert.equal(state(), "open");
    assert.equal(await drawnText(fixture, document), quote.replaceAll("\n", "\r\n"));
  });

  it("follow a change that another program made to an open file", async () => {
    const { uri, document } = await drawn();

    fs.writeFileSync(uri.fsPath, `// new\n${text}`);

    await until(() => document.getText().startsWith("// new"));
    assert.equal(await drawnText(fixture, document), quote);
    assert.equal(state(), "open");
  });

  it("follow a change of a file that nobody has open", async () => {
    const uri = await newFile(text);
    fixture.store.put([findingIn(uri, text, quote)]);

    fs.writeFileSync(uri.fsPath, `\n\n${text}`);

    await until(() => fixture.store.get("f1")?.range.start.line === 3);
    assert.equal(state(), "open");
  });

  it("go with a renamed file, and are lost with a deleted one", async () => {
    const { uri } = await drawn();
    const renamed = Uri.joinPath(uri, `../renamed-${Date.now()}.ts`);
    const rename = new WorkspaceEdit();
    rename.renameFile(uri, renamed);
    const remove = new WorkspaceEdit();
    remove.deleteFile(renamed);

    await workspace.applyEdit(rename);
    await until(() => fixture.threads.threadOf("f1")?.uri.toString() === renamed.toString());
    await workspace.applyEdit(remove);
    await until(() => state() === "lost");

    assert.equal(fixture.store.get("f1")?.uri, renamed.toString());
    assert.equal(fixture.threads.threadOf("f1"), undefined);
  });

  it("that arrive late are placed in the text as it is by now", async () => {
    const uri = await newFile(text);
    const editor = await show(uri);
    const asSent = findingIn(uri, text, quote);
    await editor.edit((edit) => {
      edit.insert(new Position(0, 0), "// typed while the answer was under way\n");
    });

    fixture.store.put([asSent]);

    assert.equal(await drawnText(fixture, editor.document), quote);
  });
});
