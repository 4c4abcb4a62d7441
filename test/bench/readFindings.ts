import { readFindings } from "../../src/core/findings/answers/readFindings.ts";
import type { Figure } from "./figure.ts";

const runs = 15;

/** Reading findings from a stream in 20-character deltas: how fast, and that it is linear. */
export function measureReader(): Figure[] {
  const small = pieces(answer(100_000));
  const large = pieces(answer(1_000_000));
  const milliseconds = best(() => read(small));
  const growth = best(() => read(large)) / milliseconds;
  return [
    {
      name: "reading 100 KB of findings in 20-character deltas",
      value: milliseconds,
      unit: "ms",
      goal: "≤ 10 ms",
      met: milliseconds <= 10,
    },
    {
      name: "time for 10 × the text",
      value: growth,
      unit: "×",
      goal: "≤ 12 ×",
      met: growth <= 12,
    },
  ];
}

function answer(length: number): string {
  const finding = {
    file: "src/orders.ts",
    line: 41,
    quote: '  const rows = await db.query("SELECT * FROM orders");',
    explanation: "Reads the whole table {on every request}. ".repeat(6),
    title: "The list has no limit",
    evidence: [],
    fix: null,
  };
  const one = JSON.stringify(finding);
  return `{"findings":[${Array(Math.ceil(length / one.length))
    .fill(one)
    .join(",")}]}`;
}

function pieces(text: string): readonly string[] {
  return text.match(/.{1,20}/gs) ?? [];
}

function read(deltas: readonly string[]): number {
  const reader = readFindings();
  let count = 0;
  for (const delta of deltas) count += reader.push(delta).length;
  return count;
}

/** The quickest run: what the code needs, without what the machine does beside it. */
function best(work: () => number): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    if (work() === 0) throw new Error("The reader found nothing.");
    return performance.now() - start;
  });
  return Math.min(...times);
}
