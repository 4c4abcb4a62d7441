import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { partOf } from "../javascriptStores/records.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";

export interface Decorator {
  readonly name: string;
  readonly args: readonly SyntaxNode[];
}
export interface Property {
  readonly name: string;
  /** Its type as the code writes it. */
  readonly type: string;
  readonly decorators: readonly Decorator[];
  readonly node: SyntaxNode;
}
/** A class with what its decorators say; how entities are written. */
export interface DecoratedClass {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly base: SyntaxNode | undefined;
  readonly decorators: readonly Decorator[];
  readonly properties: readonly Property[];
}

export function decoratedClasses(root: SyntaxNode): readonly DecoratedClass[] {
  return nodesOf(root, "class_declaration", "abstract_class_declaration").map((node) => {
    const above = node.parent?.type === "export_statement" ? node.parent : undefined;
    const heritage = nodesOf(node, "extends_clause")[0];
    return {
      name: partOf(node, "name"),
      node,
      base: heritage === undefined ? undefined : fieldOf(heritage, "value"),
      decorators: [...decoratorsOf(above), ...decoratorsOf(node)],
      properties: propertiesOf(fieldOf(node, "body")),
    };
  });
}

function decoratorsOf(node: SyntaxNode | undefined): readonly Decorator[] {
  return (node?.namedChildren ?? []).flatMap((one) =>
    one.type === "decorator" ? [decorator(one)] : [],
  );
}

function decorator(node: SyntaxNode): Decorator {
  const inner = childrenOf(node)[0];
  if (inner?.type !== "call_expression") return { name: inner?.text ?? "", args: [] };
  return { name: fieldOf(inner, "function")?.text ?? "", args: argumentsOf(inner) };
}

/** Accessors can be columns too; their decorators stand before them. */
function propertiesOf(body: SyntaxNode | undefined): readonly Property[] {
  let before: Decorator[] = [];
  return (body?.namedChildren ?? []).flatMap((one) => {
    if (one.type === "decorator") {
      before.push(decorator(one));
      return [];
    }
    const own = one.type === "public_field_definition" ? decoratorsOf(one) : [];
    const decorators = [...before, ...own];
    before = [];
    if (decorators.length === 0) return [];
    const type = partOf(one, "type").replace(/^:\s*/, "");
    return [{ name: partOf(one, "name"), type, decorators, node: one }];
  });
}

export function decoratorNamed(
  decorators: readonly Decorator[],
  ...names: readonly string[]
): Decorator | undefined {
  return decorators.find(({ name }) => names.includes(name));
}

/** The class that `() => User`, `(type) => User` or "User" names. */
export function targetOf(node: SyntaxNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === "string") return node.text.slice(1, -1);
  if (node.type === "identifier") return node.text;
  const body = node.type === "arrow_function" ? fieldOf(node, "body") : undefined;
  return body === undefined || !/^[\w.]+$/.test(body.text)
    ? undefined
    : body.text.replace(/^.*\./, "");
}
