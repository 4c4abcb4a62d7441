import assert from "node:assert/strict";
import { textAnswer, textSoFar } from "../fakeClaude/answers.ts";
import { blockStop, messageEnd } from "../fakeClaude/messageEvents.ts";
import type { FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import { gate } from "../fakeClaude/step.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { until } from "../support/until.ts";
import { answerAfter, askInChat, sendInChat } from "./askInChat.ts";
import { refusals } from "./gestures.ts";
import { start } from "./start.ts";
import type { VscodeWindow } from "./start.ts";

interface Turn {
  readonly role: string;
  readonly content: unknown;
}

describe("The chat by typing", () => {
  let claude: FakeClaude;
  let window: VscodeWindow;

  before(async () => {
    claude = await startFakeClaude();
    window = await start({
      folder: copyWorkspace("small"),
      settings: { "backendArchitect.baseUrl": claude.url },
      env: { ANTHROPIC_API_KEY: testKey },
    });
  });
  after(async () => {
    await window.close();
    await claude.close();
  });

  const turnsOf = (index: number): readonly Turn[] =>
    (claude.messages()[index]?.body["messages"] ?? []) as readonly Turn[];

  it("answers the first question while it arrives, with its cost and what to ask next", async () => {
    const { page } = window;
    const held = gate();
    const [begin, end] = [
      "Take a **row lock**.\n\nDo it",
      " in one transaction.\n\n<next>Why a lock?</next>",
    ];
    claude.answer = () => [
      ...textSoFar(begin),
      { do: "wait", until: held.opened },
      ...textSoFar(end).slice(2),
      blockStop(0),
      ...messageEnd("end_turn"),
    ];

    const before = await sendInChat(window, "How do I keep two payments apart?");
    const answer = page.locator(".interactive-response").last();
    await answer.getByText("row lock").waitFor();
    const early = await answer.innerText();
    await window.screenshot("chat-arriving");
    held.open();
    await answerAfter(window, before);

    assert.doesNotMatch(early, /in one transaction/);
    await until(async () => (await answer.innerText()).includes("in one transaction"));
    const text = await answer.innerText();
    assert.match(text, /Claude Sonnet 5\.5 · [\d,]+ tokens in · [\d,]+ tokens out · \$0\.\d+/);
    assert.match(text, /paid with your own key/);
    assert.doesNotMatch(text, /<next>/);
    await page.locator(".interactive-session").getByText("Why a lock?").waitFor();
    assert.match(JSON.stringify(turnsOf(0)), /How do I keep two payments apart\?/);
  });

  it("asks on with a click, in the same conversation", async () => {
    const { page } = window;
    claude.answer = () => textAnswer("Since both read before they write.");

    await page.locator(".interactive-session").getByText("Why a lock?").click();
    const answer = await answerAfter(window, 1);

    await answer.getByText("Since both read").waitFor();
    const turns = turnsOf(1);
    assert.deepEqual(
      turns.map(({ role }) => role),
      ["user", "assistant", "user"],
    );
    assert.deepEqual(turns[0], turnsOf(0)[0]);
    assert.match(JSON.stringify(turns[1]), /row lock/);
    assert.match(JSON.stringify(turns[2]), /Why a lock\?/);
  });

  it("draws an answer without pictures, and without links that can be clicked", async () => {
    claude.answer = () =>
      textAnswer(
        "See ![x](https://example.com/x.png) and [this](https://example.com) and [that](command:workbench.action.files.newUntitledFile). Done.",
      );

    const answer = await askInChat(window, "What shall I read?");

    await answer.getByText("Done.").waitFor();
    assert.equal(await answer.locator("img[src*='example.com']").count(), 0);
    assert.equal(
      await answer.locator("a[data-href*='example.com'], a[href*='example.com']").count(),
      0,
    );
    assert.equal(await answer.locator("a[data-href^='command:'], a[href^='command:']").count(), 0);
  });

  it("never met a refusal of VS Code", () => {
    assert.notEqual(window.log.length, 0);
    assert.deepEqual(refusals(window), []);
  });
});
