import { fieldOf, nodesOf, type SyntaxNode } from "../grammars/syntax.ts";
import { functionAround } from "./functionAround.ts";
import { adds, isText, nameKept, wordFor } from "./nameKept.ts";

/** So much of the code after the text is looked at. */
const farthest = 6_000;
const assignments = [
  "augmented_assignment",
  "augmented_assignment_expression",
  "compound_assignment_expr",
  "assignment_expression",
  "assignment_statement",
  "assignment",
  "operator_assignment",
  "binary",
];
const calls = [
  "call_expression",
  "method_invocation",
  "invocation_expression",
  "call",
  "member_call_expression",
];

/**
 * What becomes part of a query's text after its first words: `sql += x`, `sql = sql + x`,
 * `sql.append(x)`, `sql.push_str(x)`, where the text is kept in a name.
 */
export function addedLater(query: SyntaxNode, text: string): readonly SyntaxNode[] {
  const name = isText(query) ? nameKept(query, text) : undefined;
  if (name === undefined) return [];
  const around = functionAround(query);
  const end = Math.min(around.endIndex, query.endIndex + farthest);
  const word = wordFor(name);
  const adding = new RegExp(`^${word}(?:\\s*(?:[+.]=|<<)|\\s*=\\s*${word})`);
  const growing = new RegExp(`${word}\\s*(?:[+.]=|<<|=\\s*${word}|\\.\\s*(?:${adds})\\()`, "i");
  if (!growing.test(text.slice(query.endIndex, end))) return [];
  const isLater = ({ startIndex }: SyntaxNode): boolean =>
    startIndex > query.endIndex && startIndex < end;
  return [
    ...nodesOf(around, ...assignments)
      .filter((one) => isLater(one) && adding.test(one.text))
      .flatMap((one) => fieldOf(one, "right") ?? one.namedChildren.at(-1) ?? []),
    ...nodesOf(around, ...calls)
      .filter((one) => isLater(one) && isOn(one, word))
      .flatMap(argumentsIn),
  ];
}

/** `sql.append(a)`, and `sql.append(a).append(b)`. */
function isOn(call: SyntaxNode, word: string): boolean {
  const given = argumentsNode(call);
  if (given === undefined) return false;
  const callee = call.text.slice(0, given.startIndex - call.startIndex);
  return new RegExp(`^${word}[\\s\\S]*\\.\\s*(?:${adds})\\s*$`, "i").test(callee);
}

const argumentsIn = (call: SyntaxNode): readonly SyntaxNode[] =>
  argumentsNode(call)?.namedChildren.flatMap(insideOf) ?? [];

const argumentsNode = (call: SyntaxNode): SyntaxNode | undefined =>
  fieldOf(call, "arguments") ?? call.namedChildren.find(({ type }) => /argument|suffix/.test(type));

/** Some grammars wrap each argument, or all of them once more. */
function insideOf(node: SyntaxNode): readonly SyntaxNode[] {
  const wraps = /^(?:value_)?arguments?$/.test(node.type);
  return wraps ? node.namedChildren.flatMap(insideOf) : [node];
}
