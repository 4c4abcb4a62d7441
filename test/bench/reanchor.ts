import type { Finding } from "../../src/core/findings/finding.ts";
import { followEdits } from "../../src/core/findings/anchors/followEdits.ts";
import type { TextEdit } from "../../src/core/findings/anchors/moveAnchor.ts";
import { findingOn, sampleFinding } from "../unit/findings/sampleFinding.ts";
import type { Figure } from "./figure.ts";

const count = 1000;
const rounds = 60;

/** Re-anchoring of 1,000 findings in a file of 10,000 lines: the middle one of many rounds. */
export function measureReanchor(): Promise<Figure[]> {
  const lines = Array.from({ length: 10_000 }, (_, line) => `  const row${line} = read(${line});`);
  const text = lines.join("\n");
  const findings = Array.from({ length: count }, (_, index) =>
    findingAt(lines[index * 10] ?? "", index * 10),
  );
  const top = { line: 0, character: 0 };
  const above: TextEdit = { range: { start: top, end: top }, text: "// a line\n" };
  const indented = lines.map((line) => `  ${line}`).join("\n");
  const end = { line: lines.length, character: 0 };
  const whole: TextEdit = { range: { start: top, end }, text: indented };
  const emptied: TextEdit = { range: { start: top, end }, text: "" };

  const moved = middleOf(() => followEdits(findings, sampleFinding.uri, [above], () => text));
  const touched = middleOf(() => followEdits(findings, sampleFinding.uri, [whole], () => indented));
  const lost = middleOf(() => followEdits(findings, sampleFinding.uri, [emptied], () => ""));
  return Promise.resolve([
    figure("re-anchoring 1,000 findings after a line was put in above", moved, 1),
    figure("re-anchoring 1,000 findings, all touched (the file formatted)", touched, 16),
    figure("re-anchoring 1,000 findings, all lost (the file emptied)", lost, 16),
  ]);
}

function findingAt(quote: string, line: number): Finding {
  const range = { start: { line, character: 0 }, end: { line, character: quote.length } };
  const { uri } = sampleFinding;
  return {
    ...findingOn(quote, quote),
    id: `f${line}`,
    range,
    evidence: [{ uri: "file:///shop/b.ts", range, quote, note: "" }],
    fix: { title: "", edits: [{ uri, range, oldText: quote, newText: "" }] },
  };
}

function middleOf(work: () => readonly Finding[]): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    if (work().length !== count) throw new Error("not every finding was moved");
    return performance.now() - start;
  });
  return times.toSorted((one, other) => one - other)[rounds / 2] ?? 0;
}

function figure(name: string, value: number, most: number): Figure {
  return { name, value, unit: "ms", goal: `≤ ${most} ms`, met: value <= most };
}
