import assert from "node:assert/strict";
import { progressMessage } from "../../src/core/progressMessage.ts";
import type { ReviewEvent } from "../../src/core/reviewEvent.ts";
import { sampleFinding } from "./findings/sampleFinding.ts";

const sending = {
  kind: "sending",
  files: 2,
  inputTokens: 12_500,
  model: "Claude Sonnet 5",
} as const;

const cases: { title: string; event: ReviewEvent; found: number; message?: string }[] = [
  {
    title: "the findings so far",
    event: { kind: "finding", finding: sampleFinding },
    found: 2,
    message: "2 findings so far",
  },
  {
    title: "the first finding",
    event: { kind: "finding", finding: sampleFinding },
    found: 1,
    message: "1 finding so far",
  },
  {
    title: "what is sent to whom",
    event: { ...sending, request: 1, requests: 1 },
    found: 0,
    message: "2 files, about 12,500 tokens to Claude Sonnet 5",
  },
  {
    title: "which of several requests it is",
    event: { ...sending, request: 2, requests: 3 },
    found: 0,
    message: "request 2 of 3, 2 files, about 12,500 tokens to Claude Sonnet 5",
  },
  {
    title: "why it waits, in the words of who knows",
    event: { kind: "waiting", seconds: 9, sentence: "Claude is busy: trying again in 9 s" },
    found: 1,
    message: "Claude is busy: trying again in 9 s",
  },
  {
    title: "that Claude thinks, before the first finding",
    event: { kind: "thinking", text: "x" },
    found: 0,
    message: "thinking",
  },
  {
    title: "no thinking over the count of findings",
    event: { kind: "thinking", text: "x" },
    found: 1,
  },
];

describe("progressMessage", () => {
  for (const { title, event, found, message } of cases) {
    it(`tells ${title}`, () => {
      assert.equal(progressMessage(event, found), message);
    });
  }
});
