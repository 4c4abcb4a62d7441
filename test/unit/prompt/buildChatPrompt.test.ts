import assert from "node:assert/strict";
import { buildChatPrompt, chatSystem } from "../../../src/core/prompt/buildChatPrompt.ts";
import type { ChatTurnInput } from "../../../src/core/prompt/buildChatPrompt.ts";
import { languageLine } from "../../../src/core/prompt/chatInstructions.ts";
import type { Part, Prompt } from "../../../src/core/prompt/prompt.ts";
import { assertGolden } from "../../support/assertGolden.ts";

const persona = { body: "You are a senior backend engineer." };
const language = { setting: "auto", display: "en" };
const terms = { model: "claude-sonnet-5-5", maxOutputTokens: 32_000, effort: "high" } as const;

const orders: Part = {
  uri: "file:///shop/src/orders.ts",
  path: "src/orders.ts",
  text: "export function pay() {\n  return 1;\n}\n",
  startLine: 9,
  languageId: "typescript",
  why: "selected in the editor",
  numbered: true,
};
const question: ChatTurnInput = {
  question: "Is this safe when two requests arrive at once?",
  parts: [orders],
  unchanged: [],
  withheld: 0,
};

function build(input: Partial<ChatTurnInput>): Prompt {
  return buildChatPrompt(chatSystem(persona, language), [], { ...question, ...input }, terms);
}

function shown({ system, turns }: Prompt): string {
  const user = turns.map((turn) => JSON.stringify(turn, undefined, 2));
  return ["# system", ...system, "# turns", ...user].join("\n\n");
}

describe("buildChatPrompt", () => {
  it("puts the attachments before the question", () => {
    assertGolden("unit/prompt/golden/chat/question.md", shown(build({})));
  });

  it("asks for more than the words of the question when a command stands before it", () => {
    assertGolden(
      "unit/prompt/golden/chat/explain.md",
      shown(build({ command: "explain", question: "" })),
    );
  });

  it("names what was shown before and counts what is withheld, without its name", () => {
    const prompt = build({ parts: [], unchanged: [orders], withheld: 2 });

    assertGolden("unit/prompt/golden/chat/unchanged.md", shown(prompt));
  });

  it("keeps the system text and all earlier turns as they are, so that they stay cached", () => {
    const first = build({});
    const answered = [...first.turns, { role: "assistant", content: ["received"] } as const];

    const second = buildChatPrompt(first.system, answered, question, terms);

    assert.equal(second.system, first.system);
    assert.deepEqual(second.turns.slice(0, 2), answered);
  });
});

describe("chatInstructions", () => {
  const lines = [
    { setting: "auto", display: "de", starts: "Answer in German (de), unless" },
    { setting: "pt-BR", display: "en", starts: "Answer in Brazilian Portuguese (pt-BR)." },
    { setting: "Plain English", display: "en", starts: "Answer in Plain English." },
  ];
  for (const { setting, display, starts } of lines) {
    it(`asks for the language of “${setting}” in a VS Code in ${display}`, () => {
      assert.ok(languageLine(setting, display).startsWith(starts));
    });
  }
});
