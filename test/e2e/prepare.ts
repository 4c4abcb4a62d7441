import { buildExtension } from "../../scripts/build.ts";
import { chosenHost } from "../../scripts/vscode/hostVersions.ts";
import { installHost } from "../../scripts/vscode/install.ts";
import { windows } from "./windows.ts";

/** Loaded by mocha before the tests: builds and installs once, and keeps pictures of failures. */
export const mochaHooks = {
  async beforeAll(this: Mocha.Context): Promise<void> {
    this.timeout(180_000);
    await installHost(chosenHost());
    await buildExtension("development");
  },

  async afterEach(this: Mocha.Context): Promise<void> {
    const test = this.currentTest;
    if (test?.state !== "failed") return;
    const name = test.fullTitle().replaceAll(/[^\w]+/g, "-");
    for (const window of windows) {
      await window.screenshot(`failed-${name}`);
      console.error(window.log.slice(-30).join("\n"));
    }
  },

  async afterAll(): Promise<void> {
    for (const window of windows) await window.close();
  },
};
