import type { Binding, CallFact, Definition, Export, Parameter } from "../../facts.ts";
import type { Value } from "../../value.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { ParsedFile, SyntaxNode } from "../../grammars/syntax.ts";
import { nestDefinitions, noFacts, type DefinedNode, type Scoped } from "../../scopes.ts";
import type { Reading } from "../../stack.ts";
import { readImport } from "./imports.ts";
import { argumentsOf, keyOf, valueOf } from "./values.ts";

const functions = [
  "function_declaration",
  "generator_function_declaration",
  "function_expression",
  "arrow_function",
  "method_definition",
];
const classes = ["class_declaration", "abstract_class_declaration", "class"];
const types = ["interface_declaration", "type_alias_declaration", "enum_declaration"];

/** What names mean in a file of JavaScript or TypeScript. */
export function readJavascript(file: ParsedFile): Reading {
  const defined = nodesOf(file.root, ...functions, ...classes, ...types).map(definedAt);
  const nodes: readonly DefinedNode[] = defined;
  const scoped = nestDefinitions(nodes);
  const value = (node: SyntaxNode): Value => valueOf(node, scoped.definitionOf);
  const context = { scoped, value };
  const definitions = scoped.definitions.map((one, index) =>
    completed(one, nodes[index]?.node, context),
  );
  const facts = {
    ...noFacts(file.path, file.languageId),
    definitions,
    bindings: bindingsOf(file.root, context),
    exports: exportsOf(file.root, context),
    calls: callsOf(file.root, context),
  };
  return { ...file, facts, scopeOf: scoped.scopeOf, valueOf: value };
}

interface Context {
  readonly scoped: Scoped;
  readonly value: (node: SyntaxNode) => Value;
}

function definedAt(node: SyntaxNode): DefinedNode {
  const name = nameOf(node);
  const kind = kindOf(node);
  const definition = {
    kind,
    name: name === undefined ? "" : keyOf(name),
    range: rangeOf(node),
    nameRange: rangeOf(name ?? node),
    parameters: [],
  } as const;
  return { node, definition };
}

function kindOf({ type }: SyntaxNode): Definition["kind"] {
  if (classes.includes(type)) return "class";
  if (types.includes(type)) return "type";
  return type === "method_definition" ? "method" : "function";
}

/** Its own name, or that of what it is assigned to. */
function nameOf(node: SyntaxNode): SyntaxNode | undefined {
  const own = fieldOf(node, "name");
  if (own !== undefined) return own;
  const around = node.parent;
  switch (around?.type) {
    case "variable_declarator":
      return fieldOf(around, "name");
    case "public_field_definition":
    case "field_definition":
      return fieldOf(around, "name") ?? fieldOf(around, "property");
    case "pair":
      return fieldOf(around, "key");
    case "assignment_expression": {
      const left = fieldOf(around, "left");
      return left?.type === "member_expression" ? fieldOf(left, "property") : left;
    }
    default:
      return undefined;
  }
}

function completed(
  definition: Definition,
  node: SyntaxNode | undefined,
  { value, scoped }: Context,
): Definition {
  if (node === undefined) return definition;
  const bases = nodesOf(node, "class_heritage")
    .slice(0, 1)
    .flatMap((one) => basesOf(one, value));
  const returns =
    definition.kind === "class" || definition.kind === "type" ? [] : returnsOf(node, value, scoped);
  return {
    ...definition,
    parameters: parametersOf(node, value),
    ...(bases.length > 0 && definition.kind === "class" && { bases }),
    ...(returns.length > 0 && { returns }),
  };
}

function basesOf(heritage: SyntaxNode, value: Context["value"]): readonly Value[] {
  return childrenOf(heritage).flatMap((one) => {
    const named = one.type.endsWith("_clause") ? childrenOf(one) : [one];
    return named.filter(({ type }) => type !== "type_arguments").map(value);
  });
}

function returnsOf(
  node: SyntaxNode,
  value: Context["value"],
  { scopeOf, definitionOf }: Scoped,
): readonly Value[] {
  const body = fieldOf(node, "body");
  if (body === undefined) return [];
  if (body.type !== "statement_block") return [value(body)];
  const own = definitionOf(node);
  return nodesOf(body, "return_statement")
    .filter((one) => scopeOf(one) === own)
    .flatMap((one) => childrenOf(one).slice(0, 1).map(value));
}

function parametersOf(node: SyntaxNode, value: Context["value"]): readonly Parameter[] {
  const single = fieldOf(node, "parameter");
  if (single !== undefined) return [{ name: single.text }];
  const list = fieldOf(node, "parameters");
  return list === undefined ? [] : childrenOf(list).map((one) => parameterOf(one, value));
}

function parameterOf(node: SyntaxNode, value: Context["value"]): Parameter {
  if (node.type === "assignment_pattern") {
    const right = fieldOf(node, "right");
    return { name: fieldOf(node, "left")?.text ?? "", ...(right && { default: value(right) }) };
  }
  const pattern = fieldOf(node, "pattern") ?? node;
  const preset = fieldOf(node, "value");
  const type = childrenOf(fieldOf(node, "type") ?? node)[0];
  return {
    name: pattern.type === "identifier" ? pattern.text : "",
    ...(fieldOf(node, "type") && type && { type: value(type) }),
    ...(preset && { default: value(preset) }),
  };
}

function bindingsOf(root: SyntaxNode, context: Context): readonly Binding[] {
  const kinds = [
    "variable_declarator",
    "import_statement",
    "assignment_expression",
    "public_field_definition",
    "field_definition",
    "required_parameter",
  ];
  return nodesOf(root, ...kinds).flatMap((node) => bindingOf(node, context));
}

function bindingOf(node: SyntaxNode, context: Context): readonly Binding[] {
  const { scoped, value } = context;
  const scope = scoped.scopeOf(node);
  switch (node.type) {
    case "import_statement":
      return readImport(node).map((one) => ({ scope, ...one }));
    case "variable_declarator": {
      const [name, given] = [fieldOf(node, "name"), fieldOf(node, "value")];
      if (name === undefined || given === undefined) return [];
      return namesIn(name, value(given)).map((one) => ({ scope, ...one }));
    }
    case "required_parameter":
      return injected(node, context);
    case "assignment_expression":
      return assigned(node, context);
    default: {
      const [name, given] = [
        fieldOf(node, "name") ?? fieldOf(node, "property"),
        fieldOf(node, "value"),
      ];
      if (name === undefined) return [];
      const type = fieldOf(node, "type");
      if (given !== undefined) return [{ scope, name: name.text, value: value(given) }];
      const of = type === undefined ? undefined : childrenOf(type)[0];
      return of === undefined
        ? []
        : [{ scope, name: name.text, value: { kind: "instance", type: value(of) } }];
    }
  }
}

/** `constructor(private users: UserRoutes)` gives the class a field. */
function injected(node: SyntaxNode, { scoped, value }: Context): readonly Binding[] {
  const isField = node.children.some(
    (one) => one?.type === "accessibility_modifier" || one?.type === "readonly",
  );
  const type = fieldOf(node, "type");
  const of = type === undefined ? undefined : childrenOf(type)[0];
  const own = scoped.scopeOf(node);
  const around = scoped.definitions[own]?.scope;
  if (!isField || of === undefined || around === undefined) return [];
  const name = fieldOf(node, "pattern")?.text ?? "";
  return [{ scope: around, name, value: { kind: "instance", type: value(of) }, valueScope: own }];
}

/** `this.router = …` in a method gives the class a field; `router = …` binds where it stands. */
function assigned(node: SyntaxNode, { scoped, value }: Context): readonly Binding[] {
  const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
  if (left === undefined || right === undefined) return [];
  const own = scoped.scopeOf(node);
  if (left.type === "identifier") return [{ scope: own, name: left.text, value: value(right) }];
  if (left.type !== "member_expression" || fieldOf(left, "object")?.type !== "this") return [];
  let scope = own;
  while (scope >= 0 && scoped.definitions[scope]?.kind !== "class") {
    scope = scoped.definitions[scope]?.scope ?? -1;
  }
  const name = fieldOf(left, "property")?.text ?? "";
  return [{ scope, name, value: value(right), valueScope: own }];
}

/** The names of a pattern: `{ a, b: c }` takes members of the value. */
function namesIn(pattern: SyntaxNode, given: Value): readonly { name: string; value: Value }[] {
  if (pattern.type === "identifier") return [{ name: pattern.text, value: given }];
  if (pattern.type !== "object_pattern") return [];
  return childrenOf(pattern).flatMap((one) => {
    if (one.type === "shorthand_property_identifier_pattern") {
      return [{ name: one.text, value: memberOf(given, one.text) }];
    }
    if (one.type !== "pair_pattern") return [];
    const value = fieldOf(one, "value");
    return value === undefined ? [] : namesIn(value, memberOf(given, keyOf(fieldOf(one, "key"))));
  });
}

function memberOf(of: Value, name: string): Value {
  if (of.kind === "import" && of.name === undefined) return { ...of, name };
  return { kind: "member", of, name };
}

function callsOf(root: SyntaxNode, { scoped, value }: Context): readonly CallFact[] {
  return nodesOf(root, "call_expression", "new_expression").flatMap((node) => {
    const args = argumentsOf(node);
    const callee = fieldOf(node, "function") ?? fieldOf(node, "constructor");
    if (args.length === 0 || callee === undefined) return [];
    return [
      {
        scope: scoped.scopeOf(node),
        callee: value(callee),
        args: args.map(value),
        range: rangeOf(node),
      },
    ];
  });
}

function exportsOf(root: SyntaxNode, { value, scoped }: Context): readonly Export[] {
  const esm = nodesOf(root, "export_statement").flatMap((node) => exportOf(node, value, scoped));
  const common = nodesOf(root, "assignment_expression").flatMap((node) =>
    commonExport(node, value),
  );
  return [...esm, ...common];
}

function exportOf(
  node: SyntaxNode,
  value: Context["value"],
  { definitionOf }: Scoped,
): readonly Export[] {
  const source = fieldOf(node, "source");
  const module = source === undefined ? undefined : keyOf(source);
  const clause = childrenOf(node).find(({ type }) => type === "export_clause");
  if (clause !== undefined) return childrenOf(clause).map((one) => specifier(one, module));
  if (module !== undefined) return [starOf(node, module)];
  const isDefault = node.children.some((one) => one?.type === "default");
  const given = fieldOf(node, "value") ?? fieldOf(node, "declaration");
  if (given === undefined) {
    const whole = childrenOf(node)[0];
    return whole !== undefined && /^export\s*=/.test(node.text)
      ? [{ name: "=", value: value(whole) }]
      : [];
  }
  const definition = definitionOf(given);
  const own =
    definition === undefined ? value(given) : ({ kind: "definition", definition } as const);
  if (isDefault) return [{ name: "default", value: own }];
  const declared = nodesOf(given, "variable_declarator")
    .map((one) => fieldOf(one, "name"))
    .filter((one) => one?.type === "identifier");
  const names =
    definition === undefined
      ? declared.map((one) => one?.text ?? "")
      : [fieldOf(given, "name")?.text ?? ""];
  return names.map((name) => ({
    name,
    value: definition === undefined ? { kind: "name", name } : own,
  }));
}

function specifier(node: SyntaxNode, module: string | undefined): Export {
  const name = keyOf(fieldOf(node, "name"));
  const exported = fieldOf(node, "alias");
  const value: Value =
    module === undefined ? { kind: "name", name } : { kind: "import", module, name };
  return { name: exported === undefined ? name : keyOf(exported), value };
}

function starOf(node: SyntaxNode, module: string): Export {
  const named = nodesOf(node, "namespace_export")[0];
  const name = named === undefined ? "*" : keyOf(childrenOf(named)[0]);
  return { name, value: { kind: "import", module } };
}

/** `module.exports = x`, `exports.a = x`, `module.exports.a = x`. */
function commonExport(node: SyntaxNode, value: Context["value"]): readonly Export[] {
  const [left, right] = [fieldOf(node, "left")?.text ?? "", fieldOf(node, "right")];
  const match = /^(?:module\.)?exports(?:\.(\w+))?$/.exec(left);
  if (match === null || right === undefined) return [];
  if (match[1] === undefined && !left.startsWith("module")) return [];
  return [{ name: match[1] ?? "=", value: value(right) }];
}
