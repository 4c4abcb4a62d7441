import { childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** The name of a declaration. */
export function nameOf(node: SyntaxNode): SyntaxNode | undefined {
  return childrenOf(node).find(({ type }) => /^(?:simple|type)_identifier$/.test(type));
}

/** The annotations of a declaration. */
export function annotationsOn(node: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(node)
    .filter(({ type }) => type === "modifiers" || type === "parameter_modifiers")
    .flatMap(childrenOf)
    .filter(({ type }) => type === "annotation");
}

/** What an annotation is given. */
export function annotationArguments(annotation: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(annotation)
    .filter(({ type }) => type === "constructor_invocation")
    .flatMap(childrenOf)
    .filter(({ type }) => type === "value_arguments")
    .flatMap(childrenOf);
}

/** Without its package. */
export function annotationName(annotation: SyntaxNode): string {
  const names = childrenOf(typeIn(annotation)).filter(({ type }) => type === "type_identifier");
  return names.at(-1)?.text ?? "";
}

/** The type of a delegation, a constructor's call or an annotation. */
function typeIn(node: SyntaxNode): SyntaxNode {
  const wrapped = childrenOf(node).find(({ type }) =>
    /^(?:constructor_invocation|user_type|explicit_delegation)$/.test(type),
  );
  return wrapped !== undefined && node.type !== "user_type" ? typeIn(wrapped) : node;
}

/** What a class extends and implements. */
export function basesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(node)
    .filter(({ type }) => type === "delegation_specifier")
    .map(typeIn);
}

/** Whether a modifier stands before a declaration: "abstract", "annotation", "private". */
export function hasWord(node: SyntaxNode, word: string): boolean {
  const modifiers = childrenOf(node).find(({ type }) => type === "modifiers");
  return modifiers !== undefined && childrenOf(modifiers).some(({ text }) => text === word);
}

/** Whether a declaration has a keyword of this kind: "interface", "enum". */
export function hasKeyword(node: SyntaxNode, word: string): boolean {
  return node.children.some(({ type }) => type === word);
}

/** The name, the type and the value of a property or a parameter, as far as they are written. */
export function partsOf(node: SyntaxNode): {
  readonly name: SyntaxNode | undefined;
  readonly type: SyntaxNode | undefined;
  readonly initial: SyntaxNode | undefined;
} {
  const children = childrenOf(node).filter(
    ({ type }) => type !== "modifiers" && type !== "binding_pattern_kind",
  );
  const at = children.findIndex(({ type }) => type === "variable_declaration");
  const declared = at < 0 ? node : (children[at] ?? node);
  const type = childrenOf(declared).find((one) => /^(?:user|nullable)_type$/.test(one.type));
  const after = children.slice(at + 1).filter((one) => one.id !== type?.id);
  const initial = at < 0 ? after[1] : after[0];
  const isInitial = initial !== undefined && !/^(?:[gs]etter|type_constraints)$/.test(initial.type);
  return { name: nameOf(declared), type, initial: isInitial ? initial : undefined };
}
