import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";

/** A text as an expression of the code makes it; what is filled in stands as a placeholder. */
export interface WrittenText {
  /** The whole expression. */
  readonly node: SyntaxNode;
  readonly text: string;
  /** What is filled in, as the code writes it; constants by their names are left out. */
  readonly holes: readonly string[];
  /** Those of them whose origin other code may tell. */
  readonly fills: readonly Value[];
}

/** A list of texts is one where an annotation is given it. */
const joining =
  /^(?:binary_expression|additive_expression|parenthesized_expression|element_value_array_initializer)$/;
const begins = /^[\s(]*(?:select|insert|update|delete|with|merge|replace|truncate|from)\b/i;
const constant = /^(?:\w+\.)*[A-Z][A-Z\d_]*$/;

/** The texts of a file that may be queries, each with all that is joined to it. */
export function writtenTexts(
  file: Reading,
  ...literals: readonly string[]
): readonly WrittenText[] {
  const wholes = new Map<number, SyntaxNode>();
  for (const literal of nodesOf(file.root, ...literals)) {
    const whole = wholeOf(literal);
    wholes.set(whole.id, whole);
  }
  return [...wholes.values()].flatMap((node) => {
    const parts = flat(file.valueOf(node));
    const text = parts.map((part) => (part.kind === "text" ? part.text : "{}")).join("");
    if (!begins.test(text)) return [];
    const filled = parts.filter((one) => one.kind !== "text" && !constant.test(wordsOf(one)));
    return [{ node, text, holes: filled.map(wordsOf), fills: filled.filter(isTraced) }];
  });
}

const isTraced = ({ kind }: Value): boolean =>
  kind === "name" || kind === "member" || kind === "call";

const space: Value = { kind: "text", text: " " };

function wholeOf(literal: SyntaxNode): SyntaxNode {
  let whole = literal;
  while (whole.parent !== null && joining.test(whole.parent.type)) whole = whole.parent;
  return whole;
}

function flat(value: Value): readonly Value[] {
  if (value.kind === "list") return value.items.flatMap((one) => [...flat(one), space]);
  return value.kind === "concat" ? value.parts.flatMap(flat) : [value];
}
