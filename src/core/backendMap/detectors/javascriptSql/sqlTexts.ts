import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import { textOf } from "../javascriptStores/records.ts";
import { constantOf } from "./constants.ts";
import type { SqlText } from "./sqlString.ts";
import { tagHelp } from "./tagHelpers.ts";

const shortest = 12;
const isNoText = (node: SyntaxNode): boolean => node.endIndex - node.startIndex < shortest;

/** The strings, templates and sums of them, each with words in the places of what the code fills in. */
export function sqlTextsOf(root: SyntaxNode, file: Reading): readonly SqlText[] {
  const taken = new Set<number>();
  return nodesOf(root, "binary_expression", "template_string", "string").flatMap((node) => {
    if (taken.has(node.id)) return [];
    const parts = node.type === "binary_expression" ? joinedParts(node) : [node];
    for (const part of parts) taken.add(part.id);
    if (node.type === "binary_expression") {
      for (const one of nodesOf(node, "binary_expression")) taken.add(one.id);
    }
    return node.type === "string" && isNoText(node) ? [] : [textIn(node, parts, { file, taken })];
  });
}

/** The leaves of `a + b + c`, nothing for other operators. */
function joinedParts(node: SyntaxNode): readonly SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  let at: SyntaxNode | undefined = node;
  while (at?.type === "binary_expression" && fieldOf(at, "operator")?.text === "+") {
    const right = fieldOf(at, "right");
    if (right !== undefined) parts.push(right);
    at = fieldOf(at, "left");
  }
  return at === undefined || at.id === node.id ? [] : [...parts, at].reverse();
}

interface Filling {
  readonly file: Reading;
  /** Nodes that are part of a text already. */
  readonly taken: Set<number>;
}

/** @param before the text up to there, as far as its own template goes. */
type Fill = (one: SyntaxNode, before: string) => string;

function textIn(node: SyntaxNode, parts: readonly SyntaxNode[], { file, taken }: Filling): SqlText {
  const holes: SyntaxNode[] = [];
  const call = node.parent?.type === "call_expression" ? node.parent : undefined;
  const tag = call && fieldOf(call, "function")?.text;
  let isVaried = false;
  const fill: Fill = (one, before) => {
    const known = textOf(one) ?? constantOf(one, file) ?? tagHelp(one, { tag, before });
    if (known !== undefined) return known;
    const branches = branchesOf(one);
    const branch = branches.find(saysSomething);
    if (branch === undefined) return hole(holes.push(one) - 1);
    isVaried = true;
    holes.push(...branches.filter((each) => textOf(each) === undefined && each !== branch));
    for (const part of [...nodesOf(branch, "binary_expression"), ...leavesOf(branch)]) {
      taken.add(part.id);
    }
    return leavesOf(branch).map(write).join("");
  };
  const write = (part: SyntaxNode): string =>
    part.type === "template_string" ? filled(part, fill) : fill(part, "");
  return { node, text: parts.map(write).join(""), holes, isTagged: call !== undefined, isVaried };
}

const leavesOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  node.type === "binary_expression" ? joinedParts(node) : [node];

/** What `all ? "union select …" : ""` may be. */
function branchesOf(node: SyntaxNode): readonly SyntaxNode[] {
  const whole = withoutParentheses(node);
  if (whole?.type !== "ternary_expression") return [];
  return ["consequence", "alternative"].flatMap(
    (one) => withoutParentheses(fieldOf(whole, one)) ?? [],
  );
}

const saysSomething = (node: SyntaxNode): boolean =>
  /^(?:string|template_string|binary_expression)$/.test(node.type) && textOf(node) !== "";

function withoutParentheses(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node?.type === "parenthesized_expression" ? withoutParentheses(childrenOf(node)[0]) : node;
}

const hole = (index: number): string => `filled_${index}_in`;
export const holeForm = /filled_(\d+)_in/;

function filled(template: SyntaxNode, fill: Fill): string {
  const whole = template.text;
  let text = "";
  let read = template.startIndex + 1;
  for (const part of template.namedChildren) {
    if (part.type !== "template_substitution") continue;
    const inner = childrenOf(part)[0];
    text += whole.slice(read - template.startIndex, part.startIndex - template.startIndex);
    if (inner !== undefined) text += fill(inner, text);
    read = part.endIndex;
  }
  return text + whole.slice(read - template.startIndex, -1);
}
