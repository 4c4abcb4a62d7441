import assert from "node:assert/strict";
import { packageExtension, vsixPath } from "../../scripts/package.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { start } from "./start.ts";

describe("The packaged extension", () => {
  let problems: readonly string[];

  before(async () => {
    problems = await packageExtension();
  });

  it("holds what users need, nothing else, and is small", () => {
    assert.deepEqual(problems, []);
  });

  it("installs and activates in a window as users have it", async () => {
    await using window = await start({ folder: copyWorkspace("small"), vsix: vsixPath });

    const found = await window.inHost(async (vscode) => {
      const extension = vscode.extensions.getExtension("backend-architect.backend-architect");
      await extension?.activate();
      return { active: extension?.isActive, folder: extension?.extensionPath };
    });

    assert.equal(found.active, true);
    assert.match(found.folder ?? "", /extensions.backend-architect\.backend-architect-/);
  });
});
