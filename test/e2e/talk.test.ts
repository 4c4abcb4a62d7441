import assert from "node:assert/strict";
import { textAnswer, textSoFar } from "../fakeClaude/answers.ts";
import { blockStop, messageEnd } from "../fakeClaude/messageEvents.ts";
import { startFakeClaude, testKey, type FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { gate, type Step } from "../fakeClaude/step.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { until } from "../support/until.ts";
import { openFile, pressIcon, refusals, runFromPalette, threadOf } from "./gestures.ts";
import { bothFindings, injection, ordersFile } from "./orderFindings.ts";
import { start, type VscodeWindow } from "./start.ts";

const said =
  "The gateway's check is on `/admin` alone, and this handler hangs under `/orders`: `src/orders.ts:10` still takes the id as it came. Bind it, and it no longer matters what the gateway does.";

const answer = (verdict: string, reply: string): string =>
  JSON.stringify({
    reply,
    verdict,
    severity: "critical",
    title: injection.title,
    explanation: injection.explanation,
    trigger: injection.trigger,
    file: ordersFile,
    line: 10,
    quote: injection.quote,
    fix: injection.fix,
  });

describe("Talking back by clicks", () => {
  let claude: FakeClaude;
  let window: VscodeWindow;

  before(async () => {
    claude = await startFakeClaude({ answer: bothFindings });
    window = await start({
      folder: copyWorkspace("small"),
      settings: {
        "backendArchitect.baseUrl": claude.url,
        "backendArchitect.reviewDepth": "quick",
        "comments.openView": "never",
      },
      env: { ANTHROPIC_API_KEY: testKey },
    });
    await openFile(window, ordersFile);
    await runFromPalette(window.page, "Backend Architect: Review File");
    await threadOf(window.page, injection.title).waitFor();
  });
  after(async () => {
    await window.close();
    await claude.close();
  });

  const thread = () => threadOf(window.page, injection.title);

  async function type(words: string): Promise<void> {
    await thread().locator(".review-thread-reply-button").click();
    await thread().locator(".comment-form .monaco-editor").first().click();
    await window.page.keyboard.type(words);
  }
  const send = (): Promise<void> =>
    thread().locator(".form-actions .monaco-button").filter({ hasText: "Reply" }).click();

  it("streams the answer to a reply into its thread", async () => {
    const held = gate();
    const json = answer("stands", said);
    claude.answer = (): readonly Step[] => [
      ...textSoFar(json.slice(0, 90)),
      { do: "wait", until: held.opened },
      ...textSoFar(json.slice(90)).slice(2),
      blockStop(0),
      ...messageEnd("end_turn"),
    ];

    await type("The gateway checks who calls this, so nobody gets here.");
    await window.screenshot("talk-typed");
    await send();
    await thread().getByText("The gateway's check is on").waitFor();
    assert.equal(
      await thread().locator(".review-comment").getByText("so nobody gets here.").count(),
      1,
    );
    assert.equal(await thread().locator('[aria-label^="Stop Answer"]').count(), 1);
    await window.screenshot("talk-arriving");

    held.open();
    await thread().getByText("no longer matters what the gateway does").waitFor();
    await thread().locator(".review-thread-reply-button").waitFor();
    assert.equal(await thread().locator(".review-comment").count(), 3);
    await window.screenshot("talk-answered");
  });

  it("is stopped by the button in the thread's title, and the words stay", async () => {
    claude.answer = () => [...textSoFar(answer("withdrawn", said).slice(0, 60)), { do: "stall" }];
    const count = claude.messages().length;

    await type("And if it did?");
    await send();
    const isStopped = async (): Promise<boolean> =>
      (await thread().getByText("The answer was stopped.").count()) > 0;
    await pressIcon(thread(), "Stop Answer", isStopped);

    await until(() => claude.messages()[count]?.closedEarlyAt !== undefined);
    assert.equal(await thread().locator(".review-comment").getByText("And if it did?").count(), 1);
    await window.screenshot("talk-stopped");

    claude.answer = () => textAnswer(answer("withdrawn", "Then you are right: nobody gets here."));
    await pressIcon(
      thread(),
      "Ask Again",
      async () => (await thread().getByText("Then you are right").count()) > 0,
    );
    await thread().getByText("Refuted by a second look").waitFor();
    assert.equal(await thread().getByText("The answer was stopped.").count(), 0);
    await window.screenshot("talk-withdrawn");
  });

  it("uses nothing that VS Code refuses", () => {
    assert.deepEqual(refusals(window), []);
  });
});
