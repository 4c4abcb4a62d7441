import type { Value } from "../../value.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../scopes.ts";

/** A file with its nodes by type, found in one pass: each further one costs as much again. */
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
const others: readonly string[] = [
  "variable_declarator",
  "import_statement",
  "import_require_clause",
  "export_statement",
  "assignment_expression",
  "public_field_definition",
  "field_definition",
  "class_heritage",
  "return_statement",
  "call_expression",
  "new_expression",
  "for_in_statement",
  "decorator",
];

export function sourceOf(file: ParsedFile): Source {
  const found = file.root.descendantsOfType([...functions, ...classes, ...types, ...others]);
  const byType = Map.groupBy(found, ({ type }) => type);
  return {
    ...file,
    nodes: (...wanted) => {
      const lists = wanted.map((type) => byType.get(type) ?? []).filter(({ length }) => length > 0);
      if (lists.length < 2) return lists[0] ?? [];
      return lists
        .flat()
        .toSorted((a, b) => a.startIndex - b.startIndex || b.endIndex - a.endIndex);
    },
  };
}
