import assert from "node:assert/strict";
import fc from "fast-check";
import { followupReader } from "../../../src/core/chat/readFollowups.ts";

function read(chunks: readonly string[]) {
  const reader = followupReader();
  const shown = chunks.map((chunk) => reader.push(chunk));
  const { text, followups } = reader.end();
  return { shown, text: shown.join("") + text, followups };
}

describe("readFollowups", () => {
  const cases = [
    {
      title: "takes the questions off the end",
      answer: "Use a lock.\n\n<next>How do I test it?</next>\n<next>What does it cost?</next>\n",
      text: "Use a lock.\n\n",
      followups: ["How do I test it?", "What does it cost?"],
    },
    {
      title: "leaves an answer without questions as it is",
      answer: "Use a lock.\n\n```ts\nif (a < b) {}\n```",
      text: "Use a lock.\n\n```ts\nif (a < b) {}\n```",
      followups: [],
    },
    {
      title: "shows a line that text follows",
      answer: "So:\n<next>Is this HTML?</next>\n\nNo.",
      text: "So:\n<next>Is this HTML?</next>\n\nNo.",
      followups: [],
    },
    {
      title: "shows a question that is never closed",
      answer: "Yes.\n<next>And then",
      text: "Yes.\n<next>And then",
      followups: [],
    },
    {
      title: "shows what is too long for a button",
      answer: `Yes.\n<next>${"why ".repeat(60)}</next>`,
      text: `Yes.\n<next>${"why ".repeat(60)}</next>`,
      followups: [],
    },
    {
      title: "does not read a question within a line",
      answer: "Write <next>a</next>",
      text: "Write <next>a</next>",
      followups: [],
    },
    {
      title: "keeps three different ones",
      answer: "Ok\n<next>a</next>\n<next>a</next>\n<next>b</next>\n<next>c</next>\n<next>d</next>",
      text: "Ok\n",
      followups: ["a", "b", "c"],
    },
  ];
  for (const { title, answer, text, followups } of cases) {
    it(title, () => {
      const outcome = read([answer]);

      assert.deepEqual([outcome.text, outcome.followups], [text, followups]);
    });
  }

  it("reads the same however the answer is cut into pieces", () => {
    const piece = fc.constantFrom("a", " ", "\n", "<next>", "</next>", "<", "next", "\n\n", "why?");
    const answers = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));

    const law = fc.property(answers, fc.integer({ min: 1, max: 9 }), (answer, size) => {
      const chunks = answer.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
      const whole = read([answer]);
      const cut = read(chunks);
      assert.deepEqual([cut.text, cut.followups], [whole.text, whole.followups]);
    });

    fc.assert(law);
  });

  it("never shows a piece of a question while it arrives", () => {
    const answer = "Yes.\n\n<next>How do I test it?</next>\n";

    const { shown } = read(Array.from(answer));

    assert.equal(shown.join(""), "Yes.\n\n");
  });

  it("shows ordinary text at once", () => {
    const reader = followupReader();

    assert.equal(reader.push("Use a lo"), "Use a lo");
    assert.equal(reader.push("ck <"), "ck <");
  });
});
