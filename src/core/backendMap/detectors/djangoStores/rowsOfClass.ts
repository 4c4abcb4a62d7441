import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { calleeOf, wordOf } from "../../languages/python/calls.ts";
import { functionAround } from "../pythonStores/laterChains.ts";
import { modelGiven } from "../pythonStores/modelGiven.ts";
import type { Reading } from "../../reading/stack.ts";

/**
 * The model of a row that a class of views asks itself for, `self.get_object()`, or that it or a class
 * of serializers is handed: `def perform_destroy(self, instance)`. The framework takes it from what
 * the class says of itself.
 */
export function modelOfOwnRow(
  row: SyntaxNode,
  given: SyntaxNode | undefined,
  file: Reading,
): Value | undefined {
  const isAsked = given?.type === "call" && calleeOf(given).words === "self.get_object";
  const handedBy = given === undefined ? methodThatIsHanded(row) : undefined;
  if (handedBy === "update") return metaModel(self());
  return isAsked || handedBy !== undefined ? modelOfViews(row, file) : undefined;
}

/** The model whose rows a class of views is for, by its query set or by its serializer. */
export function modelOfViews(node: SyntaxNode, file: Reading): Value {
  const own = classAround(node);
  const asked = own && modelGiven(fieldOfClass(own, "queryset"));
  return asked ? file.valueOf(asked) : metaModel(member(self(), "serializer_class"));
}

/** Whether the class around a node has a method of this name itself. */
export function hasOwnMethod(node: SyntaxNode, name: string): boolean {
  return linesOf(classAround(node)).some(
    (one) => one.type === "function_definition" && wordOf(one, "name") === name,
  );
}

const handed = /^(?:update|perform_(?:update|destroy))$/;

/** The method that the framework calls with the row as what comes first. */
function methodThatIsHanded(row: SyntaxNode): string | undefined {
  const method = functionAround(row);
  const name = method && wordOf(method, "name");
  if (method === undefined || name === undefined || !handed.test(name)) return undefined;
  const parameters = fieldOf(method, "parameters");
  const [, first, ...others] = parameters === undefined ? [] : childrenOf(parameters);
  const isRow = first?.text.split(":")[0]?.trim() === row.text;
  // A serializer's is called with what is valid too.
  return isRow && (name !== "update") === (others.length === 0) ? name : undefined;
}

/** Each its own: what a value means is remembered by the value. */
const self = (): Value => ({ kind: "name", name: "this" });
const metaModel = (of: Value): Value => member(member(of, "Meta"), "model");
const member = (of: Value, name: string): Value => ({ kind: "member", of, name });

function classAround(node: SyntaxNode): SyntaxNode | undefined {
  let around = node.parent;
  while (around !== null && around.type !== "class_definition") around = around.parent;
  return around ?? undefined;
}

function linesOf(own: SyntaxNode | undefined): readonly SyntaxNode[] {
  const body = own && fieldOf(own, "body");
  return body === undefined ? [] : childrenOf(body);
}

function fieldOfClass(own: SyntaxNode, name: string): SyntaxNode | undefined {
  return linesOf(own)
    .flatMap((one) => (one.type === "expression_statement" ? childrenOf(one) : []))
    .filter((one) => one.type === "assignment" && wordOf(one, "left") === name)
    .map((one) => fieldOf(one, "right"))
    .at(-1);
}
