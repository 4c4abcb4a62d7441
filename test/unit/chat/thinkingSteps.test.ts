import assert from "node:assert/strict";
import { thinkingSteps } from "../../../src/chat/thinkingSteps.ts";

function stepsOf(...thinking: readonly string[]): readonly string[] {
  const steps: string[] = [];
  const think = thinkingSteps((step) => steps.push(step));
  for (const piece of thinking) think(piece);
  return steps;
}

describe("thinkingSteps", () => {
  it("shows the first line of each paragraph, once it is complete", () => {
    assert.deepEqual(stepsOf("Two requ", "ests.\nSo a race.\n", "\nThen", " what"), [
      "Two requests.",
    ]);
  });

  it("shows no more than a dozen", () => {
    assert.equal(stepsOf("Hm.\n\n".repeat(50)).length, 12);
  });

  it("makes nothing active of what was thought", () => {
    const [step = ""] = stepsOf("![x](https://evil.example)\n\n");

    assert.match(step, /evil/);
    assert.doesNotMatch(step, /(?<!\\)\[|https:\/\//);
  });
});
