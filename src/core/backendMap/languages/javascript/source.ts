import type { Value } from "../../facts/value.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../reading/scopes.ts";

/** A file with its nodes by type, each list made once. */
export interface Source extends ParsedFile {
  readonly nodes: (...types: readonly string[]) => readonly SyntaxNode[];
}

/** A file whose definitions are known. */
export interface ScopedSource extends Source {
  readonly scoped: Scoped;
  readonly value: (node: SyntaxNode) => Value;
}

export const functions: readonly string[] = [
  "function_declaration",
  "generator_function_declaration",
  "function_expression",
  "generator_function",
  "arrow_function",
  "method_definition",
  "function_signature",
];
export const classes: readonly string[] = [
  "class_declaration",
  "abstract_class_declaration",
  "class",
];
export const types: readonly string[] = [
  "interface_declaration",
  "type_alias_declaration",
  "enum_declaration",
];

export function sourceOf(file: ParsedFile): Source {
  const known = new Map<string, readonly SyntaxNode[]>();
  return {
    ...file,
    nodes: (...wanted) => {
      const key = wanted.join();
      const found = known.get(key) ?? file.root.descendantsOfType(wanted);
      known.set(key, found);
      return found;
    },
  };
}
