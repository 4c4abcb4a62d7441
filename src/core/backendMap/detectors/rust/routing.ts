import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import {
  atOf,
  childrenOf,
  fieldOf,
  nodesOf,
  rangeOf,
  type SyntaxNode,
} from "../../grammars/syntax.ts";
import { isTest, testsIn } from "../../languages/rust/readRust.ts";
import { argumentsOf } from "../../languages/rust/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";

/** A call: `router.route("/x", get(f))`, `web::scope("/x")`. */
export interface Call {
  readonly file: Reading;
  readonly node: SyntaxNode;
  /** The last name of what is called. */
  readonly name: string;
  /** All of it, for a path: "web::scope"; absent for a method. */
  readonly path?: string;
  /** What a method is called on. */
  readonly operand?: SyntaxNode;
  readonly args: readonly SyntaxNode[];
}

/** Calls in the order of the text, without those of tests. */
export function callsOf(file: Reading): readonly Call[] {
  if (isTest(file)) return [];
  const tests = testsIn(file.root);
  const isTested = (node: SyntaxNode): boolean =>
    tests.some((one) => one.startIndex <= node.startIndex && node.endIndex <= one.endIndex);
  return nodesOf(file.root, "call_expression")
    .filter((node) => !isTested(node))
    .flatMap((node) => callAt(node, file));
}

function callAt(node: SyntaxNode, file: Reading): readonly Call[] {
  if (node.type !== "call_expression") return [];
  const callee = bare(fieldOf(node, "function"));
  if (callee === undefined) return [];
  const base = { file, node, args: argumentsOf(node) };
  if (callee.type === "field_expression") {
    const operand = fieldOf(callee, "value");
    const name = fieldOf(callee, "field")?.text ?? "";
    return operand === undefined ? [] : [{ ...base, name, operand }];
  }
  const path = callee.text.replaceAll(/\s|::<.*>/gs, "");
  return [{ ...base, name: path.split("::").at(-1) ?? "", path }];
}

function bare(callee: SyntaxNode | undefined): SyntaxNode | undefined {
  return callee?.type === "generic_function" ? fieldOf(callee, "function") : callee;
}

/** Where a fact of a call stands: from its name on, as the calls of a chain begin at one place. */
export function placeOf({ file, node, operand }: Call): Pick<RouteFact, "scope" | "range"> {
  const callee = bare(fieldOf(node, "function"));
  const name = operand === undefined || callee === undefined ? undefined : fieldOf(callee, "field");
  const { end } = rangeOf(node);
  return { scope: file.scopeOf(node), range: { start: rangeOf(name ?? node).start, end } };
}

export function routerAt(
  call: Call,
  stack: string,
  more: Partial<Pick<RouterFact, "isRoot" | "parent" | "sameAs" | "prefix" | "guards">>,
): RouterFact {
  return { at: atOf(call.node), stack, isRoot: false, guards: [], ...placeOf(call), ...more };
}

/** Middleware as the code calls it: "auth", "from_fn(auth)", "Cors::permissive()". */
export function wordsAt(node: SyntaxNode): string {
  if (node.type !== "call_expression") return node.text.slice(0, longestWords);
  const callee = fieldOf(node, "function");
  if (callee?.type === "field_expression") return wordsAt(fieldOf(callee, "value") ?? callee);
  const words = callee?.text.replaceAll(/\s/g, "") ?? "";
  // What is made of a function is that function.
  const made = /from_fn(?:_with_state)?$/.test(words) ? argumentsOf(node).at(-1) : undefined;
  return made === undefined ? `${words}()` : made.text.slice(0, longestWords);
}
const longestWords = 60;

/** Calls of a chain, the first in front: `get(a).post(b)`. */
export function chainOf(node: SyntaxNode, file: Reading): readonly Call[] {
  const chain: Call[] = [];
  for (let one: SyntaxNode | undefined = node; one !== undefined;) {
    const [call]: readonly (Call | undefined)[] = callAt(one, file);
    if (call === undefined) break;
    chain.unshift(call);
    one = call.operand;
  }
  return chain;
}

export const verbs = /^(?:get|post|put|patch|delete|head|options|trace|connect)$/;

/** A handler as the code calls it; none for one that stands where it is used. */
export function handlerAt(
  node: SyntaxNode,
  file: Reading,
): Pick<RouteFact, "handler" | "handlerName"> {
  const isNamed = /^(?:identifier|scoped_identifier|generic_function)$/.test(node.type);
  return {
    handler: file.valueOf(node),
    ...(isNamed && { handlerName: node.text.replaceAll(/\s/g, "") }),
  };
}

/** Expressions in a tuple or a macro: `services![a, b]`, `(a, b)`. */
export function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === "tuple_expression") return childrenOf(node);
  return [node];
}

/** What a path that stands in a macro or a text means: "users::list", "crate::users::list". */
export function namedBy(words: string): Value {
  const [head = "", ...rest] = words.split("::");
  if (/^(?:crate|super|self)$/.test(head)) {
    const module = [head, ...rest.slice(0, -1)].join("::");
    return { kind: "import", module, name: rest.at(-1) ?? "" };
  }
  return rest.reduce<Value>((of, name) => ({ kind: "member", of, name }), {
    kind: "name",
    name: head,
  });
}
