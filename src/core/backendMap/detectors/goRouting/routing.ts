import type { PathSyntax, RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { atOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { promisedHandler } from "./promisedHandler.ts";

/** A call on something: `r.GET("/x", list)`, `http.HandleFunc("/x", list)`. */
export interface Call {
  readonly file: Reading;
  readonly node: SyntaxNode;
  /** What is called, without what it is called on. */
  readonly name: string;
  readonly operand: SyntaxNode;
  readonly args: readonly SyntaxNode[];
}

/** Calls on something, in the order of the text; none in tests. */
export function callsOf(file: Reading): readonly Call[] {
  if (isTest(file.path)) return [];
  return nodesOf(file.root, "call_expression").flatMap((node) => callAt(node, file) ?? []);
}

/** The call on something that a node is. */
export function callAt(node: SyntaxNode, file: Reading): Call | undefined {
  const callee = node.type === "call_expression" ? fieldOf(node, "function") : undefined;
  const operand = callee?.type === "selector_expression" ? fieldOf(callee, "operand") : undefined;
  if (callee === undefined || operand === undefined) return undefined;
  const name = fieldOf(callee, "field")?.text ?? "";
  return { file, node, name, operand, args: argumentsOf(node) };
}

export function operandOf({ file, operand }: Call): Value {
  return file.valueOf(operand);
}

/** Where a fact of a call stands: from its name on, as the calls of a chain begin at one place. */
export function placeOf({ file, node }: Call): Pick<RouteFact, "scope" | "range"> {
  const callee = fieldOf(node, "function");
  const name = callee === undefined ? undefined : fieldOf(callee, "field");
  const { end } = rangeOf(node);
  return { scope: file.scopeOf(node), range: { start: rangeOf(name ?? node).start, end } };
}

/** A router that a call gives. */
export function routerAt(
  call: Call,
  stack: string,
  more: Partial<
    Pick<RouterFact, "isRoot" | "parent" | "sameAs" | "prefix" | "guards" | "joinsPlainly">
  >,
): RouterFact {
  return { at: atOf(call.node), stack, isRoot: false, guards: [], ...placeOf(call), ...more };
}

/** A route that a call declares. */
export function routeAt(
  call: Call,
  stack: string,
  route: {
    readonly methods: readonly string[];
    readonly method?: Value;
    readonly router?: Value;
    readonly path: Value;
    readonly syntax: PathSyntax;
    readonly handler?: SyntaxNode;
    readonly guards?: readonly SyntaxNode[];
  },
): RouteFact {
  const { handler, guards = [], ...rest } = route;
  return {
    stack,
    ...placeOf(call),
    ...rest,
    ...whenAround(call),
    ...(handler && {
      handler: promisedHandler(call.file.valueOf(handler), call.file),
      ...nameOf(handler),
    }),
    guards: guards.map(wordsAt),
    extra: { name: call.name },
  };
}

/** `if writable { … }` around the declaration, where the flag is told by a name alone. */
function whenAround({ file, node }: Call): Pick<RouteFact, "when"> {
  for (let one = node; one.parent !== null; one = one.parent) {
    const around = one.parent;
    if (/^(?:func_literal|function_declaration|method_declaration)$/.test(around.type)) return {};
    if (around.type !== "if_statement") continue;
    const condition = fieldOf(around, "condition");
    const isThen = fieldOf(around, "consequence")?.id === one.id;
    if (isThen && condition?.type === "identifier") return { when: file.valueOf(condition) };
  }
  return {};
}

function nameOf(handler: SyntaxNode): { readonly handlerName?: string } {
  return /^(?:identifier|selector_expression)$/.test(handler.type)
    ? { handlerName: handler.text }
    : {};
}

/** Middleware as the code calls it: "auth.Require", "limit()". */
export function wordsAt(node: SyntaxNode): string {
  if (node.type === "call_expression") return `${fieldOf(node, "function")?.text ?? ""}()`;
  return node.type === "func_literal" ? "func" : node.text.slice(0, longestWords);
}
const longestWords = 60;

/** Methods by what code calls them: "GET", http.MethodGet, echo.GET. */
export function methodOf(node: SyntaxNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const words = isString(node) ? textOf(node) : (/(?:Method)?(\w+)$/.exec(node.text)?.[1] ?? "");
  return methods.has(words.toUpperCase()) ? words.toUpperCase() : undefined;
}

export const methods: ReadonlySet<string> = new Set([
  "GET",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "HEAD",
  "OPTIONS",
  "CONNECT",
  "TRACE",
  "QUERY",
]);

/** Methods that a list names: `[]string{"GET", http.MethodPost}`. */
export function methodsIn(node: SyntaxNode | undefined): readonly string[] {
  if (node === undefined) return [];
  return nodesOf(node, "interpreted_string_literal", "selector_expression")
    .map(methodOf)
    .filter((one) => one !== undefined);
}

/** Whether an expression can be a path: a text without spaces, or something computed. */
export function isPath(node: SyntaxNode | undefined): node is SyntaxNode {
  if (node === undefined) return false;
  if (isString(node)) return /^\S*$/.test(textOf(node));
  return ["identifier", "selector_expression", "binary_expression", "call_expression"].includes(
    node.type,
  );
}
