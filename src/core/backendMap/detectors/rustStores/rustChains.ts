import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
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

/** What a name is done with after its `let`, until another takes the name. */
export function usesAfter(declared: SyntaxNode): readonly SyntaxNode[] {
  const name = fieldOf(declared, "pattern");
  if (declared.type !== "let_declaration" || name?.type !== "identifier") return [];
  const body = functionAround(declared);
  const isLater = (node: SyntaxNode): boolean => node.startIndex >= declared.endIndex;
  const again = nodesOf(body, "let_declaration").find(
    (one) =>
      isLater(one) &&
      fieldOf(one, "pattern")?.text === name.text &&
      !new RegExp(`\\b${name.text}\\b`).test(fieldOf(one, "value")?.text ?? ""),
  );
  return nodesOf(body, "identifier").filter(
    (one) =>
      one.text === name.text &&
      isLater(one) &&
      (again === undefined || one.endIndex <= again.startIndex),
  );
}

export function functionAround(node: SyntaxNode): SyntaxNode {
  let outer = node;
  while (outer.parent !== null && outer.type !== "function_item") outer = outer.parent;
  return outer;
}
