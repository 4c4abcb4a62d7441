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
  const plain: readonly Gone[] = [{ target: left, of: right, part: "*" }];
  if (right.type !== "call") return plain;
  const { name, object } = calleeOf(right);
  if (name === "values" && object !== undefined) return [{ target: left, of: object, part: "*" }];
  const [first, second, ...others] = isPattern(left) ? childrenOf(left) : [];
  if (first === undefined || second === undefined || others.length > 0) return plain;
  if (name === "items" && object !== undefined) {
    return [
      { target: first, of: object, part: "[key]" },
      { target: second, of: object, part: "*" },
    ];
  }
  const [counted] = name === "enumerate" && object === undefined ? argumentsOf(right) : [];
  return counted === undefined ? plain : [{ target: second, of: counted, part: "*" }];
}

const isPattern = ({ type }: SyntaxNode): boolean =>
  type === "pattern_list" || type === "tuple_pattern";
