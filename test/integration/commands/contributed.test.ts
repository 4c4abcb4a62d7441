import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { ReviewResult } from "../../../src/core/reviewEvent.ts";
import { commands, extensionId } from "../../../src/manifest.ts";
import type { CommandId } from "../../../src/manifest.ts";
import { closeAll, scratchFolder } from "../host/scratch.ts";

/** They end with a question to the user, whatever they are given. */
const asking: ReadonlySet<CommandId> = new Set([
  commands.setApiKey,
  commands.chooseModel,
  commands.choosePersona,
  commands.chooseChanges,
  commands.groupFindings,
  commands.filterFindings,
  commands.searchBackendMap,
  commands.showRequestPath,
]);
const reviews = [commands.reviewSelection, commands.reviewFile, commands.reviewChanges] as const;
const fixes = [
  commands.previewFix,
  commands.applyFix,
  commands.applyFixAndNext,
  commands.undoFix,
] as const;

const proxy = new Proxy(
  {},
  {
    get: () => {
      throw new Error("caught you");
    },
  },
);
const junk: readonly unknown[] = [
  42,
  "no uri",
  ["a", ["b"]],
  { uri: 1, id: { toString: "x" } },
  { id: "no such finding", uri: "\0", range: { start: -1 } },
  { edits: [{ newText: "x" }], text: "x" },
  { thread: null, comments: [null] },
  proxy,
];

describe("The commands of package.json", () => {
  const rejections: unknown[] = [];
  // VS Code has rejections of its own, such as for a search program that is not installed.
  const note = (reason: unknown): void => {
    if (reason instanceof Error && reason.stack?.includes("/dist/")) rejections.push(reason);
  };

  before(async () => {
    process.on("unhandledRejection", note);
    await vscode.extensions.getExtension(extensionId)?.activate();
  });
  beforeEach(closeAll);
  after(() => {
    process.off("unhandledRejection", note);
  });

  it("are all registered, and no other of ours is", async () => {
    const registered = await vscode.commands.getCommands(true);
    const ours = registered.filter((id) => /^backendArchitect\.(?!findings\.|backend\.)/.test(id));

    const declared: readonly string[] = Object.values(commands);
    assert.deepEqual(
      declared.filter((id) => !registered.includes(id)),
      [],
    );
    assert.deepEqual(
      ours.filter((id) => !declared.includes(id)),
      [],
    );
  });

  for (const id of Object.values(commands).filter((one) => !asking.has(one))) {
    it(`survive junk: ${id.replace("backendArchitect.", "")}`, async () => {
      for (const one of junk) await vscode.commands.executeCommand(id, one, one);

      assert.deepEqual(rejections, []);
    });
  }

  for (const id of reviews) {
    it(`send nothing for junk, and say so in JSON: ${id}`, async () => {
      const results = await Promise.all(
        [42, "no uri", { uri: 1 }, proxy].map(async (one) =>
          vscode.commands.executeCommand<ReviewResult>(id, one),
        ),
      );

      assert.deepEqual(
        results.map(({ ended, error }) => `${ended} ${error?.code ?? ""}`),
        results.map(() => "blocked nothing-to-review"),
      );
      assert.deepEqual(JSON.parse(JSON.stringify(results)), results);
    });
  }

  for (const id of fixes) {
    it(`write nothing for what is no finding: ${id}`, async () => {
      using scratch = scratchFolder();
      const uri = scratch.write("a.ts", "const a = 1;\n");
      const edit = { uri, oldText: "const a = 1;", newText: "const a = 2;" };

      const outcome: unknown = await vscode.commands.executeCommand(id, {
        id: "made up",
        uri,
        fix: { title: "x", edits: [edit] },
      });

      assert.equal((outcome as { readonly applied?: unknown }).applied, false);
      const text = fs.readFileSync(path.join(scratch.folder, "a.ts"), "utf8");
      assert.equal(text, "const a = 1;\n");
      assert.deepEqual(
        vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty),
        [],
      );
    });
  }

  it("give the findings of the window as JSON", async () => {
    assert.deepEqual(await vscode.commands.executeCommand(commands.findings), []);
  });
});
