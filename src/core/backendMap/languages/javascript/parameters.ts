import type { Binding, Parameter } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { namesIn } from "./patterns.ts";
import type { ScopedSource } from "./source.ts";

type ValueOf = ScopedSource["value"];

export function parametersOf(node: SyntaxNode, value: ValueOf): readonly Parameter[] {
  return parameterNodes(node).map((one, index) => parameterOf(one, index, value));
}

/** Without the `this` of TypeScript, which only says of what type that is. */
function parameterNodes(node: SyntaxNode): readonly SyntaxNode[] {
  const single = fieldOf(node, "parameter");
  if (single !== undefined) return [single];
  const list = fieldOf(node, "parameters");
  const all = list === undefined ? [] : childrenOf(list);
  const [first] = all;
  return first !== undefined && patternOf(first).type === "this" ? all.slice(1) : all;
}

function parameterOf(node: SyntaxNode, index: number, value: ValueOf): Parameter {
  const preset = fieldOf(node, "value") ?? fieldOf(node, "right");
  const type = typeIn(node);
  const pattern = patternOf(node);
  const rest = restOf(pattern);
  return {
    name: nameIn(rest ?? pattern, index),
    ...(type && { type: value(type) }),
    ...(preset && { default: value(preset) }),
    ...(rest && { isRest: true as const }),
  };
}

/** A pattern has no name by itself; its names are bound as members of one that code cannot write. */
function nameIn(pattern: SyntaxNode, index: number): string {
  return pattern.type === "identifier" ? pattern.text : `{${index}}`;
}

/** `...all`, and in TypeScript what a list of them is taken apart into: `...[router, { users }]`. */
const restOf = (pattern: SyntaxNode): SyntaxNode | undefined =>
  pattern.type === "rest_pattern" ? childrenOf(pattern)[0] : undefined;

function patternOf(node: SyntaxNode): SyntaxNode {
  return fieldOf(node, "pattern") ?? fieldOf(node, "left") ?? node;
}

export function typeIn(node: SyntaxNode): SyntaxNode | undefined {
  const annotation = fieldOf(node, "type");
  return annotation === undefined ? undefined : childrenOf(annotation)[0];
}

/** Names that a function's parameters bind beside their own: parts of patterns, fields of the class. */
export function parameterBindings(
  node: SyntaxNode,
  scope: Scope,
  { scoped, value }: ScopedSource,
): readonly Binding[] {
  return parameterNodes(node).flatMap((one, index): readonly Binding[] => {
    const given = patternOf(one);
    const pattern = restOf(given) ?? given;
    if (pattern.type === "object_pattern" || pattern.type === "array_pattern") {
      const whole: Value = { kind: "name", name: nameIn(pattern, index) };
      return namesIn(pattern, whole, value).map((bound) => ({ scope, ...bound }));
    }
    const around = scoped.definitions[scope]?.scope;
    return around === undefined ? [] : injected(one, pattern, { scope, around, value });
  });
}

/** `constructor(private users: UserRoutes)` gives the class a field. */
function injected(
  node: SyntaxNode,
  pattern: SyntaxNode,
  { scope, around, value }: { scope: Scope; around: Scope; value: ValueOf },
): readonly Binding[] {
  if (node.type !== "required_parameter" || pattern.startIndex === node.startIndex) return [];
  const isField = node.children.some(
    ({ type }) => type === "accessibility_modifier" || type === "readonly",
  );
  if (!isField) return [];
  const type = typeIn(node);
  const name = pattern.text;
  return [
    { scope: around, name, value: { kind: "name", name }, valueScope: scope },
    ...(type === undefined
      ? []
      : [
          {
            scope: around,
            name,
            value: { kind: "instance", type: value(type) },
            valueScope: scope,
          } as const,
        ]),
  ];
}
