import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";

describe("The extension in a real VS Code", () => {
  it("is found and activates", async () => {
    const extension = vscode.extensions.getExtension("backend-architect.backend-architect");

    await extension?.activate();

    assert.equal(extension?.isActive, true);
  });

  it("runs where a proposed API is refused, as it is for users", async () => {
    const controller = vscode.comments.createCommentController("probe", "Probe");
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
    const file = vscode.Uri.joinPath(folder, "src/orders.ts");
    const thread = controller.createCommentThread(file, new vscode.Range(0, 0, 0, 1), []);

    const reveal = async (): Promise<void> => {
      await (thread as unknown as { reveal(): Promise<void> }).reveal();
    };

    await assert.rejects(reveal, /CANNOT use API proposal/);
    controller.dispose();
  });

  it("contributes nothing that VS Code refuses", () => {
    const userData = process.env["USER_DATA"] ?? "";
    const logs = fs
      .globSync(["workbench.log", "logs/**/renderer.log"], { cwd: userData })
      .map((file) => fs.readFileSync(path.join(userData, file), "utf8"));

    const refusals = logs
      .flatMap((log) => log.split("\n"))
      .filter((line) => line.includes("backend-architect"))
      .filter((line) => /proposed menu identifier|Menu item references a command/.test(line));

    assert.notEqual(logs.join(""), "");
    assert.deepEqual(refusals, []);
  });
});
