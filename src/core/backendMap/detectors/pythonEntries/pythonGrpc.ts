import { wordOf } from "../../languages/python/calls.ts";
import type { AnswererFact, SomeFacts } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";

/** Procedures that a class answers which is made of a generated servicer. */
export const pythonGrpc: Stack = {
  name: "python-grpc",
  languages: ["python"],
  markers: /Servicer\b/,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  if (file.path.endsWith("_pb2_grpc.py")) return {};
  const classes = nodesOf(file.root, "class_definition");
  return { answerers: classes.flatMap((node) => servicerOf(node, file)) };
}

function servicerOf(node: SyntaxNode, file: Reading): readonly AnswererFact[] {
  const bases = fieldOf(node, "superclasses")?.text ?? "";
  const [, type] = /(?:^|[.(\s,])(\w+)Servicer\b/.exec(bases) ?? [];
  if (type === undefined) return [];
  const definition = file.scopeOf(node);
  return [
    {
      kind: "grpc",
      stack: "python-grpc",
      type,
      of: { kind: "definition", definition },
      guards: [],
      scope: definition,
      range: rangeOf(node),
      otherwise: proceduresIn(node),
    },
  ];
}

/** Methods that are written as procedures are: "Reserve". */
function proceduresIn(node: SyntaxNode): readonly string[] {
  const body = fieldOf(node, "body");
  return (body === undefined ? [] : childrenOf(body)).flatMap((one) => {
    const method = one.type === "decorated_definition" ? fieldOf(one, "definition") : one;
    const name = method?.type === "function_definition" ? wordOf(method, "name") : "";
    return /^[A-Z]/.test(name) ? [name] : [];
  });
}
