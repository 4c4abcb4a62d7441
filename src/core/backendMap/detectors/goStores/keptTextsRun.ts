import { fileScope } from "../../facts/value.ts";
import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import { callsOf, type Call } from "../goRouting/routing.ts";
import { surroundingsOf } from "./surroundings.ts";

/** `db.QueryRow(ctx, findOrder, id)`, where `findOrder` is no name of the function: its SQL stands elsewhere. */
export function keptTextsRun(file: Reading): readonly QueryFact[] {
  const own = new Set(file.facts.bindings.flatMap(({ scope, name }) => keyIn(scope, name)));
  return callsOf(file).flatMap((call) => {
    if (!runs.test(call.name)) return [];
    const text = call.args
      .slice(0, mostBefore)
      .map(textIn)
      .find((one) => isElsewhere(one, own, file));
    return text === undefined ? [] : [runBy(call, text)];
  });
}

const runs =
  /^(?:Must)?(?:Query|QueryRow|Queryx|QueryRowx|Exec|NamedQuery|NamedExec|NamedQueryRow|Get|Select|Prepare|Preparex|PrepareNamed|Raw)(?:Context)?$/;
/** A context and where the rows go stand in front of the text. */
const mostBefore = 3;

/** The name itself, or what is formatted: `fmt.Sprintf(findOrders, where)`. */
function textIn(node: SyntaxNode): SyntaxNode {
  const isFormat =
    node.type === "call_expression" && fieldOf(node, "function")?.text.endsWith("Sprintf") === true;
  return (isFormat ? argumentsOf(node)[0] : undefined) ?? node;
}

function isElsewhere(
  node: SyntaxNode,
  own: ReadonlySet<string>,
  { facts, scopeOf }: Reading,
): boolean {
  if (node.type === "selector_expression") return /^\w+\.[A-Z]\w*$/.test(node.text);
  if (node.type !== "identifier") return false;
  for (
    let scope = scopeOf(node);
    scope !== fileScope;
    scope = facts.definitions[scope]?.scope ?? fileScope
  ) {
    const isGiven = facts.definitions[scope]?.parameters.some(({ name }) => name === node.text);
    if (isGiven || own.has(key(scope, node.text))) return false;
  }
  return true;
}

const key = (scope: number, name: string): string => `${scope} ${name}`;
const keyIn = (scope: number, name: string): readonly string[] =>
  scope === fileScope ? [] : [key(scope, name)];

function runBy({ node, file, name }: Call, text: SyntaxNode): QueryFact {
  return {
    ...surroundingsOf(node, file),
    reads: [],
    writes: [],
    columns: [],
    runs: file.valueOf(text),
    ...(/^(?:QueryRow|Get)/.test(name) && { limited: true }),
  };
}
