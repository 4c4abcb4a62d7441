import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";
import { constantText } from "../../languages/php/constantText.ts";
import { isPlain, plainText } from "../../languages/php/literals.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { aroundOf } from "./around.ts";
import { isMigration } from "./isMigration.ts";

/** SQL in strings of PHP, whoever is given them. */
export const phpSql: Stack = {
  name: "php-sql",
  languages: ["php"],
  markers:
    /\b(?:select|insert\s+into|update|delete\s+from|replace\s+into|with)\b[\s\S]*\b(?:from|into|set)\b/i,
  detect: (file) => ({ queries: queriesIn(file) }),
};

const texts = ["string", "encapsed_string", "heredoc_body", "nowdoc_body"];

function queriesIn(file: Reading): readonly QueryFact[] {
  // What a migration does to the rows is done once.
  if (isMigration(file)) return [];
  return nodesOf(file.root, ...texts).flatMap((node) => {
    const whole = wholeOf(node);
    // Of parts that are joined the first stands for all.
    return firstIn(whole) === node.startIndex ? queryOf(whole, file) : [];
  });
}

/** All that is joined by "." around a string. */
function wholeOf(node: SyntaxNode): SyntaxNode {
  let whole = node;
  for (let around = node.parent; around !== null; around = around.parent) {
    const isJoined = around.type === "binary_expression" && operatorOf(around) === ".";
    if (!isJoined && !/^heredoc$|^nowdoc$|^parenthesized_expression$/.test(around.type)) break;
    whole = around;
  }
  return whole;
}

const operatorOf = (node: SyntaxNode): string =>
  node.children.find(({ isNamed }) => !isNamed)?.text ?? "";

const firstIn = (whole: SyntaxNode): number | undefined => nodesOf(whole, ...texts)[0]?.startIndex;

interface Sql {
  readonly text: string;
  readonly filled?: string;
  readonly fills: readonly Value[];
}

function queryOf(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const { text, filled, fills } = sqlIn(node, file);
  const query = readSql(text);
  if (query === undefined || query.reads.length + query.writes.length === 0) return [];
  const { limited } = query;
  return [
    {
      scope: file.scopeOf(node),
      range: rangeOf(node),
      ...namedIn(query),
      isText: true,
      ...aroundOf(node),
      ...(limited !== undefined && { limited }),
      ...(filled !== undefined && { concatenates: filled }),
      ...(fills.length > 0 && { fills }),
    },
  ];
}

const longest = 60;
const deepest = 40;

/** Its text; what is filled in and no constant stands as `{}`. */
function sqlIn(node: SyntaxNode, file: Reading, depth = 0): Sql {
  if (isPlain(node)) return { text: plainText(node), fills: [] };
  if (depth > deepest) return { text: "", fills: [] };
  if (node.type === "nowdoc_body") return { text: node.text, fills: [] };
  const parts = partsOf(node);
  if (parts !== undefined) return joined(parts, file, depth);
  const value = file.valueOf(node);
  const constant = constantText(value, file.facts);
  return constant === undefined
    ? { text: "{}", filled: node.text.slice(0, longest), fills: [value] }
    : { text: constant, fills: [] };
}

function partsOf(node: SyntaxNode): readonly SyntaxNode[] | undefined {
  if (node.type === "binary_expression" && operatorOf(node) === ".") {
    return ["left", "right"].flatMap((side) => fieldOf(node, side) ?? []);
  }
  if (node.type === "heredoc" || node.type === "nowdoc") {
    return [fieldOf(node, "value")].flatMap((body) => body ?? []);
  }
  const isWhole = node.type === "parenthesized_expression" || texts.includes(node.type);
  return isWhole ? node.namedChildren : undefined;
}

function joined(parts: readonly SyntaxNode[], file: Reading, depth: number): Sql {
  const all = parts.map((one) => sqlIn(one, file, depth + 1));
  const filled = all.find((one) => one.filled !== undefined)?.filled;
  const text = all.map((one) => one.text).join("");
  const fills = all.flatMap((one) => one.fills);
  return { text, fills, ...(filled !== undefined && { filled }) };
}
