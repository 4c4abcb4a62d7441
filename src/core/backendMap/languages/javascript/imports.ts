import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Named } from "./patterns.ts";
import { keyOf } from "../javascriptValues/texts.ts";

/** The names that an import statement binds. */
export function readImport(node: SyntaxNode): readonly Named[] {
  const clauses = childrenOf(node);
  const required = clauses.find(({ type }) => type === "import_require_clause");
  if (required !== undefined) {
    const module = keyOf(fieldOf(required, "source"));
    return [{ name: childrenOf(required)[0]?.text ?? "", value: { kind: "import", module } }];
  }
  const module = keyOf(fieldOf(node, "source"));
  const clause = clauses.find(({ type }) => type === "import_clause");
  return clause === undefined ? [] : childrenOf(clause).flatMap((one) => importedBy(one, module));
}

function importedBy(node: SyntaxNode, module: string): readonly Named[] {
  switch (node.type) {
    case "identifier":
      return [{ name: node.text, value: { kind: "import", module, name: "default" } }];
    case "namespace_import":
      return [{ name: childrenOf(node)[0]?.text ?? "", value: { kind: "import", module } }];
    default:
      return childrenOf(node).map((one) => specifier(one, module));
  }
}

function specifier(node: SyntaxNode, module: string): Named {
  const name = keyOf(fieldOf(node, "name"));
  const alias = fieldOf(node, "alias");
  const value: Value = { kind: "import", module, name };
  return { name: alias?.text ?? name, value };
}
