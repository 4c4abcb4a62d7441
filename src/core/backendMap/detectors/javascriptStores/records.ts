import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { keyOf, unquoted } from "../../languages/javascriptValues/texts.ts";

/** An entry of an object literal; a shorthand's value is its own name. */
export interface Entry {
  readonly key: string;
  readonly value: SyntaxNode;
  readonly node: SyntaxNode;
}

/** Nothing for what is no object literal; spreads and methods are passed over. */
export function entriesOf(node: SyntaxNode | undefined): readonly Entry[] {
  if (node?.type !== "object") return [];
  return childrenOf(node).flatMap((one): readonly Entry[] => {
    if (one.type === "shorthand_property_identifier") {
      return [{ key: one.text, value: one, node: one }];
    }
    const value = one.type === "pair" ? fieldOf(one, "value") : undefined;
    return value === undefined ? [] : [{ key: keyOf(fieldOf(one, "key")), value, node: one }];
  });
}

export function entryOf(
  node: SyntaxNode | undefined,
  ...keys: readonly string[]
): SyntaxNode | undefined {
  return entriesOf(node).find(({ key }) => keys.includes(key))?.value;
}

/** The text of a plain string. */
export function textOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === "string") return unquoted(node);
  const isPlain =
    node?.type === "template_string" &&
    node.namedChildren.every(({ type }) => type !== "template_substitution");
  return isPlain ? node.text.slice(1, -1) : undefined;
}

/** The texts of a list of plain strings, or of one. */
export function textsIn(node: SyntaxNode | undefined): readonly string[] {
  const nodes = node?.type === "array" ? childrenOf(node) : node === undefined ? [] : [node];
  return nodes.flatMap((one) => textOf(one) ?? []);
}

/** Whether an object may hold more than its entries say. */
export function isOpen(node: SyntaxNode | undefined): boolean {
  if (node === undefined) return false;
  return node.type !== "object" || childrenOf(node).some(({ type }) => type === "spread_element");
}

/** The text of a part of a node; empty where it has none. */
export function partOf(node: SyntaxNode | undefined, ...fields: readonly string[]): string {
  for (const field of fields) {
    const part = node === undefined ? undefined : fieldOf(node, field);
    if (part !== undefined) return part.text;
  }
  return "";
}

export const isTrue = (node: SyntaxNode | undefined): boolean => node?.type === "true";
export const isFalse = (node: SyntaxNode | undefined): boolean => node?.type === "false";

/** What a name of the same file is declared as; anything else as it is. */
export function declared(node: SyntaxNode | undefined): SyntaxNode | undefined {
  if (node?.type !== "identifier") return node;
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.type !== "statement_block" && around.type !== "program") continue;
    const found = around.namedChildren
      .flatMap((one) =>
        /declaration|export/.test(one.type) ? nodesOf(one, "variable_declarator") : [],
      )
      .find((one) => fieldOf(one, "name")?.text === node.text);
    if (found !== undefined) return fieldOf(found, "value");
  }
  return node;
}

/** What stands for something that is written elsewhere: `orders`, `schema.orders`. */
export const isName = ({ type }: SyntaxNode): boolean =>
  type === "identifier" || type === "member_expression";
