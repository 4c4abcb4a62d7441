import { textAnswer } from "../test/fakeClaude/answers.ts";
import { startFakeClaude, type FakeClaude } from "../test/fakeClaude/startFakeClaude.ts";
import type { Step } from "../test/fakeClaude/step.ts";
import { wireModels } from "../test/fakeClaude/wireModels.ts";
import { answerText, practiceAnswer } from "../test/practice/practiceAnswer.ts";

export interface PracticeServerOptions {
  /** Any free port by default. */
  readonly port?: number;
  /** Milliseconds before each piece of the answer; 25 by default, so that one sees it arrive. */
  readonly delay?: number;
}

/** UTF-16 units of a piece: about what the service sends at once. */
const chunk = 40;

/**
 * Starts a server on loopback that speaks Claude's protocol and answers with what was written in
 * advance for the sample backend. Any key is taken; no model stands behind it, and it says so.
 */
export function startPracticeServer({
  port = 0,
  delay = 25,
}: PracticeServerOptions = {}): Promise<FakeClaude> {
  return startFakeClaude({
    port,
    keys: "any",
    models: wireModels.map((model) => ({
      ...model,
      display_name: `Practice server (no ${String(model["display_name"])})`,
    })),
    answer: ({ body }) => {
      const text = answerText(practiceAnswer(body));
      return slowly(textAnswer(text, { chunk }), delay);
    },
  });
}

function slowly(steps: readonly Step[], delay: number): readonly Step[] {
  if (delay === 0) return steps;
  return steps.flatMap((step) => (step.do === "event" ? [pause(delay), step] : [step]));
}

function pause(delay: number): Step {
  return {
    do: "wait",
    until: () =>
      new Promise((resolve) => {
        setTimeout(resolve, delay);
      }),
  };
}
