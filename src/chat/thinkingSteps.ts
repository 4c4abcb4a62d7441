import { plainLine } from "../core/plainLine.ts";

/** More steps than that tell nothing more. */
const most = 12;

/**
 * Thinking as steps, which VS Code folds: the first line of each paragraph, once it is complete.
 * There is no stable way to show thinking as such.
 */
export function thinkingSteps(show: (step: string) => void): (thinking: string) => void {
  let pending = "";
  let shown = 0;
  return (thinking) => {
    pending += thinking;
    const paragraphs = pending.split(/\n\s*\n/);
    pending = paragraphs.pop() ?? "";
    for (const paragraph of paragraphs) {
      const step = plainLine(paragraph.trimStart().split("\n", 1)[0] ?? "");
      if (step === "" || shown >= most) continue;
      shown += 1;
      show(step);
    }
  };
}
