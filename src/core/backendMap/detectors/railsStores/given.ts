import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { statementsOf } from "../../languages/ruby/literals.ts";
import { isVariable } from "./ownRecords.ts";

/** What an expression stands for, if it is a name; undefined where that is not told. */
export type GivenTo = (node: SyntaxNode) => SyntaxNode | undefined;

/**
 * What the names of a file stand for: what their method gives them last, what alone another one gives
 * an instance variable, or what the only method called so ends in.
 */
export function givenIn(root: SyntaxNode): GivenTo {
  const assigned = Map.groupBy(nodesOf(root, ...assignments), (one) => fieldOf(one, "left")?.text);
  const methods = Map.groupBy(nodesOf(root, "method"), (one) => fieldOf(one, "name")?.text);
  const elsewhere = (name: SyntaxNode): readonly (SyntaxNode | undefined)[] =>
    name.type === "instance_variable"
      ? (assigned.get(name.text) ?? []).flatMap((one) => rightOf(one, name.text))
      : (methods.get(name.text) ?? []).map(resultOf);
  return (name) => {
    if (name.type !== "identifier" && name.type !== "instance_variable") return undefined;
    const own = givenBefore(name);
    if (own !== undefined || isVariable(name)) return own;
    const others = elsewhere(name);
    return others.length === 1 ? others[0] : undefined;
  };
}

const assignments = ["assignment", "operator_assignment"];

/** `@loans = @loans.late` tells nothing of where they come from. */
function rightOf(assignment: SyntaxNode, name: string): readonly SyntaxNode[] {
  const right = fieldOf(assignment, "right");
  return right === undefined || right.text.startsWith(`${name}.`) ? [] : [right];
}

/** What a method without conditions ends in: `def loans = @loans ||= Loan.late`. */
function resultOf(method: SyntaxNode): SyntaxNode | undefined {
  const last = statementsOf(method).at(-1);
  const isKept = last !== undefined && assignments.includes(last.type);
  return isKept ? fieldOf(last, "right") : last;
}

export function methodAround(node: SyntaxNode): SyntaxNode | undefined {
  let around = node.parent;
  while (around !== null && !/^(?:singleton_)?method$/.test(around.type)) around = around.parent;
  return around ?? undefined;
}

/** What a variable was given last before a place, in the same method. */
export function givenBefore(variable: SyntaxNode): SyntaxNode | undefined {
  const body = methodAround(variable);
  if (body === undefined) return undefined;
  const given = nodesOf(body, ...assignments).filter(
    (one) => fieldOf(one, "left")?.text === variable.text && one.endIndex < variable.startIndex,
  );
  const last = given.at(-1);
  return last && fieldOf(last, "right");
}
