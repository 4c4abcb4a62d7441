import assert from "node:assert/strict";
import type { Status } from "../../src/core/statusText.ts";
import { statusText } from "../../src/core/statusText.ts";

const idle: Status = { running: [], model: "Claude Sonnet 5", usdToday: 0.25, findings: 3 };

const cases: { title: string; status: Status; text: string; label: string }[] = [
  {
    title: "the model and what today cost",
    status: idle,
    text: "$(server-process) Claude Sonnet 5 · $0.25 today",
    label: "Backend Architect, Claude Sonnet 5, $0.25 today",
  },
  {
    title: "that the key is the environment's",
    status: { ...idle, keyNote: "The key of the environment is used" },
    text: "$(server-process) Claude Sonnet 5 · $0.25 today $(key)",
    label: "Backend Architect, Claude Sonnet 5, $0.25 today, The key of the environment is used",
  },
  {
    title: "a review under way and what it found",
    status: { ...idle, running: [{ title: "src/a.ts", found: 1 }] },
    text: "$(loading~spin) Reviewing src/a.ts: 1 found",
    label: "Backend Architect is reviewing src/a.ts, 1 finding so far. Press to cancel.",
  },
  {
    title: "several reviews together",
    status: {
      ...idle,
      running: [
        { title: "a", found: 0 },
        { title: "b", found: 0 },
      ],
    },
    text: "$(loading~spin) Reviewing 2 times at once: 0 found",
    label: "Backend Architect is reviewing 2 times at once, no findings yet. Press to cancel.",
  },
];

describe("the status bar", () => {
  for (const { title, status, text, label } of cases) {
    it(`tells ${title}`, () => {
      assert.deepEqual(statusText(status), { text, label });
    });
  }
});
