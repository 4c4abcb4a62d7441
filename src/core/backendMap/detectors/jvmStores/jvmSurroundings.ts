import { childrenOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { callOf, type CallModel } from "../classes/jvmCalls.ts";

type Surroundings = Pick<QueryFact, "scope" | "range" | "inLoop" | "inTransaction">;

/** Where a query stands: in a loop of its method, in a transaction that the code shows. */
export function surroundingsOf(node: SyntaxNode, file: Reading): Surroundings {
  let [inLoop, inTransaction, isInMethod] = [false, false, true];
  for (let inner = node, around = node.parent; around !== null; around = around.parent) {
    const call = callOf(around);
    inLoop ||= isInMethod && (isLoop(around, inner) || (call !== undefined && repeats(call, node)));
    inTransaction ||= isTransactional(around) || (call !== undefined && begins(call, node));
    if (methods.test(around.type)) isInMethod = false;
    inner = around;
  }
  return { scope: file.scopeOf(node), range: rangeOf(node), inLoop, inTransaction };
}

const methods = /^(?:method|constructor|function|class|object)_declaration$/;

/** What a loop goes over is asked for once. */
function isLoop(around: SyntaxNode, inner: SyntaxNode): boolean {
  switch (around.type) {
    case "while_statement":
    case "do_statement":
    case "do_while_statement":
      return true;
    case "enhanced_for_statement":
    case "for_statement":
      if (inParts.test(headOf(around))) return false;
      return inner.field === "body" || inner.type === "control_structure_body";
    default:
      return false;
  }
}

/** All before the body. */
function headOf(loop: SyntaxNode): string {
  const body = childrenOf(loop).at(-1);
  return loop.text.slice(0, (body ?? loop).startIndex - loop.startIndex);
}

const loops = /^(?:forEach|forEachIndexed|forEachOrdered|onEach)$/;
const maps = /^(?:map|flatMap|mapNotNull|filter|peek|associate|associateWith|anyMatch|any|all)$/;
/** These hold one thing at most, or give it some other time. */
const single = /find\w*By|findOne|getOne|Optional|ofNullable|Mono|Flux|\.get\w*By/;

/** A list in parts of many things each: asked for once a part. */
const inParts = /\.(?:chunked|windowed)\s*\(|\bpartition\s*\(/;

function repeats({ node, name, receiver, args }: CallModel, inside: SyntaxNode): boolean {
  if (!isGiven(args, inside) || inParts.test(receiver?.text ?? "")) return false;
  if (loops.test(name)) return true;
  if (!maps.test(name) || receiver === undefined) return false;
  return node.type === "method_invocation"
    ? /\bstream\(|Stream\b/.test(receiver.text)
    : !single.test(receiver.text);
}

/** Something that a lambda among the arguments does. */
function isGiven(args: readonly SyntaxNode[], { startIndex }: SyntaxNode): boolean {
  return args.some(
    (one) =>
      one.type.includes("lambda") && one.startIndex <= startIndex && startIndex < one.endIndex,
  );
}

function begins({ name, receiver, args }: CallModel, inside: SyntaxNode): boolean {
  const isOne =
    /^(?:transaction|newSuspendedTransaction|inTransaction|useTransaction)$/.test(name) ||
    (name.startsWith("execute") && /transaction/i.test(receiver?.text ?? ""));
  return isOne && isGiven(args, inside);
}

/** `@Transactional` on the method, or on the class for all of them. */
function isTransactional(around: SyntaxNode): boolean {
  if (!methods.test(around.type)) return false;
  const modifiers = childrenOf(around).find(({ type }) => type === "modifiers");
  return modifiers !== undefined && /@(?:\w+\.)*Transactional\b/.test(modifiers.text);
}
