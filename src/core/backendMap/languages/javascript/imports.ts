import type { Value } from "../../value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { keyOf } from "./values.ts";

/** The names that an import statement binds. */
export function readImport(node: SyntaxNode): readonly { name: string; value: Value }[] {
  const required = nodesOf(node, "import_require_clause")[0];
  if (required !== undefined) {
    const module = keyOf(fieldOf(required, "source"));
    return [
      {
        name: childrenOf(required)[0]?.text ?? "",
        value: { kind: "import", module, name: "default" },
      },
    ];
  }
  const module = keyOf(fieldOf(node, "source"));
  const clause = childrenOf(node).find(({ type }) => type === "import_clause");
  if (clause === undefined) return [];
  return childrenOf(clause).flatMap((one) => {
    switch (one.type) {
      case "identifier":
        return [{ name: one.text, value: { kind: "import", module, name: "default" } as const }];
      case "namespace_import":
        return [
          { name: childrenOf(one)[0]?.text ?? "", value: { kind: "import", module } as const },
        ];
      default:
        return childrenOf(one).map((each) => specifier(each, module));
    }
  });
}

function specifier(node: SyntaxNode, module: string): { name: string; value: Value } {
  const name = keyOf(fieldOf(node, "name"));
  const alias = fieldOf(node, "alias");
  return { name: alias?.text ?? name, value: { kind: "import", module, name } };
}
