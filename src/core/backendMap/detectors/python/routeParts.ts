import type { PathSyntax, RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { atOf, childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { argumentsOf, decoratorsOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import type { Reading } from "../../reading/stack.ts";
import { guardWords } from "./guardWords.ts";

export const noText: Value = { kind: "text", text: "" };

/** The names of the methods that a route can be declared by: `@app.get`. */
export const verbs = new Set([
  "get",
  "post",
  "put",
  "patch",
  "delete",
  "head",
  "options",
  "trace",
  "query",
]);

/** Methods as a list, a tuple or a set of texts says them; undefined where it says none. */
export function methodsIn(node: SyntaxNode | undefined): readonly string[] | undefined {
  if (node === undefined) return undefined;
  const single = literalOf(node);
  const listed = /^(?:list|tuple|set|parenthesized_expression)$/.test(node.type);
  const all = listed ? childrenOf(node).map(methodOf) : [];
  const texts = single === undefined ? all : [single];
  const known = texts.filter((one) => one !== undefined).map((one) => one.toUpperCase());
  return known.length > 0 ? [...new Set(known)] : undefined;
}

/** What the keyword `methods` of a call says; any method where it cannot be read. */
export function methodsGiven(call: SyntaxNode): readonly string[] | undefined {
  const given = keywordsOf(call).get("methods");
  if (given === undefined || given.type === "none") return undefined;
  return methodsIn(given) ?? ["ANY"];
}

/** The methods that a call says, or what tells them elsewhere: `methods=METHODS`. */
export function methodsOrValue(
  call: SyntaxNode,
  file: Reading,
): Pick<RouteFact, "methods" | "method"> | undefined {
  const given = keywordsOf(call).get("methods");
  if (given === undefined || given.type === "none") return undefined;
  const known = methodsIn(given);
  return known === undefined ? { methods: [], method: file.valueOf(given) } : { methods: known };
}

/** "GET", `HTTPMethod.GET`. */
function methodOf(node: SyntaxNode): string | undefined {
  if (node.type === "attribute") return fieldOf(node, "attribute")?.text;
  return literalOf(node);
}

/** The value of what an expression that is a router ends at: how others refer to it. */
export const routerAt = (node: SyntaxNode): Value => ({
  kind: "call",
  callee: { kind: "unknown", text: "" },
  args: [],
  at: atOf(node),
});

/** A route with what all of them have. */
export function routeAt(
  node: SyntaxNode,
  file: Reading,
  rest: Omit<RouteFact, "scope" | "range" | "guards" | "syntax"> & {
    readonly syntax: PathSyntax;
    readonly guards?: readonly string[];
  },
): RouteFact {
  return { guards: [], ...rest, scope: file.scopeOf(node), range: rangeOf(node) };
}

/** The function or class that a decorator stands above. */
export function decoratedBy(decorator: SyntaxNode): SyntaxNode | undefined {
  const around = decorator.parent?.parent;
  if (decorator.parent?.type !== "decorator" || around === undefined || around === null) {
    return undefined;
  }
  return fieldOf(around, "definition");
}

/** Whether a dictionary of functions may be asked: `parsers.get(kind)(text)`, and no path is said. */
export function isMaybeLookup(decorator: SyntaxNode): boolean {
  const [path] = argumentsOf(decorator);
  return isCalledAtOnce(decorator) && literalOf(path)?.startsWith("/") !== true;
}

const isCalledAtOnce = (decorator: SyntaxNode): boolean =>
  decorator.parent?.type === "call" && fieldOf(decorator.parent, "function")?.id === decorator.id;

/** What a decorator stands above, or is called on at once: `app.get("/orders")(list_orders)`. */
export function decorated(decorator: SyntaxNode): SyntaxNode | undefined {
  const around = decorator.parent;
  return around !== null && isCalledAtOnce(decorator)
    ? argumentsOf(around)[0]
    : decoratedBy(decorator);
}

/** Guards among the decorators of a function or class, the outermost first. */
export function decoratorGuards(definition: SyntaxNode): readonly string[] {
  return guardWords(decoratorsOf(definition).map(({ text }) => text));
}

/** A decorator in words: "jwt_required()", "login_required". */
export function wordsIn(decorator: SyntaxNode): string {
  if (decorator.type !== "call") return decorator.text;
  return `${wordOf(decorator, "function")}()`;
}
