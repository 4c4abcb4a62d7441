import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/rust/values.ts";

/** A call of a chain: `filter(users::id.eq(1))`. */
export interface Link {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly args: readonly SyntaxNode[];
}

/** The calls on an expression, in their order. */
export function linksOn(node: SyntaxNode): readonly Link[] {
  const links: Link[] = [];
  for (let call = callOn(node); call !== undefined; call = callOn(call)) {
    const callee = calleeOf(call) ?? call;
    links.push({ name: fieldOf(callee, "field")?.text ?? "", node: call, args: argumentsOf(call) });
  }
  return links;
}

/** The call of a method of an expression; `await`, `?` and the method's types may stand between. */
function callOn(node: SyntaxNode): SyntaxNode | undefined {
  const field = around(node);
  if (field?.type !== "field_expression") return undefined;
  const callee = field.parent?.type === "generic_function" ? field.parent : field;
  const call = callee.parent;
  return call?.type === "call_expression" && call.children[0]?.id === callee.id ? call : undefined;
}

function around({ parent }: SyntaxNode): SyntaxNode | undefined {
  if (parent === null) return undefined;
  return /^(?:await|try)_expression$/.test(parent.type) ? around(parent) : parent;
}

/** What a call calls, without types: `load` of `load::<User>(conn)`. */
function calleeOf(call: SyntaxNode): SyntaxNode | undefined {
  const callee = fieldOf(call, "function");
  return callee?.type === "generic_function" ? fieldOf(callee, "function") : callee;
}

/** The calls up to the one that asks the database; what is made of its answer is no part of a query. */
export function untilRun(links: readonly Link[], runs: RegExp): readonly Link[] {
  const at = links.findIndex(({ name }) => runs.test(name));
  return at < 0 ? links : links.slice(0, at + 1);
}

/** The node of the last of some calls, else where they begin. */
export function last(links: readonly Link[], node: SyntaxNode): SyntaxNode {
  return links.at(-1)?.node ?? node;
}
