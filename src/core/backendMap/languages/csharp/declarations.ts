import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** The attributes of a declaration or a parameter. */
export function attributesOn(node: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(node)
    .filter(({ type }) => type === "attribute_list")
    .flatMap(childrenOf)
    .filter(({ type }) => type === "attribute");
}

/** Without its namespace, and without the ending that may be left out. */
export function attributeName(attribute: SyntaxNode): string {
  const name = fieldOf(attribute, "name");
  const plain = name?.type === "generic_name" ? childrenOf(name)[0]?.text : name?.text;
  return (plain ?? "").replace(/^.*\./, "").replace(/Attribute$/, "");
}

/** What an attribute is given. */
export function attributeArguments(attribute: SyntaxNode): readonly SyntaxNode[] {
  const list = childrenOf(attribute).find(({ type }) => type === "attribute_argument_list");
  return list === undefined ? [] : childrenOf(list);
}

/** What a class extends and implements. */
export function basesOf(node: SyntaxNode): readonly SyntaxNode[] {
  const list = childrenOf(node).find(({ type }) => type === "base_list");
  if (list === undefined) return [];
  return childrenOf(list)
    .filter(({ type }) => type !== "argument_list")
    .map((one) =>
      one.type === "primary_constructor_base_type" ? (childrenOf(one)[0] ?? one) : one,
    );
}

export function parametersOn(node: SyntaxNode): readonly SyntaxNode[] {
  const list =
    fieldOf(node, "parameters") ?? childrenOf(node).find(({ type }) => type === "parameter_list");
  return list === undefined ? [] : childrenOf(list).filter(({ type }) => type === "parameter");
}

export function hasModifier(node: SyntaxNode, word: string): boolean {
  return childrenOf(node).some(({ type, text }) => type === "modifier" && text === word);
}
