import type { Range } from "../../findings/finding.ts";
import type { Definition } from "../facts/facts.ts";
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
  const running = nodesOf(root, ...calls).filter(isRunning);
  return [...[...blocks, ...running].map(rangeOf), ...afterBegun(root)];
}

/** `await using var one = await database.BeginTransactionAsync();`, `new TransactionScope()`: what comes behind. */
function afterBegun(root: SyntaxNode): readonly Range[] {
  return nodesOf(root, "local_declaration_statement", "using_statement").flatMap((node) => {
    const { parent } = node;
    const head = node.type === "using_statement" ? withoutBody(node) : node.text;
    if (parent === null || !begun.test(head)) return [];
    return [{ start: rangeOf(node).start, end: rangeOf(parent).end }];
  });
}
const begun = /\.BeginTransaction(?:Async)?\(|\bnew\s+TransactionScope\b/;

function withoutBody(statement: SyntaxNode): string {
  const body = fieldOf(statement, "body");
  return statement.text.slice(0, (body ?? statement).startIndex - statement.startIndex);
}

/** A function longer than this does more than to run what it is given. */
const longestRunner = 80;
const opensOne = /\btransaction\b|\.begin|begin_?tx|\batomic\b/i;

/** The definitions, with those marked that run in a transaction what they are given: a block, a function. */
export function withRunners(
  definitions: readonly Definition[],
  text: string,
): readonly Definition[] {
  if (!mentioned.test(text)) return definitions;
  const lines = text.split("\n");
  return definitions.map((one) =>
    isRunner(one, lines.slice(one.range.start.line, one.range.end.line + 1))
      ? { ...one, runsGiven: true }
      : one,
  );
}

function isRunner({ kind, parameters }: Definition, lines: readonly string[]): boolean {
  const mayRun = kind === "function" || kind === "method";
  if (!mayRun || lines.length > longestRunner) return false;
  const [, ...body] = lines;
  const code = body.join("\n");
  if (!opensOne.test(code)) return false;
  const names = parameters.flatMap(({ name }) => /\w+$/.exec(name)?.[0] ?? []);
  const ran = names.map(
    (name) => `(?<![\\w.])${name}(?:\\.(?:call|run|invoke|apply|accept|get))?\\(`,
  );
  return new RegExp(["^\\s*(?:return\\s+)?yield\\b", ...ran].join("|"), "m").test(code);
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
