import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { nameIn } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";

/** A call of a method, as minimal APIs are made of: `app.MapGet("/x", …)`. */
export interface MinimalCall {
  readonly node: SyntaxNode;
  readonly file: Reading;
  readonly receiver: SyntaxNode;
  /** Without its type arguments. */
  readonly name: string;
  readonly nameNode: SyntaxNode;
}

/** The call that an invocation is, if it is one of a method. */
export function minimalCall(node: SyntaxNode, file: Reading): MinimalCall | undefined {
  const callee = fieldOf(node, "function");
  if (callee?.type !== "member_access_expression") return undefined;
  const [receiver, nameNode] = [fieldOf(callee, "expression"), fieldOf(callee, "name")];
  if (receiver === undefined || nameNode === undefined) return undefined;
  return { node, file, receiver, name: nameIn(nameNode), nameNode };
}

/** Whether a method may be the workspace's own, and say something of what it is called on. */
export const isOwnMethod = (name: string): boolean =>
  /^(?:Map|Use|Add|Register|Configure)/.test(name) && !ofFramework.test(name);

const ofFramework =
  /^Map(?:Get|Post|Put|Delete|Patch|Methods|Group|Controllers?|Controller\w*|Fallback\w*|HealthChecks|Hub|RazorPages|BlazorHub|GrpcService|Route|Area\w*|StaticAssets|OpenApi|Identity\w*|ToApiVersion|)$/;
