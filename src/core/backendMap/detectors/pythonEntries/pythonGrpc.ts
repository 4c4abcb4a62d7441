import { wordOf } from "../../languages/python/calls.ts";
import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { entryAt } from "./entryAt.ts";

/** Procedures that a class answers which is made of a generated servicer. */
export const pythonGrpc: Stack = {
  name: "python-grpc",
  languages: ["python"],
  markers: /Servicer\b/,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  if (file.path.endsWith("_pb2_grpc.py")) return {};
  return {
    entries: nodesOf(file.root, "class_definition").flatMap((node) => proceduresOf(node, file)),
  };
}

function proceduresOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const [bases, body] = [fieldOf(node, "superclasses"), fieldOf(node, "body")];
  const [, rpc] = /(?:^|[.(\s,])(\w+)Servicer\b/.exec(bases?.text ?? "") ?? [];
  if (rpc === undefined || body === undefined) return [];
  return childrenOf(body).flatMap((one) => {
    const method = one.type === "decorated_definition" ? fieldOf(one, "definition") : one;
    const name = method === undefined ? "" : wordOf(method, "name");
    if (method?.type !== "function_definition" || !/^[A-Z]/.test(name)) return [];
    return [
      entryAt(method, file, {
        kind: "grpc",
        stack: "python-grpc",
        name: { kind: "text", text: `${rpc}/${name}` },
        handler: file.valueOf(method),
      }),
    ];
  });
}
