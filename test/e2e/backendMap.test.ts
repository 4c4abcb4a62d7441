import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import type { BackendMap } from "../../src/core/backendMap/backendMap.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { until } from "../support/until.ts";
import { start } from "./start.ts";
import type { VscodeWindow } from "./start.ts";

const mapOf = (window: VscodeWindow): Promise<BackendMap | undefined> =>
  window.inHost(async (vscode) =>
    vscode.commands.executeCommand<BackendMap | undefined>("backendArchitect.backendMap"),
  );

describe("The map of the backend in a window of its own", () => {
  it("names files of several folders apart, and follows folders that come and go", async () => {
    const base = path.dirname(copyWorkspace("small"));
    const app = (route: string): string =>
      `const app = require("express")();\napp.get("${route}", (req, res) => res.end());\n`;
    for (const folder of ["one", "two", "three"]) {
      fs.mkdirSync(path.join(base, folder));
      fs.writeFileSync(path.join(base, folder, "app.js"), app(`/${folder}`));
    }
    const file = path.join(base, "all.code-workspace");
    fs.writeFileSync(file, JSON.stringify({ folders: [{ path: "one" }, { path: "two" }] }));
    await using window = await start({ folder: file });
    const routes = async (): Promise<readonly (string | undefined)[]> =>
      ((await mapOf(window))?.entryPoints ?? []).map((one) => one.path).toSorted();

    assert.deepEqual(await routes(), ["/one", "/two"]);

    const folder = path.join(base, "three");
    await window.inHost((vscode, added) => {
      vscode.workspace.updateWorkspaceFolders(2, 0, { uri: vscode.Uri.file(added) });
    }, folder);
    await until(async () => (await routes()).join() === "/one,/three,/two");
    await window.inHost((vscode) => {
      vscode.workspace.updateWorkspaceFolders(2, 1);
    });
    await until(async () => (await routes()).join() === "/one,/two");
  });
});
