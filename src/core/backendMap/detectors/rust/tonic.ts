import type { AnswererFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { testsIn } from "../../languages/rust/readRust.ts";
import type { Reading, Stack } from "../../reading/stack.ts";

/** Services of gRPC: `#[tonic::async_trait] impl Orders for Depot`. */
export const tonic: Stack = {
  name: "tonic",
  languages: ["rust"],
  markers: /\btonic\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const tests = testsIn(file.root);
  const impls = nodesOf(file.root, "impl_item").filter(
    (node) => !tests.some(({ startIndex, endIndex }) => isWithin(node, startIndex, endIndex)),
  );
  return { answerers: impls.flatMap((node) => answererOf(node, file)) };
}

const isWithin = (node: SyntaxNode, start: number, end: number): boolean =>
  node.startIndex >= start && node.endIndex <= end;

function answererOf(node: SyntaxNode, file: Reading): readonly AnswererFact[] {
  const [trait, body] = [fieldOf(node, "trait"), fieldOf(node, "body")];
  if (trait === undefined || body === undefined || !/<\s*|\btonic\b/.test(body.text)) return [];
  const functions = childrenOf(body).filter(({ type }) => type === "function_item");
  const procedures = functions.filter(({ text }) => /\bRequest\s*</.test(text.slice(0, 400)));
  if (procedures.length === 0) return [];
  const fields = procedures.map((one): [string, Value] => [
    fieldOf(one, "name")?.text ?? "",
    { kind: "definition", definition: file.scopeOf(one) },
  ]);
  const type = /(\w+)(?:<.*)?$/s.exec(trait.text)?.[1] ?? "";
  const isAsync = /\basync_trait\b/.test(node.previousNamedSibling?.text ?? "");
  return [
    {
      kind: "grpc",
      stack: "tonic",
      type,
      of: { kind: "record", fields: Object.fromEntries(fields) },
      guards: [],
      scope: file.scopeOf(node),
      range: rangeOf(node),
      ...(isAsync && { otherwise: fields.map(([name]) => name) }),
    },
  ];
}
