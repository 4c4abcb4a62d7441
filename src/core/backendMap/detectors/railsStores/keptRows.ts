import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { nameOf } from "./begun.ts";
import { chainOf, type Chain } from "./chains.ts";
import type { GivenTo } from "./given.ts";
import { alone, certain, kindOf, made, recordGivers, strictly } from "./recordWords.ts";

const deepest = 4;

/** A chain whose root has been written out: rows were put together under a name before. */
export interface KeptChain extends Chain {
  readonly isKept?: true;
}

/** `scope.where(…)` with what `scope` stands for in its place: `Loan.late.where(…)`. */
export function writtenOut(chain: Chain, given: GivenTo, depth = 0): KeptChain {
  const { root, calls } = chain;
  const stands = root !== undefined && depth < deepest ? given(root) : undefined;
  const rows = stands && rowsIn(stands);
  if (rows === undefined || !goesOn(rows, calls)) return chain;
  const whole = { root: rows.root, calls: [...rows.calls, ...calls] };
  return { ...writtenOut(whole, given, depth + 1), isKept: true };
}

/** The chain of an expression that may be rows which nobody has asked for yet. */
function rowsIn(node: SyntaxNode): Chain | undefined {
  if (node.type === "constant" || node.type === "scope_resolution") {
    return { root: node, calls: [] };
  }
  const chain = node.type === "call" ? chainOf(node) : undefined;
  if (!chain?.calls.every(keepsRows)) return undefined;
  const [first] = chain.calls;
  const isOwn = chain.root === undefined;
  return isOwn && !(first && alone.has(nameOf(first))) ? undefined : chain;
}

const keepsRows = (call: SyntaxNode): boolean =>
  !asks(call) && !made.test(nameOf(call)) && fieldOf(call, "block") === undefined;

/** What is asked of rows, where what gives them is a query, or only rows are asked so. */
function goesOn({ root, calls: before }: Chain, calls: readonly SyntaxNode[]): boolean {
  const [last, first] = [before.at(-1), calls[0]];
  if (first === undefined || !calls.some((one) => certain.has(nameOf(one)))) return false;
  if (last !== undefined && kindOf(nameOf(last)) === "read") return true;
  const isModel = root !== undefined && /^(?:constant|scope_resolution)$/.test(root.type);
  const isAsked = kindOf(nameOf(first)) !== undefined;
  return isAsked && (isModel || calls.some((one) => strictly.has(nameOf(one))));
}

const answers =
  /^(?:count|sum|exists\?|pluck|pick|ids|maximum|minimum|average|none\?|any\?|many\?|empty\?|second|find_each|find_in_batches|in_batches|each|map|to_a|flat_map|collect|index_by|group_by|as_json|to_json|size|length|each_with_index|sort_by|to_set|to_sql)$/;

/** Asks the database, or goes through what it answered; the others only narrow what would be asked. */
export function asks(call: SyntaxNode): boolean {
  const name = nameOf(call);
  return recordGivers.has(name) || kindOf(name) === "write" || answers.test(name);
}
