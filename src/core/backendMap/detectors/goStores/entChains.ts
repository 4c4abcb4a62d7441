import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import { chainOf, endOf, type Link } from "./goChains.ts";

/** `field.String("name").Optional()`: chains of calls that begin with a package's. */
export function chainsIn(method: SyntaxNode | undefined, owner: string): readonly Described[] {
  if (method === undefined) return [];
  return [method, ...helpersOf(method)]
    .flatMap((one) => nodesOf(one, "call_expression"))
    .filter((node) => fieldOf(node, "function")?.text.startsWith(`${owner}.`))
    .filter((node) => /^\w+\.\w+$/.test(fieldOf(node, "function")?.text ?? ""))
    .map((node) => ({ node, links: chainOf(endOf(node)).links }));
}

/** Functions of the file that it leaves a part to: `return append(commonFields(), …)`. */
function helpersOf(method: SyntaxNode): readonly SyntaxNode[] {
  const called = nodesOf(method, "call_expression")
    .map((node) => fieldOf(node, "function"))
    .filter((callee) => callee?.type === "identifier")
    .map((callee) => callee?.text);
  const top = called.length === 0 ? [] : childrenOf(method.parent ?? method);
  return top.filter(
    (one) =>
      one.type === "function_declaration" && called.includes(fieldOf(one, "name")?.text ?? ""),
  );
}

export interface Described {
  readonly node: SyntaxNode;
  readonly links: readonly Link[];
}

export const has = ({ links }: Described, name: string): boolean =>
  links.some((one) => one.name === name);

/** The texts that the first call of a chain is given. */
export const textsOf = ({ node }: Described): readonly string[] =>
  argumentsOf(node).filter(isString).map(textOf);
