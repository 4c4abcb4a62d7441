import { wordOf } from "./calls.ts";
import type { Binding, Export } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { fileScope } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { readImport } from "./imports.ts";
import { goneThrough } from "./loops.ts";
import type { Context } from "./context.ts";

const kinds = [
  "import_statement",
  "import_from_statement",
  "assignment",
  "augmented_assignment",
  "named_expression",
  "for_statement",
  "with_item",
];

/** What names a file binds, and the modules that it passes on whole by a star. */
export function bindingsOf(
  root: SyntaxNode,
  context: Context,
): { readonly bindings: readonly Binding[]; readonly exports: readonly Export[] } {
  const all = nodesOf(root, ...kinds).flatMap((node) => bindingOf(node, context));
  const stars = all.filter(({ name, scope }) => name === "*" && scope === fileScope);
  return {
    bindings: all.filter(({ name }) => name !== "*"),
    exports: stars.map(({ name, value }) => ({ name, value })),
  };
}

function bindingOf(node: SyntaxNode, context: Context): readonly Binding[] {
  const scope = context.scoped.scopeOf(node);
  switch (node.type) {
    case "import_statement":
    case "import_from_statement":
      return readImport(node).map((one) => ({ scope, ...one }));
    case "for_statement":
      return looped(node, context);
    case "with_item":
      return opened(node, context);
    case "named_expression":
      return assigned(fieldOf(node, "name"), fieldOf(node, "value"), node, context);
    case "assignment":
      return annotated(node, context);
    default:
      return assigned(fieldOf(node, "left"), fieldOf(node, "right"), node, context);
  }
}

/** `users: UserRoutes` without a value says its type. */
function annotated(node: SyntaxNode, context: Context): readonly Binding[] {
  const [left, right, type] = [
    fieldOf(node, "left"),
    fieldOf(node, "right"),
    fieldOf(node, "type"),
  ];
  if (right !== undefined) return assigned(left, right, node, context);
  if (left === undefined || type === undefined) return [];
  const value: Value = { kind: "instance", type: context.value(type) };
  return bound(left, value, node, context);
}

function assigned(
  left: SyntaxNode | undefined,
  right: SyntaxNode | undefined,
  node: SyntaxNode,
  context: Context,
): readonly Binding[] {
  if (left === undefined || right === undefined) return [];
  // `a = b = c` is an assignment within one.
  if (right.type === "assignment") return assigned(left, fieldOf(right, "right"), node, context);
  return bound(left, context.value(right), node, context);
}

function bound(
  left: SyntaxNode,
  value: Value,
  node: SyntaxNode,
  context: Context,
): readonly Binding[] {
  const scope = context.scoped.scopeOf(node);
  switch (left.type) {
    case "identifier":
      return [{ scope, name: left.text, value }];
    case "attribute":
      return onSelf(left, value, scope, context);
    case "pattern_list":
    case "tuple_pattern":
      return childrenOf(left).flatMap((one, index) => {
        const item = value.kind === "list" ? value.items[index] : undefined;
        const taken: Value = item ?? { kind: "member", of: value, name: String(index) };
        return bound(one, taken, node, context);
      });
    default:
      return [];
  }
}

/** `self.router = …` in a method gives the class a field. */
function onSelf(
  left: SyntaxNode,
  value: Value,
  own: number,
  { scoped }: Context,
): readonly Binding[] {
  if (!["self", "cls"].includes(wordOf(left, "object"))) return [];
  let scope = own;
  for (let around = scoped.definitions[own]; around && around.kind !== "class";) {
    scope = around.scope;
    around = scoped.definitions[scope];
  }
  const name = wordOf(left, "attribute");
  return [{ scope, name, value, valueScope: own }];
}

/** In a loop a name is every item of what is looped over. */
function looped(node: SyntaxNode, context: Context): readonly Binding[] {
  const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
  if (left === undefined || right === undefined) return [];
  return goneThrough(left, right).flatMap(({ target, of, part }) =>
    bound(target, { kind: "member", of: context.value(of), name: part }, node, context),
  );
}

function opened(node: SyntaxNode, context: Context): readonly Binding[] {
  const pattern = fieldOf(node, "value");
  if (pattern?.type !== "as_pattern") return [];
  const [value, target] = childrenOf(pattern);
  const name = target === undefined ? undefined : childrenOf(target)[0];
  return name === undefined || value === undefined
    ? []
    : bound(name, context.value(value), node, context);
}
