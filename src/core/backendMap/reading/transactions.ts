import type { Range } from "../../findings/finding.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../grammars/syntax.ts";

const mentioned = /transaction|atomic|\.begin|\bin_?tx|\bwith_?tx/i;
/** Calls that run what they are handed in a transaction, as languages and their mappers name them. */
const runs = /^(?:\$?\w*transaction\w*|atomic(?:ally)?|(?:with|in|run_?in)_?tx)$/i;
const calls = [
  "call_expression",
  "call",
  "method_invocation",
  "invocation_expression",
  "member_call_expression",
  "scoped_call_expression",
];
const handed =
  /^(?:arrow_function|function_expression|func_literal|lambda\w*|anonymous_function\w*|closure_expression|annotated_lambda|do_block|block)$/;
/** `with transaction.atomic():`, `with session.begin() as one:`. */
const clause = /\batomic\b|\.begin(?:_nested)?\(|\btransaction\(/;

/** What of a file runs in a transaction that the file opens around it, in every language. */
export function transactionsIn(root: SyntaxNode, text: string): readonly Range[] {
  if (!mentioned.test(text)) return [];
  const blocks = nodesOf(root, "with_statement").filter(isOpening);
  return [...blocks, ...nodesOf(root, ...calls).filter(isRunning)].map(rangeOf);
}

function isOpening(statement: SyntaxNode): boolean {
  const opened = statement.namedChildren.find(({ type }) => type === "with_clause");
  return clause.test(opened?.text ?? "");
}

function isRunning(call: SyntaxNode): boolean {
  const callee = fieldOf(call, "function") ?? fieldOf(call, "name") ?? fieldOf(call, "method");
  const name = /[$\w]+$/.exec(callee?.text.slice(-80) ?? "")?.[0] ?? "";
  if (!runs.test(name)) return false;
  const given = fieldOf(call, "arguments")?.namedChildren ?? [];
  const all = [...given, ...given.flatMap((one) => one.namedChildren), ...call.namedChildren];
  return all.some(({ type }) => handed.test(type));
}
