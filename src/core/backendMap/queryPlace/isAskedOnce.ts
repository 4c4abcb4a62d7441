import type { Range } from "../../findings/finding.ts";
import { chosenBy, isEachOf } from "./branchOfOne.ts";
import { isGivenParts, isInParts, partsIn } from "./inParts.ts";
import { isKeptOnce } from "./isKeptOnce.ts";
import { isFixedLoop, isGivenToFixed } from "./isFixedList.ts";
import { nodesOf, rangeOf, type SyntaxNode } from "../grammars/syntax.ts";

const loop =
  /^(?:for|while|do|foreach|for_each|for_in|enhanced_for|for_range|loop|until)(?:_statement|_expression)?$|_comprehension$|^generator_expression$/;
/** Goes on until something holds, and so over no list: its turns cannot be asked for at once. */
const untilDone = /^(?:while|do|loop|until)(?:_statement|_expression)?$/;
const ownFunction =
  /^(?:arrow_function|function_(?:declaration|definition|expression|item)|method|method_definition|method_declaration|func_literal|lambda\w*|closure_expression|do_block|anonymous_function)$/;
const exits = ["return", "break", "throw", "raise"].flatMap((one) => [
  one,
  `${one}_statement`,
  `${one}_expression`,
]);
const exit = new Set(exits);
const block = /(?:^|_)(?:block|body|suite|statements|then|else|statement_list)$/;

/**
 * Whether what a loop holds here runs at most once, because the loop ends with it: `return find(x)`, or
 * a block that ends in `break`, or asks until it has what it looks for. A loop around that one repeats it all the same.
 */
export function isAskedOnce(node: SyntaxNode): boolean {
  return isOfComplaint(node) || endsWithIt(node);
}

function endsWithIt(node: SyntaxNode): boolean {
  let leaves = false;
  let ends = 0;
  let chosen: readonly (string | undefined)[] = [];
  let inner = node;
  let at: SyntaxNode | null = node;
  for (; at !== null && !ownFunction.test(at.type); at = at.parent) {
    if (loop.test(at.type)) {
      const answer = answerOf(at, leaves, chosen);
      if (answer !== undefined) return answer;
      ends += 1;
      leaves = false;
      chosen = [];
    }
    leaves ||= exit.has(at.type) || endsInExit(at);
    chosen = [...chosen, chosenBy(at, inner)];
    inner = at;
  }
  return ends > 0 || (at !== null && (isGivenToFixed(at) || isGivenParts(at)));
}

/** Part of what only tells that something is wrong. */
function isOfComplaint(node: SyntaxNode): boolean {
  let at: SyntaxNode | null = node;
  while (at !== null && !ownFunction.test(at.type) && !isComplaint(at)) at = at.parent;
  return at !== null && !ownFunction.test(at.type);
}

/** `errors.add(…)`, `throw new Error(…)`: what is asked where something is wrong is asked seldom. */
function isComplaint({ type, text }: SyntaxNode): boolean {
  if (/^(?:throw|raise)/.test(type) || (type === "call" && /^raise\b/.test(text))) return true;
  return (
    type.includes("call") && /^(?:\w+[.:]+){0,3}errors?(?:\.|->)(?:add|push|append)\b/.test(text)
  );
}

/** What a loop by itself says, undefined where the one around it decides. */
function answerOf(
  around: SyntaxNode,
  leaves: boolean,
  chosen: readonly (string | undefined)[],
): boolean | undefined {
  // Who asks for many at a time did think of it.
  if (isInParts(around)) return true;
  return !leaves && isOverThings(around) && !isEachOf(around, chosen) ? false : undefined;
}

/** `for (;;)`, `for (let turn = 1; ; turn++)`, `for {}` and `while` ask until they have it; a list that the code spells out is short. */
export function isOverThings(node: SyntaxNode): boolean {
  if (untilDone.test(node.type) || isFixedLoop(node) || isInParts(node)) return false;
  return node.type !== "for_statement" || !/^for\s*(?:\([^;()]*;\s*;|\{)/.test(node.text);
}

/** What of a loop's body runs again and again: all but what leaves the loop. */
export function repeatedIn(body: SyntaxNode): readonly Range[] {
  const left = nodesOf(body, ...exits)
    .filter((one) => one.isNamed)
    .flatMap((one) => leftWith(one, body) ?? [])
    .concat(partsIn(body), keptIn(body))
    .toSorted((one, other) => one.startIndex - other.startIndex);
  const parts: Range[] = [];
  let { start } = rangeOf(body);
  for (const one of left) {
    const hole = rangeOf(one);
    if (isBefore(hole.start, start)) continue;
    parts.push({ start, end: hole.start });
    start = hole.end;
  }
  return [...parts, { start, end: rangeOf(body).end }];
}

/** What of the body asks for something at its first turn, or once for each of what it is kept for. */
const keptIn = (body: SyntaxNode): readonly SyntaxNode[] =>
  nodesOf(body, "if_statement", "if_expression", "if").filter(
    (one) => one.isNamed && isKeptOnce(one),
  );

function isBefore(one: Range["start"], other: Range["start"]): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

/** The largest part of the body that runs only on the way out; undefined where another loop is left. */
function leftWith(leaving: SyntaxNode, body: SyntaxNode): SyntaxNode | undefined {
  let part = leaving;
  for (let at = leaving.parent; at !== null && at.id !== body.id; at = at.parent) {
    if (ownFunction.test(at.type) || loop.test(at.type)) return undefined;
    if (endsInExit(at)) part = at;
  }
  return part;
}

/** A branch whose last statement leaves. */
function endsInExit(node: SyntaxNode): boolean {
  if (!block.test(node.type)) return false;
  const last = node.namedChildren.findLast(({ type }) => !type.includes("comment"));
  const inner = last?.type === "expression_statement" ? last.namedChildren[0] : last;
  return inner !== undefined && exit.has(inner.type);
}
