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

/** Of a method in a block of extensions, what it extends goes before its own. */
export function parametersOn(node: SyntaxNode): readonly SyntaxNode[] {
  const extended = node.type === "method_declaration" ? blockAround(node) : undefined;
  return extended === undefined
    ? listedOn(node)
    : [...listedOn(extended).slice(0, 1), ...listedOn(node)];
}

function listedOn(node: SyntaxNode): readonly SyntaxNode[] {
  const list =
    fieldOf(node, "parameters") ?? childrenOf(node).find(({ type }) => type === "parameter_list");
  return list === undefined ? [] : childrenOf(list).filter(({ type }) => type === "parameter");
}

/** `extension(WebApplication app) { … }`, which the grammar is given as a class. */
export function isExtensionBlock({ type, text }: SyntaxNode): boolean {
  return type === "class_declaration" && text.startsWith("extension");
}

/** `this IServiceCollection services`, or what a block of extensions extends. */
export function isReceiver(parameter: SyntaxNode): boolean {
  const owner = parameter.parent?.parent;
  return hasModifier(parameter, "this") || (owner != null && isExtensionBlock(owner));
}

function blockAround(method: SyntaxNode): SyntaxNode | undefined {
  const around = method.parent?.parent;
  const isStatic = hasModifier(method, "static");
  return around != null && !isStatic && isExtensionBlock(around) ? around : undefined;
}

/** Whether a name is a type that the method or the class around it is given: `TEndpoint`. */
export function isTypeParameter(name: SyntaxNode): boolean {
  if (!/^T(?:[A-Z]\w*)?$/.test(name.text)) return false;
  for (let around = name.parent; around !== null; around = around.parent) {
    const list = childrenOf(around).find(({ type }) => type === "type_parameter_list");
    if (list !== undefined && new RegExp(`\\b${name.text}\\b`).test(list.text)) return true;
  }
  return false;
}

export function hasModifier(node: SyntaxNode, word: string): boolean {
  return childrenOf(node).some(({ type, text }) => type === "modifier" && text === word);
}
