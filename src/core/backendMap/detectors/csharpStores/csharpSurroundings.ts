import type { Range } from "../../../findings/finding.ts";
import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";

type Surroundings = Pick<QueryFact, "scope" | "range" | "inLoop" | "inTransaction">;

/** Where a query stands: in a loop of its method, behind what begins a transaction. */
export function surroundingsOf(node: SyntaxNode, file: Reading): Surroundings {
  let inLoop = false;
  let inTransaction = false;
  for (let inner = node, around = node.parent; around !== null; around = around.parent) {
    inLoop ||= isLoop(around, inner);
    if (methods.test(around.type)) {
      const before = file.text.slice(around.startIndex, node.startIndex);
      inTransaction =
        /\bBeginTransaction(?:Async)?\(|new TransactionScope\b/.test(before) ||
        isGivenContext(around);
      break;
    }
    inner = around;
  }
  return { scope: file.scopeOf(node), range: rangeOf(node), inLoop, inTransaction };
}

/**
 * Of a write that a context only notes: all up to a save is one transaction, so only a method that saves
 * more than once has several, and only what stands behind a save that surely comes is in another one.
 */
export function notedSurroundings(
  node: SyntaxNode,
  file: Reading,
): Surroundings & Pick<QueryFact, "block"> {
  const found = surroundingsOf(node, file);
  let around = node.parent;
  while (around !== null && !methods.test(around.type)) around = around.parent;
  const saves = around?.text.match(/\.SaveChanges(?:Async)?\(/g) ?? [];
  return { ...found, inTransaction: found.inTransaction || saves.length < 2, block: savedBy(node) };
}

/** What stands behind the first save after a statement, in the same block; nothing without one. */
function savedBy(node: SyntaxNode): Range {
  let statement = node;
  while (statement.parent !== null && statement.parent.type !== "block") {
    statement = statement.parent;
  }
  const { end } = rangeOf(statement);
  const save = statement.parent?.namedChildren.find(
    (one) => one.startIndex > statement.startIndex && saving.test(one.type) && saves(one),
  );
  const block = statement.parent;
  if (block === null || save === undefined) return { start: end, end };
  return { start: rangeOf(save).end, end: rangeOf(block).end };
}

const saving = /^(?:expression|local_declaration)_statement$/;
const saves = ({ text }: SyntaxNode): boolean => /\.SaveChanges(?:Async)?\(/.test(text);

/** A part of its class's work that is handed the context, or a transaction, by what began it. */
function isGivenContext(method: SyntaxNode): boolean {
  const given = fieldOf(method, "parameters")?.text ?? "";
  if (/\b(?:I?Db|Sql|Npgsql)Transaction\b/.test(given)) return true;
  const isOwn = /^(?:\[[^\]]*\]\s*)*private\b/.test(method.text);
  return isOwn && /\b(?!Http|Hub|Validation|Consume|Authorization)\w*Context\s+\w/.test(given);
}

const methods = /^(?:method|constructor|local_function|class)_(?:declaration|statement)$/;

/** What a loop goes over is asked for once. */
function isLoop(around: SyntaxNode, inner: SyntaxNode): boolean {
  switch (around.type) {
    case "while_statement":
    case "do_statement":
      return true;
    case "for_statement":
    case "foreach_statement":
      return inner.field === "body";
    case "lambda_expression":
      return around.text.startsWith("async") && isRepeated(around);
    default:
      return false;
  }
}

/** `ids.Select(async id => …)`, `ForEachAsync`. */
function isRepeated(lambda: SyntaxNode): boolean {
  const call = lambda.parent?.parent?.parent;
  const callee = call?.type === "invocation_expression" ? call.firstNamedChild : null;
  return /\.(?:Select|ForEach|ForEachAsync)$/.test(callee?.text ?? "");
}
