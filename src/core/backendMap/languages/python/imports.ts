import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

interface Imported {
  readonly name: string;
  readonly value: Value;
}

/** The names that an import statement binds; a star is the name "*". */
export function readImport(node: SyntaxNode): readonly Imported[] {
  const named = node.childrenForFieldName("name");
  if (node.type === "import_statement") return named.map(moduleImport);
  const module = fieldOf(node, "module_name")?.text.replace(/\s/g, "") ?? "";
  if (childrenOf(node).some(({ type }) => type === "wildcard_import")) {
    return [{ name: "*", value: { kind: "import", module } }];
  }
  return named.map((one) => {
    const name = fieldOf(one, "name")?.text ?? one.text;
    return { name: fieldOf(one, "alias")?.text ?? name, value: { kind: "import", module, name } };
  });
}

/** `import a.b` binds `a`; `import a.b as c` binds the module. */
function moduleImport(node: SyntaxNode): Imported {
  const alias = fieldOf(node, "alias");
  const module = fieldOf(node, "name")?.text ?? node.text;
  if (alias !== undefined) return { name: alias.text, value: { kind: "import", module } };
  const top = module.split(".")[0] ?? module;
  return { name: top, value: { kind: "import", module: top } };
}

/** Modules that are used by their dotted name. */
export function dottedModules(root: readonly SyntaxNode[]): ReadonlySet<string> {
  return new Set(
    root
      .filter(({ type }) => type === "import_statement")
      .flatMap((one) => one.childrenForFieldName("name"))
      .filter((one) => one.type === "dotted_name" && one.text.includes("."))
      .map(({ text }) => text),
  );
}
