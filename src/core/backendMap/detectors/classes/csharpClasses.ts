import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import {
  attributeArguments,
  attributeName,
  attributesOn,
  basesOf,
  hasModifier,
  isExtensionBlock,
  parametersOn,
} from "../../languages/csharp/declarations.ts";
import { nameIn } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import type { Annotation, ClassModel, FieldModel, MethodModel, TypeUse } from "./classModel.ts";
import { onOneLine } from "./classModel.ts";

const known = new WeakMap<Reading, readonly ClassModel[]>();

/** The classes, records and interfaces of a file of C#, nested ones too. */
export function csharpClasses(file: Reading): readonly ClassModel[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const classes = nodesOf(
    file.root,
    "class_declaration",
    "record_declaration",
    "interface_declaration",
  )
    .filter((node) => !isExtensionBlock(node))
    .map((node) => classOf(node, file));
  known.set(file, classes);
  return classes;
}

function classOf(node: SyntaxNode, file: Reading): ClassModel {
  const body = fieldOf(node, "body");
  const members = body === undefined ? [] : childrenOf(body);
  return {
    node,
    scope: file.scopeOf(node),
    kind: node.type === "interface_declaration" ? "interface" : "class",
    isAbstract: hasModifier(node, "abstract") || hasModifier(node, "static"),
    name: fieldOf(node, "name")?.text ?? "",
    nameRange: rangeOf(fieldOf(node, "name") ?? node),
    annotations: annotationsOf(node, file),
    typeParameters: childrenOf(node)
      .filter(({ type }) => type === "type_parameter_list")
      .flatMap((list) => childrenOf(list).map((one) => fieldOf(one, "name")?.text ?? one.text)),
    bases: basesOf(node).map((one) => typeOf(one, file)),
    methods: members
      .filter(({ type }) => type === "method_declaration")
      .map((one) => methodOf(one, file)),
    fields: [
      ...(node.type === "record_declaration" ? parametersOn(node) : []),
      ...members.filter(({ type }) => type === "property_declaration"),
    ].map((one) => fieldModel(one, file)),
  };
}

function methodOf(node: SyntaxNode, file: Reading): MethodModel {
  const returns = fieldOf(node, "returns");
  return {
    node,
    scope: file.scopeOf(node),
    name: fieldOf(node, "name")?.text ?? "",
    nameRange: rangeOf(fieldOf(node, "name") ?? node),
    annotations: annotationsOf(node, file),
    parameters: parametersOn(node).map((one) => fieldModel(one, file)),
    ...(returns && { returns: typeOf(returns, file) }),
    isPublic: hasModifier(node, "public"),
    isStatic: hasModifier(node, "static"),
  };
}

function fieldModel(node: SyntaxNode, file: Reading): FieldModel {
  const type = fieldOf(node, "type");
  const initial = fieldOf(node, "value");
  return {
    name: fieldOf(node, "name")?.text ?? "",
    ...(type && { type: typeOf(type, file) }),
    range: rangeOf(fieldOf(node, "name") ?? node),
    // What is computed has no place of its own.
    isStatic: hasModifier(node, "static") || initial?.type === "arrow_expression_clause",
    ...(initial && { initial }),
    annotations: annotationsOf(node, file),
  };
}

function annotationsOf(node: SyntaxNode, file: Reading): readonly Annotation[] {
  return attributesOn(node).map((one) => ({
    name: attributeName(one),
    args: argsOf(one, file),
    range: rangeOf(one),
    text: onOneLine(one.text),
  }));
}

/** By name; what has none is "value", and all of these are "values". */
function argsOf(attribute: SyntaxNode, file: Reading): Readonly<Record<string, Value>> {
  const given = attributeArguments(attribute).map((one) => argOf(one, file));
  const plain = given.filter(({ name }) => name === undefined).map(({ value }) => value);
  const named = given.flatMap(({ name, value }) =>
    name === undefined ? [] : [[name, value] as const],
  );
  const [value] = plain;
  return {
    ...Object.fromEntries(named),
    ...(value && { value, values: { kind: "list", items: plain } }),
  };
}

/** `name: "a"` and `Name = "a"` have a name. */
function argOf(
  node: SyntaxNode,
  file: Reading,
): { readonly name: string | undefined; readonly value: Value } {
  const given = childrenOf(node).at(-1) ?? node;
  if (given.type !== "assignment_expression") {
    return { name: fieldOf(node, "name")?.text, value: file.valueOf(given) };
  }
  return {
    name: fieldOf(given, "left")?.text,
    value: file.valueOf(fieldOf(given, "right") ?? given),
  };
}

function typeOf(node: SyntaxNode, file: Reading): TypeUse {
  const isNullable = node.type === "nullable_type";
  const type = isNullable ? (fieldOf(node, "type") ?? node) : node;
  // `FastEndpoints.Endpoint<Ask, Answer>`
  const named = type.type === "qualified_name" ? (fieldOf(type, "name") ?? type) : type;
  const args = childrenOf(named).find((one) => one.type === "type_argument_list");
  return {
    name: nameIn(named),
    args: args === undefined ? [] : childrenOf(args).map((one) => typeOf(one, file)),
    isNullable,
    value: file.valueOf(type),
  };
}
