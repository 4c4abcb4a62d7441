import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { BackendMap } from "../../src/core/backendMap/backendMap.ts";
import { commands } from "../../src/manifest.ts";
import { gitRepository } from "../support/gitRepository.ts";
import { until } from "../support/until.ts";
import { closeAll, openFolder, scratchFolder } from "./host/scratch.ts";
import type { Scratch } from "./host/scratch.ts";

const router = (...paths: readonly string[]): string =>
  [
    'import express from "express";',
    "const app = express();",
    ...paths.map((one) => `app.get("${one}", (req, res) => res.end());`),
    "app.listen(3000);",
    "",
  ].join("\n");

describe("The map of the backend", () => {
  let scratch: Scratch;
  const files = vscode.workspace.getConfiguration("files");

  before(() => files.update("autoSave", "off", vscode.ConfigurationTarget.Global));
  after(() => files.update("autoSave", undefined, vscode.ConfigurationTarget.Global));
  beforeEach(() => {
    scratch = scratchFolder();
  });
  afterEach(async () => {
    await closeAll();
    scratch[Symbol.dispose]();
  });

  const map = async (): Promise<BackendMap> => {
    const found = await vscode.commands.executeCommand<BackendMap>(commands.backendMap);
    assert.ok(found);
    return found;
  };
  const pathsOf = async (uri: string): Promise<readonly (string | undefined)[]> =>
    (await map()).entryPoints.filter((one) => one.declared.uri === uri).map((one) => one.path);
  const becomes = (uri: string, ...paths: readonly string[]) =>
    until(async () => {
      assert.deepEqual(await pathsOf(uri), paths);
      return true;
    });

  /** VS Code misses a folder that is made in one that was made a moment ago. */
  const isWatched = async (name: string): Promise<void> => {
    scratch.write(name, router("/new"));
    await becomes(scratch.uri(name), "/new");
    await until(async () => {
      const changed = `/changed${Math.round(performance.now())}`;
      scratch.write(name, router(changed));
      await becomes(scratch.uri(name), changed);
      return true;
    });
  };

  it("holds the routes of the folder under URIs as VS Code writes them", async () => {
    const uri = scratch.write("my api (v1)/app's.ts", router("/health"));

    await becomes(uri, "/health");

    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    assert.equal(document.uri.toString(), uri);
  });

  it("follows what is typed before it is saved, and the disk after it was reverted", async () => {
    const uri = scratch.write("app.ts", router("/old"));
    await becomes(uri, "/old");
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));

    await editor.edit((edit) => {
      edit.insert(new vscode.Position(2, 0), 'app.get("/typed", (req, res) => res.end());\n');
    });
    await becomes(uri, "/typed", "/old");
    // What others write meanwhile does not count while the editor holds another text.
    fs.writeFileSync(path.join(scratch.folder, "other.ts"), router("/other"));
    await becomes(scratch.uri("other.ts"), "/other");
    assert.deepEqual(await pathsOf(uri), ["/typed", "/old"]);

    await vscode.commands.executeCommand("workbench.action.files.revert");
    await becomes(uri, "/old");
  });

  it("follows saves, renames and deletes", async () => {
    const uri = scratch.write("routes/app.ts", router("/a"));
    await becomes(uri, "/a");
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
    await editor.edit((edit) => {
      edit.replace(editor.document.lineAt(2).range, 'app.get("/b", (req, res) => res.end());');
    });
    await editor.document.save();
    await becomes(uri, "/b");

    const moved = scratch.uri("api/app.ts");
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(vscode.Uri.parse(uri), vscode.Uri.parse(moved));
    await vscode.workspace.applyEdit(rename);
    await becomes(moved, "/b");
    assert.deepEqual(await pathsOf(uri), []);

    fs.rmSync(path.join(scratch.folder, "api"), { recursive: true });
    await becomes(moved);
  });

  it("follows a checkout of another branch", async () => {
    await isWatched("watched.ts");
    using repository = gitRepository(path.join(scratch.folder, "repo"));
    repository.write("app.ts", router("/main"));
    repository.write("both.ts", router("/both"));
    repository.commit("Start");
    repository.git("switch", "--quiet", "--create", "other");
    repository.write("app.ts", router("/other"));
    repository.write("new.ts", router("/new"));
    repository.commit("Go on");
    await becomes(scratch.uri("repo/app.ts"), "/other");
    await becomes(scratch.uri("repo/new.ts"), "/new");
    await isWatched("repo/watched.ts");

    repository.git("switch", "--quiet", "main");

    await becomes(scratch.uri("repo/app.ts"), "/main");
    await becomes(scratch.uri("repo/new.ts"));
    assert.deepEqual(await pathsOf(scratch.uri("repo/both.ts")), ["/both"]);
  });

  it("obeys ignore files and the setting as they are now", async () => {
    const uri = scratch.write("inner/app.ts", router("/a"));
    await becomes(uri, "/a");

    scratch.write(".aiexclude", "inner/\n");
    await becomes(uri);
    fs.rmSync(path.join(scratch.folder, ".aiexclude"));
    await becomes(uri, "/a");

    const settings = vscode.workspace.getConfiguration("backendArchitect");
    await settings.update("exclude", ["**/inner/**"], vscode.ConfigurationTarget.Workspace);
    try {
      await becomes(uri);
    } finally {
      await settings.update("exclude", undefined, vscode.ConfigurationTarget.Workspace);
    }
    await becomes(uri, "/a");
  });

  it("keeps its cache outside of the folder", async () => {
    const uri = scratch.write("app.ts", router("/kept"));
    await becomes(uri, "/kept");

    const userData = process.env["USER_DATA"] ?? "";
    const kept = await until(() => {
      const found = fs.globSync("**/backendMap.cache", { cwd: userData });
      return found.length > 0 && found;
    });

    assert.equal(kept.length, 1);
    assert.deepEqual(fs.globSync("**/backendMap.cache", { cwd: openFolder() }), []);
  });
});
