import { childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf } from "./calls.ts";

/** A name of a loop, and which part it is of what the loop goes through: an item, or its key. */
interface Gone {
  readonly target: SyntaxNode;
  readonly of: SyntaxNode;
  readonly part: "*" | "[key]";
}

/** `for one in all`, `for key, one in all.items()`, `for one in all.values()`, `for at, one in enumerate(all)`. */
export function goneThrough(left: SyntaxNode, right: SyntaxNode): readonly Gone[] {
  const special = right.type === "call" ? ofCall(left, right) : undefined;
  return special ?? [{ target: left, of: right, part: "*" }];
}

function ofCall(left: SyntaxNode, call: SyntaxNode): readonly Gone[] | undefined {
  const { name, object } = calleeOf(call);
  if (object === undefined) return name === "enumerate" ? counted(left, call) : undefined;
  if (name === "values") return [{ target: left, of: object, part: "*" }];
  const pair = name === "items" ? pairIn(left) : undefined;
  return (
    pair && [
      { target: pair[0], of: object, part: "[key]" },
      { target: pair[1], of: object, part: "*" },
    ]
  );
}

function counted(left: SyntaxNode, call: SyntaxNode): readonly Gone[] | undefined {
  const pair = pairIn(left);
  const [list] = argumentsOf(call);
  return pair && list && [{ target: pair[1], of: list, part: "*" }];
}

function pairIn(left: SyntaxNode): readonly [SyntaxNode, SyntaxNode] | undefined {
  const [first, second, ...others] = isPattern(left) ? childrenOf(left) : [];
  const isPair = first !== undefined && second !== undefined && others.length === 0;
  return isPair ? [first, second] : undefined;
}

const isPattern = ({ type }: SyntaxNode): boolean =>
  type === "pattern_list" || type === "tuple_pattern";
