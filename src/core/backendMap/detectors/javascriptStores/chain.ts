import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { partOf } from "./records.ts";
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
  if (goesOn(last)) return undefined;
  const links: Link[] = [];
  let at: SyntaxNode | undefined = last;
  while (at?.type === "call_expression" && links.length < longestChain) {
    const { name, receiver } = calledBy(at);
    links.push({ name, node: at, args: argumentsOf(at) });
    at = receiver;
  }
  return { links: links.reverse(), receiver: at, node: last };
}

/** The name that a call calls, and what it is called on. */
function calledBy(call: SyntaxNode): {
  readonly name: string;
  readonly receiver: SyntaxNode | undefined;
} {
  const callee = fieldOf(call, "function");
  if (callee?.type !== "member_expression") {
    return { name: callee?.text ?? "", receiver: undefined };
  }
  return { name: partOf(callee, "property"), receiver: unwrapped(fieldOf(callee, "object")) };
}

/** Whether a call is in the middle of a chain: something of what it gives is called. */
function goesOn(call: SyntaxNode): boolean {
  const member = call.parent;
  if (member?.type !== "member_expression") return false;
  // TypeScript's grammar puts the `await` before a call with types inside of what is called.
  const callee = member.parent?.type === "await_expression" ? member.parent : member;
  const next = callee.parent;
  return next?.type === "call_expression" && next.childForFieldName("function")?.id === callee.id;
}

/** `(await make()).from("a")` goes on with what `make()` gives. */
function unwrapped(node: SyntaxNode | undefined): SyntaxNode | undefined {
  const isWrapped = node?.type === "await_expression" || node?.type === "parenthesized_expression";
  return isWrapped ? unwrapped(node.namedChildren[0]) : node;
}

export function linkNamed(chain: Chain, ...names: readonly string[]): Link | undefined {
  return chain.links.find(({ name }) => names.includes(name));
}

/** Blocks longer than this are not gone through again for each chain in them. */
const longestBlock = 30_000;

/**
 * What is called later on the variable that a chain is given to, in the block where it is declared:
 * `const query = knex("a"); if (all) query.leftJoin("b");`.
 */
export function laterLinks(chain: Chain): readonly Link[] {
  return laterCalls(chain).flatMap(({ call, name }) => {
    const later = chainOf(call);
    return later?.receiver?.text === name ? later.links : [];
  });
}

/** Whether that variable is given to something, which may make it a part of more: `all.union(query)`. */
export function isHandedOn(chain: Chain): boolean {
  return laterCalls(chain).some(({ call, name }) =>
    argumentsOf(call).some(({ text }) => text === name),
  );
}

/** The calls behind a chain in the block where the variable is declared that it is given to. */
function laterCalls({ node }: Chain): readonly { call: SyntaxNode; name: string }[] {
  const declarator = node.parent;
  const name = declarator?.type === "variable_declarator" ? fieldOf(declarator, "name") : undefined;
  const block = declarator?.parent?.parent;
  if (name?.type !== "identifier" || block?.type !== "statement_block") return [];
  if (block.endIndex - block.startIndex > longestBlock) return [];
  return nodesOf(block, "call_expression")
    .filter((call) => call.startIndex >= node.endIndex)
    .map((call) => ({ call, name: name.text }));
}
