import assert from "node:assert/strict";
import {
  keepConversation,
  keptTurns,
  rebuildConversation,
  resumeConversation,
  splitKnown,
} from "../../../src/core/chat/conversation.ts";
import type { Part } from "../../../src/core/prompt/prompt.ts";
import { createSessionStore } from "../../../src/core/sessionStore.ts";
import type { Conversation } from "../../../src/core/sessionStore.ts";

const terms = { host: "api.example", model: "m", system: ["persona", "instructions"] };
const part: Part = {
  uri: "file:///a.ts",
  path: "a.ts",
  text: "let a = 1;\n",
  startLine: 0,
  languageId: "typescript",
  why: "attached",
  numbered: true,
};
const kept: Conversation = {
  ...terms,
  turns: keptTurns([
    { role: "user", text: "Why?" },
    { role: "assistant", content: [{ type: "thinking", thinking: "…", signature: "s" }] },
  ]),
  parts: [part],
};

describe("conversation", () => {
  it("goes on with the turns as they were sent and received", () => {
    assert.equal(resumeConversation(kept, { ...terms }), kept);
  });

  const changes = [
    { title: "another host", changed: { host: "other.example" } },
    { title: "another model", changed: { model: "n" } },
    { title: "another persona", changed: { system: ["other", "instructions"] } },
    { title: "an instruction more", changed: { system: [...terms.system, "more"] } },
  ];
  for (const { title, changed } of changes) {
    it(`does not send thinking to ${title}`, () => {
      assert.equal(resumeConversation(kept, { ...terms, ...changed }), undefined);
    });
  }

  it("is rebuilt from the panel's words alone, without exchanges that have no answer", () => {
    const panel = [
      { question: "Why?", answer: "Because.\n" },
      { question: "And?", answer: " " },
    ];

    const rebuilt = rebuildConversation(panel, terms);

    assert.deepEqual(rebuilt.turns, [
      { role: "user", content: [{ kind: "text", text: "Why?" }] },
      { role: "assistant", content: [{ type: "text", text: "Because." }] },
    ]);
    assert.deepEqual(rebuilt.parts, []);
  });

  it("knows an attachment again only while its text is the same", () => {
    const edited = { ...part, text: "let a = 2;\n" };

    const { fresh, unchanged } = splitKnown([part, edited], kept);

    assert.deepEqual([fresh, unchanged], [[edited], [part]]);
  });

  it("forgets the oldest of very many", () => {
    const session = createSessionStore({ day: "2026-11-24", usd: 0 });

    for (let id = 0; id < 120; id += 1) keepConversation(session, String(id), kept);

    const { conversations } = session.state();
    assert.equal(conversations.size, 100);
    assert.equal(conversations.has("19"), false);
    assert.equal(conversations.has("119"), true);
  });
});
