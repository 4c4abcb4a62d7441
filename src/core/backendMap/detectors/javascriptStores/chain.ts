import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";

/** One call of a chain: `where(…)` of `db("a").where(…).first()`. */
export interface Link {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly args: readonly SyntaxNode[];
}

/** Calls that hang together, the first first, and what the first is called on. */
export interface Chain {
  readonly links: readonly Link[];
  readonly receiver: SyntaxNode | undefined;
  /** The last call: the whole of the chain. */
  readonly node: SyntaxNode;
}

const longestChain = 100;

/** The chain that a call is the last of; undefined for a call in the middle of one. */
export function chainOf(last: SyntaxNode): Chain | undefined {
  const above = last.parent;
  const goesOn =
    above?.type === "member_expression" &&
    above.parent?.type === "call_expression" &&
    fieldOf(above.parent, "function")?.id === above.id;
  if (goesOn) return undefined;
  const links: Link[] = [];
  let at: SyntaxNode | undefined = last;
  while (at?.type === "call_expression" && links.length < longestChain) {
    const callee = fieldOf(at, "function");
    const isMember = callee?.type === "member_expression";
    const name: SyntaxNode | undefined = isMember ? fieldOf(callee, "property") : callee;
    links.push({ name: name?.text ?? "", node: at, args: argumentsOf(at) });
    at = isMember ? fieldOf(callee, "object") : undefined;
    if (at?.type === "await_expression" || at?.type === "parenthesized_expression") {
      at = at.namedChildren[0] ?? undefined;
    }
  }
  return { links: links.reverse(), receiver: at, node: last };
}

export function linkNamed(chain: Chain, ...names: readonly string[]): Link | undefined {
  return chain.links.find(({ name }) => names.includes(name));
}
