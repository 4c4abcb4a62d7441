import type { Step } from "../fakeClaude/step.ts";
import { findingsAnswer, textSoFar } from "../fakeClaude/answers.ts";
import { blockStop, messageEnd } from "../fakeClaude/messageEvents.ts";

/** The file of the workspace "small" that windows review. */
export const ordersFile = "src/orders.ts";

const injected = "`SELECT * FROM orders WHERE customer_id = '${customerId}'`";

/** What Claude says of it: two defects that are there. */
export const injection = {
  file: ordersFile,
  line: 10,
  quote: `const result = await pool.query(${injected});`,
  explanation: "The id becomes part of the statement. ![x](https://example.com/x.png)",
  trigger: "A customer id of `' OR 1=1 --` reads the orders of everybody.",
  category: "security",
  severity: "critical",
  title: "The customer id is put into SQL",
  evidence: [{ file: ordersFile, line: 15, quote: "WHERE id = $1", note: "The sibling binds." }],
  fix: {
    title: "Bind the id",
    edits: [
      {
        file: ordersFile,
        oldText: injected,
        newText: '"SELECT * FROM orders WHERE customer_id = $1", [customerId]',
      },
    ],
  },
};

export const lostUpdate = {
  file: ordersFile,
  line: 16,
  quote: "const paid = rows[0].paid + amount;",
  explanation: "The sum is read, added to and written in two statements.",
  trigger: "Two payments at the same time: one of them is lost.",
  category: "concurrency",
  severity: "high",
  title: "One of two payments at once is lost",
  evidence: [],
  fix: null,
};

export const bothFindings = (): readonly Step[] => findingsAnswer([injection, lostUpdate]);

/** In the same function as the first. */
export const unbounded = {
  ...lostUpdate,
  line: 11,
  quote: "return result.rows;",
  category: "capacity",
  title: "All orders of a customer are loaded at once",
};

/** The first finding, then nothing until `opened`, then another one and the end. */
export function heldFindings(
  opened: Promise<unknown>,
  other: object = lostUpdate,
): readonly Step[] {
  return [
    ...textSoFar(`{"findings":[${JSON.stringify(injection)},`),
    { do: "wait", until: opened },
    ...textSoFar(`${JSON.stringify(other)}]}`).slice(2),
    blockStop(0),
    ...messageEnd("end_turn"),
  ];
}
