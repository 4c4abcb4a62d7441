import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";

const known = new WeakMap<Reading, ReadonlyMap<string, string>>();

/** The types that a file states of its names, as it writes them. */
export function csharpTypes(file: Reading): ReadonlyMap<string, string> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const types = new Map<string, string>();
  for (const node of nodesOf(file.root, "parameter", "property_declaration")) {
    types.set(wordOf(node, "name"), wordOf(node, "type"));
  }
  for (const node of nodesOf(file.root, "variable_declaration")) {
    for (const one of childrenOf(node).filter(({ type }) => type === "variable_declarator")) {
      const type = typeIn(wordOf(node, "type"), one.text, types);
      if (type !== undefined) types.set(wordOf(one, "name"), type);
    }
  }
  known.set(file, types);
  return types;
}

const wordOf = (node: SyntaxNode, field: string): string => fieldOf(node, field)?.text ?? "";

function typeIn(
  stated: string,
  declared: string,
  types: ReadonlyMap<string, string>,
): string | undefined {
  return stated === "var" ? madeBy(declared, types) : stated;
}

/** `new UserContext(…)`, `factory.CreateDbContext()`, `services.GetRequiredService<UserContext>()`. */
function madeBy(declared: string, types: ReadonlyMap<string, string>): string | undefined {
  const created = /=\s*new\s+([\w.<>]+)\s*[({]/.exec(declared)?.[1];
  if (created !== undefined) return created;
  const factory = /=\s*(?:await\s+)?(?:this\.)?(\w+)\s*\.\s*CreateDbContext/.exec(declared)?.[1];
  if (factory !== undefined) return /<(\w+)>/.exec(types.get(factory) ?? "")?.[1];
  return /\bGet(?:Required)?Service<([\w.]+)>\(\)/.exec(declared)?.[1];
}
