import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest, testsIn } from "../../languages/rust/readRust.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";

type Surroundings = Pick<QueryFact, "scope" | "range" | "inLoop" | "inTransaction">;

const loops = /^(?:for|while|loop)_expression$/;
const statements = /^(?:let_declaration|expression_statement|block)$/;

/** Where a query stands: in a loop of its function, in a transaction that the code shows. */
export function surroundingsOf(node: SyntaxNode, file: Reading): Surroundings {
  const around = aroundOf(node);
  const own = around.findIndex(({ type }) => statements.test(type));
  // A function within may run at any other time.
  const inside = around.findIndex(({ type }) => type === "closure_expression");
  const isLoop = ({ type }: SyntaxNode): boolean => loops.test(type);
  return {
    scope: file.scopeOf(node),
    range: rangeOf(node),
    inLoop: (inside < 0 ? around : around.slice(0, inside)).some(isLoop),
    inTransaction: around.some((one, at) => isTransaction(one, at < own)),
  };
}

/** What is around a node in its function, that included, from the inside outward. */
function aroundOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let one = node.parent; one !== null; one = one.parent) {
    found.push(one);
    if (one.type === "function_item") break;
  }
  return found;
}

/** `.execute(&mut *tx)` in the query's own statement, `conn.transaction(|conn| …)` around it. */
function isTransaction(node: SyntaxNode, isOwn: boolean): boolean {
  const said = (field: string): string => fieldOf(node, field)?.text ?? "";
  if (node.type === "function_item") {
    return isGiven.test(said("type_parameters") + said("parameters"));
  }
  if (node.type !== "call_expression") return false;
  if (/(?:^|[.:])(?:run_)?(?:build_)?transaction(?:::<.*>)?$/s.test(said("function"))) return true;
  const given = said("arguments");
  return isOwn && /^\((?:&mut\s+)?(?:\*+)?(?:tx|txn|trx|transaction)\b/.test(given);
}

/** What is given any connection, `C: ConnectionTrait`, is part of what its caller began. */
const isGiven = /:[^,()]*\b(?:Transaction|ConnectionTrait)\b/;

/** Whether a node is part of code that only tests run. */
export function outsideTests(file: Reading): (node: SyntaxNode) => boolean {
  if (isTest(file)) return () => false;
  const tests = testsIn(file.root);
  return (node) =>
    !tests.some((one) => one.startIndex <= node.startIndex && node.endIndex <= one.endIndex);
}
