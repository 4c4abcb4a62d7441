import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/storeFacts.ts";

type Surroundings = Pick<QueryFact, "scope" | "range" | "inLoop" | "inTransaction">;

/** Where a query stands: in a loop of its method, behind what begins a transaction. */
export function surroundingsOf(node: SyntaxNode, file: Reading): Surroundings {
  let inLoop = false;
  let inTransaction = false;
  for (let inner = node, around = node.parent; around !== null; around = around.parent) {
    inLoop ||= isLoop(around, inner);
    if (methods.test(around.type)) {
      const before = file.text.slice(around.startIndex, node.startIndex);
      inTransaction = /\bBeginTransaction(?:Async)?\(|new TransactionScope\b/.test(before);
      break;
    }
    inner = around;
  }
  return { scope: file.scopeOf(node), range: rangeOf(node), inLoop, inTransaction };
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
