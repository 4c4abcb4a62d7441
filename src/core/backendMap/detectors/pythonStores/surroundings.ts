import type { Range } from "../../../findings/finding.ts";
import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** Whether a query is made again and again, and whether in a transaction, within its function. */
export function surroundingsOf(node: SyntaxNode): {
  readonly inLoop: boolean;
  readonly inTransaction: boolean;
} {
  let inLoop = false;
  let inTransaction = false;
  let inside = node;
  for (let around = node.parent; around !== null; around = around.parent) {
    if (loops(around, inside)) inLoop = true;
    if (around.type === "with_statement" && begins(around)) inTransaction = true;
    if (around.type === "function_definition") {
      return { inLoop, inTransaction: inTransaction || isDecorated(around) };
    }
    if (around.type === "lambda") break;
    inside = around;
  }
  return { inLoop, inTransaction };
}

/**
 * Of a write through a session of SQLAlchemy: all up to a commit is one transaction, so only a
 * function that commits more than once has several, and only what stands behind a commit that surely
 * comes is in another one.
 */
export function sessionSurroundings(
  node: SyntaxNode,
): ReturnType<typeof surroundingsOf> & { readonly block: Range } {
  const found = surroundingsOf(node);
  let around = node.parent;
  while (around !== null && around.type !== "function_definition") around = around.parent;
  const commits = around?.text.match(/\.commit\(/g) ?? [];
  const inTransaction = found.inTransaction || commits.length < 2;
  return { ...found, inTransaction, block: committedBefore(node) };
}

/** What stands behind the first commit after a statement, in the same block; nothing without one. */
function committedBefore(node: SyntaxNode): Range {
  let statement = node;
  while (statement.parent !== null && !/^(?:block|module)$/.test(statement.parent.type)) {
    statement = statement.parent;
  }
  const own = rangeOf(statement);
  const block = statement.parent;
  const commit = block?.namedChildren.find(
    (one) =>
      one.startIndex > statement.startIndex &&
      one.type === "expression_statement" &&
      one.text.includes(".commit("),
  );
  if (!block || commit === undefined) return { start: own.end, end: own.end };
  return { start: rangeOf(commit).end, end: rangeOf(block).end };
}

/** What a loop goes over is asked for once. */
function loops(around: SyntaxNode, inside: SyntaxNode): boolean {
  switch (around.type) {
    case "while_statement":
      return true;
    case "for_statement":
      return fieldOf(around, "right")?.id !== inside.id;
    case "list_comprehension":
    case "set_comprehension":
    case "dictionary_comprehension":
    case "generator_expression":
      return inside.type !== "for_in_clause";
    default:
      return false;
  }
}

function begins(statement: SyntaxNode): boolean {
  const clause = statement.namedChildren.find(({ type }) => type === "with_clause");
  return /\batomic\b|\.begin(?:_nested)?\(|\btransaction\(/.test(clause?.text ?? "");
}

function isDecorated(definition: SyntaxNode): boolean {
  const around = definition.parent;
  if (around?.type !== "decorated_definition") return false;
  return around.namedChildren.some(
    (one) => one.type === "decorator" && /\batomic\b|transactional/.test(one.text),
  );
}
