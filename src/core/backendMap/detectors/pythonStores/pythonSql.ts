import type { SomeFacts } from "../../facts/facts.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/python/calls.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { pythonDdl } from "./pythonDdl.ts";
import { surroundingsOf } from "./surroundings.ts";

/** SQL in strings of Python, whoever is given them. */
export const pythonSql: Stack = {
  name: "python-sql",
  languages: ["python"],
  markers:
    /\b(?:select|insert\s+into|update|delete\s+from|merge|create\s+table|alter\s+table|drop\s+table)\b/i,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  if (/\bdown_revision\b|\bmigrations\.Migration\b/.test(file.text)) return {};
  const strings = nodesOf(file.root, "string", "concatenated_string").filter(
    ({ parent }) =>
      parent?.type !== "concatenated_string" && parent?.type !== "expression_statement",
  );
  const texts = strings.map((node) => ({ node, text: sqlIn(node).text.replaceAll("{}", "") }));
  const made = pythonDdl(texts, file);
  // What a migration does to rows was so when it ran.
  const isMigration = (made.tableChanges ?? []).some(({ unit }) => unit !== undefined);
  return isMigration ? made : { queries: strings.flatMap((node) => queryOf(node, file)), ...made };
}

function queryOf(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const { text, filled } = sqlIn(node);
  const query = readSql(text);
  if (query === undefined) return [];
  const whole = wholeOf(node);
  const given = filled ?? added(node);
  const fills = fillsOf(node, file);
  const { reads, writes, limited } = query;
  if (reads.length + writes.length === 0) return [];
  const isPart = given !== undefined || /[{}]/.test(text);
  return [
    {
      scope: file.scopeOf(node),
      range: rangeOf(node),
      ...namedIn(query),
      ...surroundingsOf(whole),
      ...(isLimitTold(limited, isPart) && { limited }),
      ...(!isPart && { isText: true }),
      ...(given !== undefined && { concatenates: given }),
      ...(fills.length > 0 && { fills }),
    },
  ];
}

/** What the code puts into the text may be a limit. */
function isLimitTold(limited: boolean | undefined, isPart: boolean): boolean {
  return limited === true || (limited === false && !isPart);
}

/** The text of a string, what an f-string fills in as `{}`. */
function sqlIn(node: SyntaxNode): { readonly text: string; readonly filled?: string } {
  if (node.type === "concatenated_string") {
    const parts = node.namedChildren.map(sqlIn);
    const filled = parts.find((one) => one.filled !== undefined)?.filled;
    return {
      text: parts.map(({ text }) => text).join(""),
      ...(filled !== undefined && { filled }),
    };
  }
  const holes = node.namedChildren.filter(({ type }) => type === "interpolation");
  const code = holes.reduceRight((text, hole) => {
    const start = hole.startIndex - node.startIndex;
    return `${text.slice(0, start)}{}${text.slice(start + hole.text.length)}`;
  }, node.text);
  const text = code.replace(/^\w*("""|'''|"|')/, "").replace(/("""|'''|"|')$/, "");
  const [first] = holes;
  const filled = first === undefined ? undefined : fieldOf(first, "expression")?.text;
  return { text, ...(filled !== undefined && { filled }) };
}

/** What is added by `+`, or filled in by `%` and `format`. */
function added(node: SyntaxNode): string | undefined {
  const around = node.parent;
  if (around?.type === "binary_operator") return wordOf(around, "right").slice(0, 60);
  if (around?.type !== "attribute" || wordOf(around, "attribute") !== "format") return undefined;
  return around.parent?.type === "call"
    ? wordOf(around.parent, "arguments").slice(0, 60)
    : undefined;
}

/** The names and members that become part of the text, by an f-string, `+`, `%` or `format`. */
function fillsOf(node: SyntaxNode, file: Reading): readonly Value[] {
  const filled = nodesOf(node, "interpolation").flatMap((one) => fieldOf(one, "expression") ?? []);
  return [...filled, ...operandsOf(node)]
    .filter(({ type }) => /^(?:identifier|attribute|subscript|call)$/.test(type))
    .map((one) => file.valueOf(one));
}

function operandsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const around = node.parent;
  const isFormatted = around?.type === "attribute" && wordOf(around, "attribute") === "format";
  return isFormatted ? argumentsOfCall(around.parent) : operandsAround(node);
}

function argumentsOfCall(call: SyntaxNode | null): readonly SyntaxNode[] {
  return call?.type === "call" ? (fieldOf(call, "arguments")?.namedChildren ?? []) : [];
}

/** The other sides of `+` and `%`. */
function operandsAround(node: SyntaxNode): readonly SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  for (let at = node; at.parent?.type === "binary_operator"; at = at.parent) {
    const sides = [fieldOf(at.parent, "left"), fieldOf(at.parent, "right")];
    const other = sides.find((one) => one !== undefined && one.id !== at.id);
    if (other !== undefined) {
      operands.push(...(other.type === "tuple" ? other.namedChildren : [other]));
    }
  }
  return operands;
}

function wholeOf(node: SyntaxNode): SyntaxNode {
  let whole = node;
  while (
    whole.parent !== null &&
    /^(?:argument_list|call|attribute|await|binary_operator)$/.test(whole.parent.type)
  ) {
    whole = whole.parent;
  }
  return whole;
}
