import { fieldOf, type SyntaxNode } from "../grammars/syntax.ts";
import { isWrittenOut } from "./isWrittenOut.ts";

const listed = /^(?:array|list|tuple|set|object|dictionary|array_\w*(?:literal|expression))$/;
const spread = /^(?:spread_element|list_splat|dictionary_splat|splat_argument|spread_argument)$/;
/** `range(1, 5)`, `reversed(range(4))`, `1..12`. */
const countedOut =
  /^(?:[a-z]+\(\s*)*range\(\s*(?:-?\d+\s*,?\s*){1,3}\)+$|^\(?\d+\s*\.\.[.=<]?\s*\d+\)?$/;
/** `KINDS`, `self::KINDS`, `settings.KINDS.items()`, `Kind::cases()`, `Object.values(Kind)`. */
const constant =
  /^(?:[\w$\\]+(?:\.|::))*[A-Z][A-Z0-9_]{2,}(?:\.(?:items|keys|values|entries)\(\))?$|^(?:\w+(?:\.|::))*[A-Z]\w*(?:\.values\(\)|::cases\(\)|\.entries)$|^Enum\.GetValues\b.*$|^Object\.(?:keys|values|entries)\((?:[\w$]+\.)*[A-Z][\w$]*\)$/;
/** Holds one thing at most: `Optional(order.CustomerId)`, `found.HeadOrNone()`. */
const oneAtMost = /^(?:Optional|Some|Maybe)\(.*\)$|\.(?:HeadOrNone|ToOption)\(\)$/s;
const longestText = 120;

/** Whether code says itself what a list holds, so that it holds as few things as somebody wrote down. */
export function isFixedList(node: SyntaxNode | null | undefined): boolean {
  if (node === null || node === undefined) return false;
  if (listed.test(node.type)) return !node.namedChildren.some(({ type }) => spread.test(type));
  if (node.endIndex - node.startIndex > longestText) return false;
  return [countedOut, constant, oneAtMost].some((one) => one.test(node.text)) || isWrittenOut(node);
}

/** `turn < 3`, `turn < MAX_TURNS`, `attempt <= maxAttempts`. */
const counted =
  /^\(?\s*\w+\s*<=?\s*(?:\d+|[A-Z][A-Z0-9_]+|\w*(?:[aA]ttempts|[rR]etries))\s*;?\s*\)?$/;

/** Whether a loop goes over such a list, or counts to a number that it names. */
export function isFixedLoop(loop: SyntaxNode): boolean {
  const condition = fieldOf(loop, "condition");
  if (condition !== undefined) return counted.test(condition.text);
  const clause = loop.namedChildren.find(({ type }) => type === "for_in_clause") ?? loop;
  // PHP's grammar names no field of what a loop goes over.
  const first = clause.type === "foreach_statement" ? clause.namedChildren[0] : undefined;
  return isFixedList(fieldOf(clause, "right") ?? fieldOf(clause, "value") ?? first);
}

/** `[first, second].map((one) => …)`: whether what a function is handed to runs it over such a list. */
export function isGivenToFixed(handed: SyntaxNode): boolean {
  const call = /^arguments$/.test(handed.parent?.type ?? "") ? handed.parent?.parent : undefined;
  const callee = call ? fieldOf(call, "function") : undefined;
  return callee?.type === "member_expression" && isFixedList(fieldOf(callee, "object"));
}
