import type { Finding } from "../../../src/core/findings/finding.ts";

/** A finding to change: the quote is the first line of `a.ts`. */
export const sampleFinding: Finding = {
  id: "f1",
  uri: "file:///shop/a.ts",
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } },
  quote: "query(sql)",
  match: "exact",
  category: "query",
  severity: "high",
  title: "Runs a query for each order",
  explanation: "The loop awaits one query at a time.",
  trigger: "GET /orders with 100 orders",
  evidence: [],
  state: "open",
  source: "claude",
  persona: "backend-architect",
  model: "claude-sonnet-5",
};

/** A finding on the first place where `quote` stands in `text`, both with LF line ends. */
export function findingOn(text: string, quote: string, changes: Partial<Finding> = {}): Finding {
  const start = text.indexOf(quote);
  const at = (offset: number) => {
    const lines = text.slice(0, offset).split("\n");
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };
  const range = { start: at(start), end: at(start + quote.length) };
  return { ...sampleFinding, range, quote, ...changes };
}
