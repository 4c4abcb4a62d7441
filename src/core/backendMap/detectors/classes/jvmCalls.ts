import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf as javaArguments } from "../../languages/java/values.ts";
import {
  argumentsOf as kotlinArguments,
  calleeOf,
  memberName,
} from "../../languages/kotlin/values.ts";
import type { Reading } from "../../reading/stack.ts";

/** A call of a method or a function, however the language writes it. */
export interface CallModel {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly nameNode: SyntaxNode;
  readonly receiver?: SyntaxNode;
  /** Expressions, in their order; a lambda behind the parentheses is the last. */
  readonly args: readonly SyntaxNode[];
}

/** The calls in a node, in the order of the text. */
export function callsIn(node: SyntaxNode, languageId: string): readonly CallModel[] {
  const isKotlin = languageId === "kotlin";
  const type = isKotlin ? "call_expression" : "method_invocation";
  return nodesOf(node, type).flatMap((one) => (isKotlin ? kotlinCall(one) : javaCall(one)) ?? []);
}

/** The call that a node is. */
export function callOf(node: SyntaxNode): CallModel | undefined {
  if (node.type === "call_expression") return kotlinCall(node);
  return node.type === "method_invocation" ? javaCall(node) : undefined;
}

function javaCall(node: SyntaxNode): CallModel | undefined {
  const name = fieldOf(node, "name");
  if (name === undefined) return undefined;
  const receiver = fieldOf(node, "object");
  return {
    node,
    name: name.text,
    nameNode: name,
    ...(receiver && { receiver }),
    args: javaArguments(node),
  };
}

function kotlinCall(node: SyntaxNode): CallModel | undefined {
  const callee = calleeOf(node);
  if (callee === undefined || isPart(node)) return undefined;
  const args = kotlinArguments(node).map(valueIn);
  const nameNode = callee.type === "navigation_expression" ? memberName(callee) : callee;
  const receiver = nameNode === callee ? undefined : childrenOf(callee)[0];
  if (nameNode === undefined) return undefined;
  return { node, name: nameNode.text, nameNode, ...(receiver && { receiver }), args };
}

function valueIn(argument: SyntaxNode): SyntaxNode {
  return argument.type === "value_argument" ? (childrenOf(argument).at(-1) ?? argument) : argument;
}

/** The call before a lambda is a part of the call with it. */
function isPart(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.type !== "call_expression") return false;
  return childrenOf(parent)[0]?.id === node.id && calleeOf(parent)?.id !== node.id;
}

export function callsOfFile(file: Reading): readonly CallModel[] {
  return callsIn(file.root, file.languageId);
}
