import type { FileFacts } from "../../facts/facts.ts";
import type { MountFact } from "../../facts/routingFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, nameIn } from "../../languages/csharp/values.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { DefinitionIn } from "../../link/names/language.ts";
import { withTexts } from "../../link/names/textsOf.ts";
import type { ExpandMount } from "../../link/routes/expandMount.ts";
import type { Reading } from "../../reading/stack.ts";
import { byBase } from "../classes/hierarchy.ts";
import { inlined } from "./inlined.ts";

/**
 * Groups that are made for each class of an interface, whose method is found by its name:
 * `var group = app.MapGroup($"/api/{type.Name}"); type.GetMethod(nameof(IGroup.Map))!.Invoke(null, [group])`.
 */
export function reflectedGroups(file: Reading): readonly MountFact[] {
  if (!/\.GetMethod\s*\(\s*nameof/.test(file.text)) return [];
  return nodesOf(file.root, "invocation_expression").flatMap((node) => {
    const asked = invoked(node, file);
    const group = asked && groupOf(node, file);
    if (asked === undefined || group === undefined) return [];
    const [receiver, prefix] = [fieldOf(group, "function"), argumentsOf(group)[0]];
    const parent = receiver && fieldOf(receiver, "expression");
    if (parent === undefined || prefix === undefined) return [];
    const scope = file.scopeOf(node);
    return [
      {
        stack: "aspnet",
        parent: file.valueOf(parent),
        child: { kind: "name", name: asked.method },
        prefix: inlined(file.valueOf(prefix), scope, file),
        guards: [],
        scope,
        range: rangeOf(node),
        extra: asked,
      },
    ];
  });
}

type Asked = Readonly<Record<"variable" | "type" | "method", string>>;

/** `type.GetMethod(nameof(IGroup.Map))!.Invoke(…)`, or what a variable is given so: `map!.Invoke(…)`. */
function invoked(node: SyntaxNode, file: Reading): Asked | undefined {
  const text = methodOf(node, file);
  const [, variable, type, method] =
    /(\w+)\s*\.GetMethod\(\s*nameof\((?:\w+\.)*(\w+)\.(\w+)\)[^()]*\)[!?]*$/.exec(text) ?? [];
  if (variable === undefined || type === undefined || method === undefined) return undefined;
  return { variable, type, method };
}

/** In words, what of a method is invoked. */
function methodOf(node: SyntaxNode, file: Reading): string {
  const callee = fieldOf(node, "function")?.text ?? "";
  const [, method = ""] = /^(.+?)[!?]*\s*\.Invoke$/s.exec(callee) ?? [];
  return /^\w+$/.test(method) ? (declaredAs(method, node, file)?.text ?? "") : method;
}

/** Where a variable of the function around a node is declared. */
function declaredAs(name: string, node: SyntaxNode, file: Reading): SyntaxNode | undefined {
  return nodesOf(file.root, "variable_declarator").find(
    (one) => fieldOf(one, "name")?.text === name && file.scopeOf(one) === file.scopeOf(node),
  );
}

/** The `app.MapGroup(…)` that the variable is given which the method is handed. */
function groupOf(node: SyntaxNode, file: Reading): SyntaxNode | undefined {
  const [, name] = /(\w+)\W*$/.exec(argumentsOf(node).at(-1)?.text ?? "") ?? [];
  const declared = declaredAs(name ?? "", node, file);
  const calls = declared === undefined ? [] : nodesOf(declared, "invocation_expression");
  return calls.find((one) => nameIn(lastPart(one)) === "MapGroup");
}

/** What a call says last: `MapGroup` of `app.MapGroup("/x")`. */
export function lastPart(call: SyntaxNode): SyntaxNode | undefined {
  const callee = fieldOf(call, "function");
  return callee && (fieldOf(callee, "name") ?? childrenOf(callee).at(-1));
}

/** The mount of each class's method, below the path that is made for the class. */
export const expandReflected: ExpandMount = (mount, _, index) => {
  const { variable, type, method } = mount.extra ?? {};
  if (variable === undefined || type === undefined || method === undefined) return undefined;
  const classes = index.find(byBase, type).filter(({ file, index: at }) => declares(file, at));
  return classes.map((one) => {
    const name = nameOf(one);
    const of: Value = { kind: "name", name };
    const prefix = mount.prefix && forClass(mount.prefix, variable, name);
    return { ...mount, child: { kind: "member", of, name: method }, ...(prefix && { prefix }) };
  });
};

const declares = ({ definitions }: FileFacts, at: number): boolean =>
  definitions[at]?.kind === "class" && definitions[at].scope === fileScope;

const nameOf = ({ file, index }: DefinitionIn): string => file.definitions[index]?.name ?? "";

/** What a path is for one class: its own property goes before what is made of its name. */
function forClass(value: Value, variable: string, name: string): Value {
  if (value.kind === "either") {
    return { kind: "either", options: value.options.map((one) => forClass(one, variable, name)) };
  }
  const property = propertyOf(value, variable);
  if (property !== undefined) {
    return { kind: "member", of: { kind: "name", name }, name: property };
  }
  const ofClass = withClass(value, variable, name);
  return withTexts(ofClass, new Map([[`${variable}.Name`, { kind: "text", text: name }]]));
}

/** What is asked of an instance of it is the class's own: `group.Title ?? group.GetType().Name`. */
function withClass(value: Value, variable: string, name: string): Value {
  const within = (one: Value): Value => withClass(one, variable, name);
  if (value.kind === "concat") return { kind: "concat", parts: value.parts.map(within) };
  if (value.kind === "either") return { kind: "either", options: value.options.map(within) };
  const isAsked = value.kind === "member" && value.of.kind === "name" && value.of.name === variable;
  return isAsked && value.name !== "Name" ? { ...value, of: { kind: "name", name } } : value;
}

/** `type.GetProperty(nameof(IGroup.Prefix))?.GetValue(null)` */
function propertyOf(value: Value, variable: string): string | undefined {
  if (value.kind !== "call" || value.callee.kind !== "member") return undefined;
  const { of } = value.callee;
  if (of.kind !== "call" || wordsOf(of.callee) !== `${variable}.GetProperty`) return undefined;
  const [name] = of.args;
  return name?.kind === "text" ? name.text : undefined;
}
