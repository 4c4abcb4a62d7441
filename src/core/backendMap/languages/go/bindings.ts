import type { Binding } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../reading/scopes.ts";
import type { Scope, Value } from "../../facts/value.ts";
import { valueOfGiven, type Locals } from "../localNames.ts";
import { namesOf, namesOfField } from "./composites.ts";
import { listOf } from "./givenNames.ts";

interface Context {
  readonly scoped: Scoped;
  readonly locals: Locals;
  readonly value: (node: SyntaxNode) => Value;
}

/** Names with their values: variables and constants, fields of structs, what is put into fields. */
export function bindingsOf(root: SyntaxNode, context: Context): readonly Binding[] {
  const structs = structsIn(root);
  return [
    ...variables(context),
    ...nodesOf(root, "field_declaration").flatMap((node) => fieldBindings(node, context)),
    ...nodesOf(root, "type_spec").flatMap((node) => elementBinding(node, context)),
    ...nodesOf(root, "assignment_statement").flatMap((node) => assignedFields(node, context)),
    ...nodesOf(root, "composite_literal").flatMap((node) => givenFields(node, structs, context)),
  ];
}

/** What has several values in its function is replaced where it is used: see `findLocals`. */
function variables({ locals, value }: Context): readonly Binding[] {
  const of = (node: SyntaxNode | undefined): Value =>
    node === undefined ? { kind: "unknown", text: "" } : value(node);
  return locals.all
    .filter(({ name, scope }) => locals.isSingle(name, scope))
    .map((given): Binding => {
      const { name, scope, valueScope } = given;
      const bound = { scope, name, value: valueOfGiven(given, of) };
      return scope === valueScope ? bound : { ...bound, valueScope };
    });
}

function fieldBindings(node: SyntaxNode, { scoped, value }: Context): readonly Binding[] {
  const type = fieldOf(node, "type");
  if (type === undefined) return [];
  const scope = scoped.scopeOf(node);
  return namesOfField(node).map((name) => ({
    scope,
    name: name.text,
    value: { kind: "instance", type: value(type) },
  }));
}

/** `type Routes []Route`: what each of its elements is. */
function elementBinding(node: SyntaxNode, { scoped, value }: Context): readonly Binding[] {
  const type = fieldOf(node, "type");
  const element = type && fieldOf(type, type.type === "map_type" ? "value" : "element");
  const scope = scoped.definitionOf(node);
  if (element === undefined || scope === undefined) return [];
  return [{ scope, name: "*", value: { kind: "instance", type: value(element) } }];
}

/** `s.router = gin.New()`. */
function assignedFields(node: SyntaxNode, { scoped, value }: Context): readonly Binding[] {
  const rights = listOf(fieldOf(node, "right"));
  return listOf(fieldOf(node, "left")).flatMap((left, index) => {
    const right = rights[index];
    const operand = left.type === "selector_expression" ? fieldOf(left, "operand") : undefined;
    if (operand === undefined || right === undefined) return [];
    return [fieldOfOwner(fieldOf(left, "field")?.text ?? "", operand, right, { scoped, value })];
  });
}

/** `&Server{router: r}`; without names, `&Server{r}`, in the order of a type of this very file. */
function givenFields(
  node: SyntaxNode,
  structs: ReadonlyMap<string, SyntaxNode>,
  context: Context,
): readonly Binding[] {
  const [type, body] = [fieldOf(node, "type"), fieldOf(node, "body")];
  if (type === undefined || body === undefined || !/^(?:type_id|qual|gen)/.test(type.type)) {
    return [];
  }
  const isElement = node.parent?.type === "literal_element";
  const struct = isElement ? undefined : structs.get(type.text);
  const names = struct === undefined ? [] : namesOf(struct);
  return childrenOf(body).flatMap((entry, at) => {
    const key = fieldOf(entry, "key")?.text ?? names[at];
    const given = fieldOf(entry, "value") ?? childrenOf(entry)[0];
    if (key === undefined || given === undefined) return [];
    return [fieldOfOwner(key, type, given, context)];
  });
}

function structsIn(root: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  return new Map(
    nodesOf(root, "type_spec").flatMap((node) => {
      const [name, type] = [fieldOf(node, "name"), fieldOf(node, "type")];
      return name !== undefined && type?.type === "struct_type" ? [[name.text, type] as const] : [];
    }),
  );
}

function fieldOfOwner(
  name: string,
  owner: SyntaxNode,
  given: SyntaxNode,
  { scoped, value }: Pick<Context, "scoped" | "value">,
): Binding {
  const scope: Scope = scoped.scopeOf(given);
  return { scope, name, value: value(given), owner: value(owner) };
}
