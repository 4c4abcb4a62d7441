import type { RouterFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, calleeOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading } from "../../reading/stack.ts";
import { listRouter } from "../python/routeLists.ts";
import { djangoPath } from "./djangoPath.ts";

export const isNested = (name: string): boolean => /^Nested\w*Router$/.test(name);

/**
 * `NestedSimpleRouter(parent, "domains", lookup="domain")` stands below one domain: where the file
 * includes it by itself, at that place; else where its parent stands.
 */
export function nestedRouters(node: SyntaxNode, file: Reading): readonly RouterFact[] {
  const parent = argumentOf(node, 0, "parent_router");
  const own = partsOf(node, file);
  if (parent === undefined || own === undefined) return [];
  const name = nameOf(node);
  const isIncluded = name !== undefined && file.text.includes(`${name}.urls`);
  const above = isIncluded ? partsAbove(parent, file) : undefined;
  const at = listRouter(node, file, "django");
  if (above !== undefined) {
    return [{ ...at, prefix: { kind: "concat", parts: [...above, ...own] } }];
  }
  return [{ ...at, parent: file.valueOf(parent), prefix: { kind: "concat", parts: own } }];
}

/** The path of one record that a nested router stands below. */
function partsOf(node: SyntaxNode, file: Reading): readonly Value[] | undefined {
  const parent = argumentOf(node, 0, "parent_router");
  const prefix = argumentOf(node, 1, "parent_prefix");
  if (parent === undefined || prefix === undefined) return undefined;
  const lookup = literalOf(argumentOf(node, 2, "lookup")) ?? "nested_1";
  const viewset = registeredBelow(parent, prefix, file);
  return [
    djangoPath(file.valueOf(prefix), true),
    { kind: "text", text: `/{${lookup}_` },
    viewset === undefined ? pk : lookupOf(file.valueOf(viewset)),
    { kind: "text", text: "}" },
  ];
}

/** Nested routers in nested ones are followed so deep. */
const deepest = 5;

/** What stands before a router of the file that is nested itself; undefined for one of another file. */
function partsAbove(router: SyntaxNode, file: Reading, depth = 0): readonly Value[] | undefined {
  const call = madeBy(router.text, file);
  if (call?.type !== "call" || depth > deepest) return undefined;
  if (!isNested(calleeOf(call).name)) return [];
  const parent = argumentOf(call, 0, "parent_router");
  const own = partsOf(call, file);
  const above = parent && partsAbove(parent, file, depth + 1);
  if (above === undefined || own === undefined) return undefined;
  return [...above, ...own, { kind: "text", text: "/" }];
}

/** What a name is given; `DefaultRouter() if settings.DEBUG else SimpleRouter()` is a router either way. */
function madeBy(name: string, file: Reading): SyntaxNode | undefined {
  const made = nodesOf(file.root, "assignment").find((one) => wordOf(one, "left") === name);
  const right = made && fieldOf(made, "right");
  return right?.type === "conditional_expression" ? childrenOf(right)[0] : right;
}

/** What a call is assigned to. */
function nameOf(call: SyntaxNode): string | undefined {
  const around = call.parent;
  return around?.type === "assignment" ? fieldOf(around, "left")?.text : undefined;
}

const pk: Value = { kind: "text", text: "pk" };

/** By which field a class of views finds its records. */
function lookupOf(of: Value): Value {
  const fields = ["lookup_url_kwarg", "lookup_field"];
  return {
    kind: "either",
    options: [...fields.map((name) => ({ kind: "member", of, name }) as const), pk],
  };
}

/** The class of views that is registered where a nested router stands below it. */
function registeredBelow(
  router: SyntaxNode,
  prefix: SyntaxNode,
  file: Reading,
): SyntaxNode | undefined {
  const registered = nodesOf(file.root, "call").find((call) => {
    const { name, object } = calleeOf(call);
    const isSame = literalOf(argumentOf(call, 0, "prefix")) === literalOf(prefix);
    return name === "register" && object?.text === router.text && isSame;
  });
  return registered && argumentOf(registered, 1, "viewset");
}
