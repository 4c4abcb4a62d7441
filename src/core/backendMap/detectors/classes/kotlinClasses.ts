import { childrenOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import {
  annotationArguments,
  annotationName,
  annotationsOn,
  basesOf,
  hasKeyword,
  hasWord,
  nameOf,
  partsOf,
} from "../../languages/kotlin/declarations.ts";
import { annotationFields } from "../../languages/kotlin/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Annotation, ClassModel, FieldModel, MethodModel, TypeUse } from "./classModel.ts";
import { onOneLine } from "./classModel.ts";

/** The classes, interfaces and objects of a file of Kotlin, nested ones too. */
export function kotlinClasses(file: Reading): readonly ClassModel[] {
  return nodesOf(file.root, "class_declaration", "object_declaration").map((node) =>
    classOf(node, file),
  );
}

function classOf(node: SyntaxNode, file: Reading): ClassModel {
  const own = inside(node, /class_body$/);
  const shared = own
    .filter(({ type }) => type === "companion_object")
    .flatMap((one) => inside(one, /class_body$/));
  const members = [...own, ...shared];
  return {
    node,
    scope: file.scopeOf(node),
    kind: kindOf(node),
    isAbstract: hasWord(node, "abstract"),
    name: nameOf(node)?.text ?? "",
    nameRange: rangeOf(nameOf(node) ?? node),
    annotations: annotationsOf(node, file),
    typeParameters: inside(node, /^type_parameters$/).map((one) => nameOf(one)?.text ?? ""),
    bases: basesOf(node).map((one) => typeOf(one, file)),
    methods: members
      .filter(({ type }) => type === "function_declaration")
      .map((one) => methodOf(one, file)),
    fields: [
      ...inside(node, /^primary_constructor$/)
        .filter(({ type }) => type === "class_parameter")
        .map((one) => fieldOf(one, [], file)),
      ...own.filter(isProperty).map((one) => fieldOf(one, [], file)),
      // What a companion has, no object has by itself.
      ...shared.filter(isProperty).map((one) => ({ ...fieldOf(one, [], file), isStatic: true })),
    ],
  };
}

const isProperty = ({ type }: SyntaxNode): boolean => type === "property_declaration";

function kindOf(node: SyntaxNode): ClassModel["kind"] {
  if (hasWord(node, "annotation")) return "annotation";
  if (hasKeyword(node, "enum")) return "enum";
  return hasKeyword(node, "interface") ? "interface" : "class";
}

/** What is in those children of a node that have such a type. */
function inside(node: SyntaxNode, type: RegExp): readonly SyntaxNode[] {
  return childrenOf(node)
    .filter((one) => type.test(one.type))
    .flatMap(childrenOf);
}

function methodOf(node: SyntaxNode, file: Reading): MethodModel {
  const returns = childrenOf(node).find(({ type }) => /^(?:user|nullable)_type$/.test(type));
  return {
    node,
    scope: file.scopeOf(node),
    name: nameOf(node)?.text ?? "",
    nameRange: rangeOf(nameOf(node) ?? node),
    annotations: annotationsOf(node, file),
    parameters: parametersOf(inside(node, /^function_value_parameters$/), file),
    ...(returns && { returns: typeOf(returns, file) }),
    isPublic: !hasWord(node, "private"),
    isStatic: false,
  };
}

/** The annotations of a parameter stand before it, as its neighbours. */
function parametersOf(nodes: readonly SyntaxNode[], file: Reading): readonly FieldModel[] {
  return nodes.flatMap((one, at) => {
    if (one.type !== "parameter") return [];
    const [before, after] = [nodes[at - 1], nodes[at + 1]];
    const modifiers = before?.type === "parameter_modifiers" ? [before] : [];
    const field = fieldOf(one, modifiers, file);
    // So does what it is preset to, behind it.
    const isPreset = after !== undefined && !/^parameter(?:_modifiers)?$/.test(after.type);
    return [isPreset ? { ...field, initial: after } : field];
  });
}

function fieldOf(node: SyntaxNode, modifiers: readonly SyntaxNode[], file: Reading): FieldModel {
  const { name, type, initial } = partsOf(node);
  // A getter on a line of its own stands beside its property.
  const hasGetter = [...childrenOf(node), node.nextNamedSibling].some(
    (one) => one?.type === "getter",
  );
  const isComputed = hasGetter && initial === undefined;
  return {
    name: name?.text ?? "",
    ...(type && { type: typeOf(type, file) }),
    range: rangeOf(name ?? node),
    // One that is computed has no place of its own.
    isStatic: hasWord(node, "const") || isComputed,
    ...(initial && { initial }),
    annotations: [
      ...annotationsOf(node, file),
      ...modifiers.flatMap(childrenOf).map((one) => annotationOf(one, file)),
    ],
  };
}

function annotationsOf(node: SyntaxNode, file: Reading): readonly Annotation[] {
  return annotationsOn(node).map((one) => annotationOf(one, file));
}

function annotationOf(node: SyntaxNode, file: Reading): Annotation {
  const args = annotationArguments(node);
  const text = node.text.slice(1).replace(/^\w+:/, "");
  return {
    name: annotationName(node),
    args: annotationFields(args, (one) =>
      one === undefined ? { kind: "unknown", text: "" } : file.valueOf(one),
    ),
    range: rangeOf(node),
    text: onOneLine(text),
  };
}

function typeOf(node: SyntaxNode, file: Reading): TypeUse {
  const isNullable = node.type === "nullable_type";
  const type = isNullable ? (childrenOf(node)[0] ?? node) : node;
  const args = inside(type, /^type_arguments$/).flatMap((one) => childrenOf(one).slice(-1));
  const names = childrenOf(type).filter((one) => one.type === "type_identifier");
  return {
    name: names.at(-1)?.text ?? type.text,
    args: args.map((one) => typeOf(one, file)),
    isNullable,
    value: file.valueOf(type),
  };
}
