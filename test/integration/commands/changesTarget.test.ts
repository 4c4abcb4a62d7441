import assert from "node:assert/strict";
import * as vscode from "vscode";
import { changesTargetOf } from "../../../src/commands/changesTarget.ts";

const file = vscode.Uri.file("/code/shop/src/a.ts");
const other = vscode.Uri.file("/code/shop/src/b.ts");
const root = vscode.Uri.file("/code/shop");
const state = (uri: vscode.Uri, group: number) => ({ resourceUri: uri, resourceGroupType: group });

/** With strings for Uris, so that they compare by what they say. */
function told(...args: readonly unknown[]): unknown {
  const target = changesTargetOf(args);
  if (target === undefined) return "nothing";
  const { uris, repository, ...rest } = target;
  return {
    ...rest,
    ...(uris && { uris: uris.map((uri) => uri.toString()) }),
    ...(repository && { repository: repository.toString() }),
  };
}

describe("What a command is given to review changes", () => {
  it("is all changes when it is nothing, or a row that has the focus", () => {
    assert.deepEqual(told(), { scope: "all" });
    assert.deepEqual(told({}), { scope: "all" });
    assert.deepEqual(told({ kind: "finding", finding: {} }), { scope: "all" });
  });

  it("is what options say, and the scope that they need", () => {
    assert.deepEqual(told({ scope: "staged", uri: file.toString() }), {
      scope: "staged",
      uris: [file.toString()],
    });
    assert.deepEqual(told({ base: "main", repository: "/code/shop" }), {
      scope: "branch",
      base: "main",
      repository: root.toString(),
    });
    assert.deepEqual(told({ range: "a..b", anyway: true, intent: "Pay" }), {
      scope: "range",
      range: "a..b",
      intent: "Pay",
      anyway: true,
    });
    assert.deepEqual(told(file), { scope: "all", uris: [file.toString()] });
  });

  it("is the repository of the Source Control view, and its groups", () => {
    const states = [state(file, 1), state(other, 1)];
    const folder = vscode.Uri.file("/code/shop/src").toString();

    assert.deepEqual(told({ id: "git", label: "Git", rootUri: root }), {
      scope: "all",
      repository: root.toString(),
    });
    assert.deepEqual(told({ id: "index", resourceStates: states }), {
      scope: "staged",
      repository: folder,
    });
    assert.deepEqual(told({ id: "workingTree", resourceStates: states }), {
      scope: "unstaged",
      repository: folder,
    });
    assert.deepEqual(told({ id: "untracked", resourceStates: states }), {
      scope: "unstaged",
      uris: [file.toString(), other.toString()],
    });
  });

  it("is the files that are selected in the view, as their group has them", () => {
    assert.deepEqual(told(state(file, 1), state(other, 1)), {
      scope: "staged",
      uris: [file.toString(), other.toString()],
    });
    assert.deepEqual(told(state(file, 2)), { scope: "unstaged", uris: [file.toString()] });
    assert.deepEqual(told({ resourceUri: file }), { scope: "all", uris: [file.toString()] });
  });

  it("is nothing where it is junk", () => {
    const junk: readonly unknown[] = [
      42,
      "no uri",
      [],
      { scope: "everything" },
      { scope: 1 },
      { uri: 1 },
      { base: 7 },
      { base: "x".repeat(9999) },
      { text: "x" },
      { id: "merge", resourceStates: [state(file, 0)] },
      { id: "index", resourceStates: [] },
      { resourceUri: 3 },
    ];

    assert.deepEqual(
      junk.map((one) => told(one)),
      junk.map(() => "nothing"),
    );
  });
});
