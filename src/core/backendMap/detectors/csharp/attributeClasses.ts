import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { parametersOn } from "../../languages/csharp/declarations.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ClassModel } from "../classes/classModel.ts";

/**
 * An attribute of the workspace's own that may say where requests go, kept as a route of nobody:
 * `class ApiRouteAttribute(string name) : RouteAttribute($"api/{name}")`, or one with a `Template`.
 */
export function attributeClass(one: ClassModel, file: Reading): readonly RouteFact[] {
  if (one.kind !== "class" || !one.name.endsWith("Attribute")) return [];
  const base = one.bases.map(({ name }) => name).find((name) => /.Attribute$/.test(name));
  const maker = nodesOf(one.node, "constructor_declaration")[0];
  const template = templateOf(one, maker);
  if (base === undefined && template === undefined) return [];
  return [
    {
      stack: "aspnet",
      methods: methodsOf(one),
      path: template === undefined ? handedOn(maker ?? one.node, file) : file.valueOf(template),
      syntax: "braces",
      guards: [],
      scope: maker === undefined ? one.scope : file.scopeOf(maker),
      range: one.nameRange,
      extra: {
        attribute: String(one.scope),
        hasTemplate: String(template !== undefined),
        builtOn: (base ?? "").replace(/Attribute$/, ""),
        ...presetsOf(maker ?? one.node, file),
      },
    },
  ];
}

/** `Template => "…"`, `Template { get; } = "…"`, or what the constructor sets it to. */
function templateOf(one: ClassModel, maker: SyntaxNode | undefined): SyntaxNode | undefined {
  const initial = one.fields.find(({ name }) => name === "Template")?.initial;
  if (initial !== undefined) {
    return initial.type === "arrow_expression_clause" ? childrenOf(initial)[0] : initial;
  }
  const assigned = maker === undefined ? [] : nodesOf(maker, "assignment_expression");
  const own = assigned.find((each) => fieldOf(each, "left")?.text === "Template");
  return own && fieldOf(own, "right");
}

function methodsOf(one: ClassModel): readonly string[] {
  const initial = one.fields.find(({ name }) => name === "HttpMethods")?.initial;
  return [...(initial?.text.matchAll(/"(\w+)"/g) ?? [])].map(([, verb = ""]) => verb.toUpperCase());
}

/** What a constructor, or the head of a class, hands to its base. */
function handedOn(of: SyntaxNode, file: Reading): Value {
  const list = nodesOf(of, "constructor_initializer", "primary_constructor_base_type", "base_list")
    .flatMap(childrenOf)
    .find(({ type }) => type === "argument_list");
  return { kind: "list", items: list === undefined ? [] : childrenOf(list).map(file.valueOf) };
}

/** What parameters are where nothing is given, by "=name". */
function presetsOf(of: SyntaxNode, file: Reading): Readonly<Record<string, string>> {
  const presets = parametersOn(of).flatMap((one) => {
    const last = childrenOf(one).at(-1);
    const value = last === undefined ? undefined : file.valueOf(last);
    const name = fieldOf(one, "name")?.text ?? "";
    return value?.kind === "text" ? [[`=${name}`, value.text] as const] : [];
  });
  return Object.fromEntries(presets);
}
