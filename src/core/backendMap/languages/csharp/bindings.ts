import type { Binding } from "../../facts/facts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../reading/scopes.ts";
import { isExtensionBlock, parametersOn } from "./declarations.ts";
import { itemTypeOf } from "./itemTypes.ts";

/** What a file binds to this name are the namespaces that it uses; no variable can be called so. */
export const usedNamespaces = "using";

export interface Context {
  readonly scoped: Scoped;
  readonly value: (node: SyntaxNode) => Value;
}

/** What the names of a file are given: variables, properties, what loops go over. */
export function bindingsOf(root: SyntaxNode, context: Context): readonly Binding[] {
  const used = nodesOf(root, "using_directive").map((node) => ({
    scope: fileScope,
    name: usedNamespaces,
    value: { kind: "import", module: childrenOf(node).at(-1)?.text ?? "" } as const,
  }));
  const variables = nodesOf(root, "variable_declaration").flatMap((node) =>
    childrenOf(node)
      .filter(({ type }) => type === "variable_declarator")
      .flatMap((one) => {
        const [, initial] = childrenOf(one);
        return bound(one, fieldOf(node, "type"), initial, context);
      }),
  );
  const properties = nodesOf(root, "property_declaration").flatMap((node) =>
    bound(node, fieldOf(node, "type"), initialOf(node), context),
  );
  // `class A(Repository repo)`: the parameters of a class are seen in all of it.
  const primary = nodesOf(root, "class_declaration", "record_declaration")
    .filter((node) => !isExtensionBlock(node))
    .flatMap(parametersOn)
    .flatMap((node) => bound(node, fieldOf(node, "type"), undefined, context));
  return [...used, ...variables, ...properties, ...primary, ...eachOf(root, context)];
}

/** `foreach (IEndpoint one in all)`, `foreach (var path in paths)`, `if (x is IEndpoint one)`. */
function eachOf(root: SyntaxNode, context: Context): readonly Binding[] {
  return nodesOf(root, "foreach_statement", "declaration_pattern").flatMap((node) => {
    const [type, left] = [fieldOf(node, "type"), fieldOf(node, "left")];
    const typed = bound(left ?? node, type, undefined, context);
    return typed.length > 0 ? typed : itemOf(node, left, { ...context, root });
  });
}

/** A variable that goes over a list is each of its items. */
function itemOf(
  node: SyntaxNode,
  left: SyntaxNode | undefined,
  { scoped, value, root }: Context & { readonly root: SyntaxNode },
): readonly Binding[] {
  const right = fieldOf(node, "right");
  if (left?.type !== "identifier" || right === undefined) return [];
  const type = itemTypeOf(right, root, scoped.scopeOf);
  const item: Value =
    type === undefined
      ? { kind: "member", of: value(right), name: "*" }
      : { kind: "instance", type: value(type) };
  return [{ scope: scoped.scopeOf(node), name: left.text, value: item }];
}

function initialOf(property: SyntaxNode): SyntaxNode | undefined {
  const value = fieldOf(property, "value");
  return value?.type === "arrow_expression_clause" ? childrenOf(value)[0] : value;
}

function bound(
  node: SyntaxNode,
  type: SyntaxNode | undefined,
  initial: SyntaxNode | undefined,
  { scoped, value }: Context,
): readonly Binding[] {
  const options: readonly Value[] = [
    ...(initial === undefined ? [] : [value(initial)]),
    ...(type === undefined || isPlain(type)
      ? []
      : [{ kind: "instance", type: value(type) } as const]),
  ];
  const [only] = options;
  if (only === undefined) return [];
  const given: Value = options.length === 1 ? only : { kind: "either", options };
  const { text: name } = fieldOf(node, "name") ?? childrenOf(node)[0] ?? node;
  // `User User` names a type, not itself.
  const isNamesake = type?.text.replace("?", "") === name;
  const scope = scoped.scopeOf(node);
  return [{ scope, name, value: given, ...(isNamesake && { valueScope: fileScope }) }];
}

function isPlain({ type }: SyntaxNode): boolean {
  return type === "predefined_type" || type === "implicit_type";
}
