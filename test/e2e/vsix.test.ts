import assert from "node:assert/strict";
import { packageExtension, vsixPath } from "../../scripts/package.ts";
import { textAnswer } from "../fakeClaude/answers.ts";
import type { FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { askInChat } from "./askInChat.ts";
import { openFile, refusals, runFromPalette, statusItem, threadOf } from "./gestures.ts";
import { bothFindings, injection, ordersFile } from "./orderFindings.ts";
import { start } from "./start.ts";
import type { VscodeWindow } from "./start.ts";
import { until } from "../support/until.ts";

describe("The packaged extension, as users have it", () => {
  let claude: FakeClaude;
  let window: VscodeWindow;
  let problems: readonly string[];

  before(async () => {
    problems = await packageExtension();
    claude = await startFakeClaude({ answer: bothFindings });
    window = await start({
      folder: copyWorkspace("small"),
      vsix: vsixPath,
      settings: { "backendArchitect.baseUrl": claude.url, "comments.openView": "never" },
      env: { ANTHROPIC_API_KEY: testKey },
    });
  });
  after(async () => {
    await window.close();
    await claude.close();
  });

  it("holds what users need, nothing else, and is small", () => {
    assert.deepEqual(problems, []);
  });

  it("is what runs, not the folder that it was built from", async () => {
    const found = await window.inHost(async (vscode) => {
      const extension = vscode.extensions.getExtension("backend-architect.backend-architect");
      await extension?.activate();
      return { active: extension?.isActive, folder: extension?.extensionPath };
    });

    assert.equal(found.active, true);
    assert.match(found.folder ?? "", /extensions.backend-architect\.backend-architect-/);
  });

  it("answers in the chat", async () => {
    claude.answer = () => textAnswer("Take a row lock.");

    const answer = await askInChat(window, "How do I keep two payments apart?");

    await answer.getByText("Take a row lock.").waitFor();
    assert.equal(claude.messages().length, 1);
  });

  it("reviews a file and draws what it found", async () => {
    const { page } = window;
    claude.answer = bothFindings;
    await openFile(window, ordersFile);

    await runFromPalette(page, "Backend Architect: Review File");

    await threadOf(page, injection.title).waitFor();
    await page.locator(".notification-toast").getByText("Reviewed 1 file: 2 findings").waitFor();
    const cost = /Claude Sonnet 5\.5 · \$0\.\d+ today/;
    await until(async () => cost.test(await statusItem(page).innerText()));
    assert.deepEqual(refusals(window), []);
  });
});
