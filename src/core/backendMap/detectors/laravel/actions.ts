import { filledIn } from "../../languages/php/rounds.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { classValue } from "../../languages/php/names.ts";
import { itemNamed, itemsOf } from "../../languages/php/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { type RouteContext } from "./routeContext.ts";

/** What answers a route, as far as its own file tells. */
export type Action = Pick<RouteFact, "handler" | "handlerName" | "extra">;

/**
 * `[C::class, "m"]`, `"C@m"`, `C::class`, `"m"` where a group names the controller, a closure, or
 * one of these under `uses`.
 */
export function actionOf(
  node: SyntaxNode | undefined,
  context: RouteContext,
  file: Reading,
): Action {
  if (node === undefined) return {};
  if (node.type === "array_creation_expression") return arrayAction(node, context, file);
  const value = filledIn(file.valueOf(node), context.locals);
  if (value.kind === "text") return namedAction(value.text, context);
  if (value.kind === "concat") return namedAction(joinedText(value.parts), context);
  // `C::class`, also from a list that is gone through.
  if (value.kind === "import") return classAction(value.name ?? "", "__invoke");
  return { handler: value };
}

/** Parts of "`A::class . '@index'`". */
function joinedText(parts: readonly Value[]): string {
  return parts.map((one) => (one.kind === "import" ? `\\${one.name ?? ""}` : textIn(one))).join("");
}

const textIn = (value: Value): string => (value.kind === "text" ? value.text : "");

function arrayAction(node: SyntaxNode, context: RouteContext, file: Reading): Action {
  const items = itemsOf(node);
  const closure = items.find(({ value }) => value.type.endsWith("function"))?.value;
  const instead = itemNamed(node, "uses") ?? closure;
  if (instead !== undefined) return actionOf(instead, context, file);
  const [owner, method] = items.slice(0, 2).map(({ value }) => named(value, context, file));
  if (owner === undefined) return {};
  const name = method === undefined ? "__invoke" : textIn(method);
  if (owner.kind === "import") return classAction(owner.name ?? "", name);
  if (owner.kind === "text") return namedAction(`${owner.text}@${name}`, context);
  return { handler: { kind: "member", of: owner, name } };
}

const named = (node: SyntaxNode, context: RouteContext, file: Reading): Value =>
  filledIn(file.valueOf(node), context.locals);

/** `"C@m"`; the class is looked for among all that end so, when all files are there. */
export function namedAction(words: string, { namespace, controller }: RouteContext): Action {
  const [, owner, method] = /^(.+?)(?:@|::?)(\w+)$/.exec(words) ?? [];
  if (owner !== undefined && method !== undefined) {
    return soughtAction(owner, method, namespace);
  }
  if (controller !== undefined) return classAction(controller, words);
  return /^\\?[A-Z][\w\\]*$/.test(words) ? soughtAction(words, "__invoke", namespace) : {};
}

function soughtAction(owner: string, method: string, namespace: string): Action {
  const isWhole = owner.startsWith("\\");
  const controller = isWhole || namespace === "" ? owner : `${namespace}\\${owner}`;
  return {
    handlerName: `${shortClass(owner)}@${method}`,
    extra: { sought: controller.replace(/^\\/, ""), method },
  };
}

export function classAction(controller: string, method: string): Action {
  return {
    handler: { kind: "member", of: classValue(controller), name: method },
    handlerName: `${shortClass(controller)}@${method}`,
    extra: { controller, method },
  };
}

const shortClass = (name: string): string => name.slice(name.lastIndexOf("\\") + 1);

/** The full name of the class that `controller(C::class)` or a resource names, or words for it. */
export function controllerIn(
  node: SyntaxNode | undefined,
  context: RouteContext,
  file: Reading,
): { readonly controller: string; readonly isSought: boolean } | undefined {
  if (node === undefined) return undefined;
  const value = filledIn(file.valueOf(node), context.locals);
  if (value.kind === "import" && value.name !== undefined) {
    return { controller: value.name, isSought: false };
  }
  return value.kind === "text" ? { controller: value.text, isSought: true } : undefined;
}

/** Statements of a closure; of an arrow function what it gives. */
export function bodyOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node?.type === "arrow_function") {
    const body = fieldOf(node, "body");
    return body === undefined ? [] : [body];
  }
  if (node?.type !== "anonymous_function") return [];
  const body = fieldOf(node, "body");
  return body === undefined ? [] : childrenOf(body);
}
