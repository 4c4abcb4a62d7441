import type { Annotation, ClassModel, FieldModel, MethodModel, TypeUse } from "./classModel.ts";
import { onOneLine } from "./classModel.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import { annotationsOn, basesOf } from "../../languages/java/readJava.ts";
import { annotationFields } from "../../languages/java/values.ts";

const kinds: Readonly<Record<string, ClassModel["kind"]>> = {
  class_declaration: "class",
  record_declaration: "class",
  enum_declaration: "enum",
  interface_declaration: "interface",
  annotation_type_declaration: "annotation",
};

/** The classes of a file of Java, nested ones too. */
export function javaClasses(file: Reading): readonly ClassModel[] {
  return nodesOf(file.root, ...Object.keys(kinds)).map((node) => classOf(node, file));
}

function classOf(node: SyntaxNode, file: Reading): ClassModel {
  const body = fieldOf(node, "body");
  const members = body === undefined ? [] : childrenOf(body);
  const components = fieldOf(node, "parameters");
  const parameters = fieldOf(node, "type_parameters");
  return {
    node,
    scope: file.scopeOf(node),
    kind: kinds[node.type] ?? "class",
    isAbstract: hasModifier(node, "abstract"),
    name: fieldOf(node, "name")?.text ?? "",
    nameRange: rangeOf(fieldOf(node, "name") ?? node),
    annotations: annotationsOf(node, file),
    typeParameters:
      parameters === undefined
        ? []
        : childrenOf(parameters).map((one) => childrenOf(one)[0]?.text ?? ""),
    bases: basesOf(node).map((one) => typeOf(one, file)),
    methods: members
      .filter(({ type }) => type === "method_declaration")
      .map((one) => methodOf(one, file)),
    fields: [
      ...(components === undefined
        ? []
        : childrenOf(components).map((one) => parameterOf(one, file))),
      ...members.flatMap((one) => fieldsOf(one, file)),
    ],
  };
}

function methodOf(node: SyntaxNode, file: Reading): MethodModel {
  const returns = fieldOf(node, "type");
  const parameters = fieldOf(node, "parameters");
  return {
    node,
    scope: file.scopeOf(node),
    name: fieldOf(node, "name")?.text ?? "",
    nameRange: rangeOf(fieldOf(node, "name") ?? node),
    annotations: annotationsOf(node, file),
    parameters:
      parameters === undefined
        ? []
        : childrenOf(parameters)
            .filter(({ type }) => type === "formal_parameter")
            .map((one) => parameterOf(one, file)),
    ...(returns && { returns: typeOf(returns, file) }),
    isPublic: !hasModifier(node, "private"),
    isStatic: hasModifier(node, "static"),
  };
}

function parameterOf(node: SyntaxNode, file: Reading): FieldModel {
  const type = fieldOf(node, "type");
  return {
    name: fieldOf(node, "name")?.text ?? "",
    ...(type && { type: typeOf(type, file) }),
    range: rangeOf(node),
    isStatic: false,
    annotations: annotationsOf(node, file),
  };
}

function fieldsOf(node: SyntaxNode, file: Reading): readonly FieldModel[] {
  if (node.type !== "field_declaration") return [];
  const type = fieldOf(node, "type");
  return childrenOf(node)
    .filter((one) => one.type === "variable_declarator")
    .map((one) => {
      const initial = fieldOf(one, "value");
      return {
        name: fieldOf(one, "name")?.text ?? "",
        ...(type && { type: typeOf(type, file) }),
        range: rangeOf(fieldOf(one, "name") ?? one),
        isStatic: hasModifier(node, "static") || hasModifier(node, "transient"),
        ...(initial && { initial }),
        annotations: annotationsOf(node, file),
      };
    });
}

function annotationsOf(node: SyntaxNode, file: Reading): readonly Annotation[] {
  return annotationsOn(node).map((one) => ({
    name: (fieldOf(one, "name")?.text ?? "").replace(/^.*\./, ""),
    args: annotationFields(one, (given) =>
      given === undefined ? { kind: "unknown", text: "" } : file.valueOf(given),
    ),
    range: rangeOf(one),
    text: onOneLine(one.text.slice(1)),
  }));
}

function typeOf(node: SyntaxNode, file: Reading): TypeUse {
  const [base, args] = node.type === "generic_type" ? childrenOf(node) : [node];
  return {
    name: (base?.text ?? "").replace(/^.*\./, ""),
    args: args === undefined ? [] : childrenOf(args).map((one) => typeOf(one, file)),
    isNullable: !/^(?:integral|floating_point|boolean)_type$/.test(node.type),
    value: file.valueOf(base ?? node),
  };
}

function hasModifier(node: SyntaxNode, word: string): boolean {
  const modifiers = childrenOf(node).find(({ type }) => type === "modifiers");
  return modifiers?.children.some((one) => one.type === word) ?? false;
}
