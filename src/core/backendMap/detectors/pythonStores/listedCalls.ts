import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, wordOf } from "../../languages/python/calls.ts";
import { functionAround } from "./laterChains.ts";

/** The calls that an argument is: itself, what a variable is given, all that is spread into it. */
export function callsIn(arg: SyntaxNode): readonly SyntaxNode[] {
  if (arg.type === "call") return [arg];
  if (arg.type === "identifier") return given(arg).filter(isCall).slice(0, 1);
  const spread = arg.type === "list_splat" ? childrenOf(arg)[0] : undefined;
  if (spread?.type === "identifier") return listed(spread);
  return spread?.type === "call" ? givenBack(spread) : [];
}

const isCall = ({ type }: SyntaxNode): boolean => type === "call";

/** What a variable is given in the function around it. */
const given = (name: SyntaxNode): readonly SyntaxNode[] =>
  nodesOf(functionAround(name) ?? name.tree.rootNode, "assignment")
    .filter((one) => wordOf(one, "left") === name.text)
    .flatMap((one) => fieldOf(one, "right") ?? []);

/** `columns = [Column("id", …)]`, and what `columns.append(…)` adds. */
function listed(name: SyntaxNode): readonly SyntaxNode[] {
  const lists = given(name).filter(({ type }) => type === "list");
  const added = nodesOf(functionAround(name) ?? name.tree.rootNode, "call").filter((one) => {
    const callee = calleeOf(one);
    return callee.name === "append" && callee.object?.text === name.text;
  });
  return [...lists.flatMap(childrenOf), ...added.flatMap(argumentsOf)].filter(isCall);
}

/** `*stamps()`: what the function of the file gives back. */
function givenBack(call: SyntaxNode): readonly SyntaxNode[] {
  const { name } = calleeOf(call);
  return nodesOf(call.tree.rootNode, "function_definition")
    .filter((one) => fieldOf(one, "name")?.text === name)
    .flatMap((one) => nodesOf(one, "return_statement"))
    .flatMap((one) => childrenOf(one).flatMap(childrenOf))
    .filter(isCall);
}
