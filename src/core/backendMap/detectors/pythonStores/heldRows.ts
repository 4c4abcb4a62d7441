import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { functionAround } from "./laterChains.ts";

/** A row as a function holds it: what it was given as, and the fields that were set since. */
export interface HeldRow {
  readonly given?: SyntaxNode;
  readonly fields: readonly string[];
}

/** What an expression stands for where it is saved, added or deleted. */
export function heldRow(row: SyntaxNode): HeldRow {
  if (row.type === "call") return { given: row, fields: fieldsGiven(row) };
  const body = functionAround(row);
  if (body === undefined || !/^(?:identifier|attribute)$/.test(row.type)) return { fields: [] };
  const before = (one: SyntaxNode): boolean => one.startIndex < row.startIndex;
  const given = givenIn(body, row.text).filter(before).at(-1);
  const set = fieldsSet(body, row.text).filter(
    (one) => before(one.node) && one.node.startIndex > (given?.startIndex ?? 0),
  );
  const fields = [...(given ? fieldsGiven(given) : []), ...set.map(({ field }) => field)];
  return { ...(given && { given }), fields: [...new Set(fields)] };
}

/** What a function gives a name, in the order of the text. */
function givenIn(body: SyntaxNode, name: string): readonly SyntaxNode[] {
  return nodesOf(body, "assignment", "named_expression", "for_statement").flatMap((one) => {
    const left = fieldOf(one, "left") ?? fieldOf(one, "name");
    const right = fieldOf(one, "right") ?? fieldOf(one, "value");
    if (left === undefined || right === undefined) return [];
    return left.text === name ? [right] : givenInPair(left, right, name);
  });
}

/** `order, is_new = Order.objects.get_or_create(…)`, `for at, order in enumerate(orders)`. */
function givenInPair(left: SyntaxNode, right: SyntaxNode, name: string): readonly SyntaxNode[] {
  if (left.type !== "pattern_list") return [];
  const at = left.namedChildren.findIndex(({ text }) => text === name);
  if (at === 0) return /_or_create\s*\(/.test(right.text) ? [right] : [];
  const isCounted = at === 1 && right.type === "call" && calleeOf(right).words === "enumerate";
  return isCounted ? argumentsOf(right).slice(0, 1) : [];
}

interface FieldSet {
  readonly node: SyntaxNode;
  readonly field: string;
}

/** `order.state = "paid"`, `order.count += 1`: the fields of a name that a function sets. */
export function fieldsSet(body: SyntaxNode, name: string): readonly FieldSet[] {
  return nodesOf(body, "assignment", "augmented_assignment").flatMap((node) => {
    const left = fieldOf(node, "left");
    const isField = left?.type === "attribute" && fieldOf(left, "object")?.text === name;
    return isField ? [{ node, field: wordOf(left, "attribute") }] : [];
  });
}

/** `Order(state="new", total=0)`: what a row is made with. */
function fieldsGiven(given: SyntaxNode): readonly string[] {
  if (given.type !== "call") return [];
  const { name } = calleeOf(given);
  return /^[A-Z]/.test(name) ? [...keywordsOf(given).keys()] : [];
}

/** Whether the function around says of which type its parameter is. */
export function isTypedParameter(row: SyntaxNode): boolean {
  const parameters = functionAround(row)?.childForFieldName("parameters");
  const typed = nodesOf(parameters ?? row, "typed_parameter", "typed_default_parameter");
  return (
    parameters !== undefined && typed.some(({ namedChildren: [name] }) => name?.text === row.text)
  );
}
