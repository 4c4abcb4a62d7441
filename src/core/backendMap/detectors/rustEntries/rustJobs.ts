import type { EntryFact, NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { testsIn } from "../../languages/rust/readRust.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOf, type Call } from "../rust/routing.ts";

/** Jobs of queues that are kept in a database, and what asks for them. */
export const rustJobs: Stack = {
  name: "rust-jobs",
  languages: ["rust"],
  markers: /\b(?:BackgroundJob|AsyncRunnable|Runnable)\s+for\b|\.enqueue\(/,
  detect: (file): SomeFacts => ({
    entries: jobsIn(file),
    neighbours: callsOf(file).flatMap(askedFor),
  }),
};

/** `impl BackgroundJob for SendReceipt { async fn run(…) }`, outside of tests. */
function jobsIn(file: Reading): readonly EntryFact[] {
  const tests = testsIn(file.root);
  const isTest = ({ startIndex, endIndex }: SyntaxNode): boolean =>
    tests.some((one) => one.startIndex <= startIndex && endIndex <= one.endIndex);
  return nodesOf(file.root, "impl_item")
    .filter((node) => !isTest(node))
    .flatMap((node) => jobOf(node, file));
}

function jobOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const [trait, type, body] = [
    fieldOf(node, "trait"),
    fieldOf(node, "type"),
    fieldOf(node, "body"),
  ];
  const isJob = /(?:^|::)(?:BackgroundJob|AsyncRunnable|Runnable)\b/.test(trait?.text ?? "");
  if (!isJob || type === undefined || body === undefined) return [];
  const run = childrenOf(body).find(
    (one) => one.type === "function_item" && fieldOf(one, "name")?.text === "run",
  );
  if (run === undefined) return [];
  return [
    {
      kind: "message",
      stack: "rust-jobs",
      name: { kind: "text", text: type.text },
      handler: { kind: "definition", definition: file.scopeOf(run) },
      guards: [],
      scope: file.scopeOf(node),
      range: rangeOf(type),
    },
  ];
}

/** `SendReceipt::new(id).enqueue(&conn)`, `let job = SendReceipt { id }; job.enqueue(&conn)`. */
function askedFor({ name, operand, node, file }: Call): readonly NeighbourFact[] {
  if (name !== "enqueue" || operand === undefined) return [];
  const type = typeIn(operand.text) ?? typeIn(madeAs(operand, file) ?? "");
  if (type === undefined) return [];
  return [
    {
      kind: "producer",
      name: { kind: "text", text: type },
      scope: file.scopeOf(node),
      range: rangeOf(node),
    },
  ];
}

const typeIn = (made: string): string | undefined =>
  /^(?:\w+::)*([A-Z]\w*)(?=$|\s*\{|\s*::)/.exec(made)?.[1];

/** What the function around gives a name that it makes. */
function madeAs(named: SyntaxNode, file: Reading): string | undefined {
  if (named.type !== "identifier") return undefined;
  const lets = nodesOf(file.root, "let_declaration").filter(
    (one) => fieldOf(one, "pattern")?.text === named.text,
  );
  const before = lets.filter((one) => one.startIndex < named.startIndex).at(-1);
  return before && fieldOf(before, "value")?.text;
}
