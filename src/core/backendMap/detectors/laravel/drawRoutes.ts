import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { callTypes, chainOf, isContinued, itemNamed } from "../../languages/php/literals.ts";
import type { PhpChain, PhpLink } from "../../languages/php/literals.ts";
import { constantText } from "../../languages/php/constantText.ts";
import { parametersOn } from "../../languages/php/declarations.ts";
import { bodyOf, controllerIn } from "./actions.ts";
import { drawAuth } from "./authRoutes.ts";
import type { Reading } from "../../reading/stack.ts";
import { guardsIn } from "./guardWords.ts";
import { rounds } from "../../languages/php/rounds.ts";
import { drawApplication, drawFile, drawFolder } from "./mounts.ts";
import { drawResource, resourceNames } from "./resources.ts";
import { isRouting } from "./routing.ts";
import { below, lowered, type Drawing, type RouteContext } from "./routeContext.ts";
import { changed, drawVerb, verbNames } from "./verbs.ts";

/** Groups and blocks nest no deeper than this where people write them. */
const deepest = 80;

/** Whatever is no call of the routing language is looked into: conditions, classes, functions. */
export function drawAll(
  nodes: readonly SyntaxNode[],
  context: RouteContext,
  drawing: Drawing,
  depth = 0,
): void {
  if (depth > deepest) return;
  for (const node of nodes) drawOne(node, context, drawing, depth + 1);
}

const calls: ReadonlySet<string> = new Set(callTypes);

function drawOne(node: SyntaxNode, context: RouteContext, drawing: Drawing, depth: number): void {
  if (/^(?:require|include)(?:_once)?_expression$/.test(node.type)) {
    drawFile(childrenOf(node)[0], context, drawing);
  } else if (node.type === "foreach_statement") {
    for (const locals of rounds(node, context, drawing.file)) {
      drawAll(childrenOf(node).slice(-1), { ...context, locals }, drawing, depth);
    }
  } else if (calls.has(node.type) && !isContinued(node)) {
    drawCall(node, context, drawing, depth);
  } else drawAll(childrenOf(node), context, drawing, depth);
}

function drawCall(node: SyntaxNode, context: RouteContext, drawing: Drawing, depth: number): void {
  const chain = chainOf(node);
  if (isRouting(chain, context.routers, drawing.file)) {
    drawChain(chain, context, drawing, depth);
    return;
  }
  if (node.type === "function_call_expression") drawFolder(node, context, drawing);
  for (const link of chain.links) {
    if (link.name === "loadRoutesFrom") drawFile(link.args.plain[0], context, drawing);
    if (link.name === "withRouting") drawApplication(link.args.named, context, drawing);
    if (link.name === "routes" && chain.isStatic && /^\\?(?:\w+\\)*Auth$/.test(chain.root.text)) {
      drawAuth(link, context, drawing);
    }
    drawAll([...link.args.plain, ...link.args.named.values()], context, drawing, depth);
  }
  if (!chain.isStatic) drawAll(childrenOf(chain.root), context, drawing, depth);
}

/** `Route::prefix("a")->middleware("b")->group(…)`: what comes before a group or a route holds for it. */
function drawChain(
  { links, root }: PhpChain,
  context: RouteContext,
  drawing: Drawing,
  depth: number,
): void {
  let around = context;
  for (const [at, link] of links.entries()) {
    const call = { link, after: links.slice(at + 1) };
    if (link.name === "group") {
      const after = call.after.reduce((one, each) => changed(each, one, drawing), around);
      drawGroup(link, after, drawing, depth);
      return;
    }
    if (resourceNames.has(link.name)) {
      drawResource(call, around, drawing);
      return;
    }
    if (verbNames.has(link.name) || (link.name === "route" && root.text.endsWith("Volt"))) {
      const verb = link.name === "route" ? { ...link, name: "view" } : link;
      drawVerb({ ...call, link: verb }, around, drawing);
      return;
    }
    around = before(link, around, drawing);
  }
}

function before(link: PhpLink, context: RouteContext, drawing: Drawing): RouteContext {
  const [first] = link.args.plain;
  switch (link.name) {
    case "prefix":
      return first === undefined
        ? context
        : { ...context, path: below(context.path, lowered(first, context, drawing.file)) };
    case "namespace":
      return { ...context, namespace: within(context.namespace, first, drawing) };
    case "controller":
      return { ...context, ...controlled(first, context, drawing) };
    case "shallow":
      return { ...context, isShallow: true };
    default:
      return changed(link, context, drawing);
  }
}

function controlled(
  node: SyntaxNode | undefined,
  context: RouteContext,
  { file }: Drawing,
): Partial<RouteContext> {
  const found = controllerIn(node, context, file);
  return found === undefined ? {} : { controller: found.controller };
}

/** Also one that a provider names: `$this->namespace . "\Api"`. */
function within(namespace: string, node: SyntaxNode | undefined, { file }: Drawing): string {
  const more = (node && constantText(file.valueOf(node), file.facts)) ?? "";
  return [namespace, more.replace(/^\\|\\$/g, "")].filter((part) => part !== "").join("\\");
}

/** `group(fn)`, `group([…], fn)`, `group("/prefix", fn)`, or with a file in the place of the function. */
function drawGroup(
  { args }: PhpLink,
  context: RouteContext,
  drawing: Drawing,
  depth: number,
): void {
  const body = args.plain.at(-1);
  const [first] = args.plain;
  const around =
    first === undefined || args.plain.length < 2 ? context : grouped(first, context, drawing);
  if (body?.type === "anonymous_function" || body?.type === "arrow_function") {
    const given = parametersOn(body).map((one) => fieldOf(one, "name")?.text ?? "");
    const routers = new Set([...context.routers, ...given]);
    drawAll(bodyOf(body), { ...around, routers }, drawing, depth);
  } else drawFile(body, around, drawing);
}

function grouped(given: SyntaxNode, context: RouteContext, drawing: Drawing): RouteContext {
  const { file } = drawing;
  const options = returnedBy(given, file) ?? given;
  if (options.type !== "array_creation_expression") {
    return { ...context, path: below(context.path, lowered(options, context, file)) };
  }
  const prefix = itemNamed(options, "prefix");
  return {
    ...context,
    path: below(context.path, prefix && lowered(prefix, context, file)),
    namespace: within(context.namespace, itemNamed(options, "namespace"), drawing),
    guards: [...context.guards, ...guardsIn(itemNamed(options, "middleware"))],
    ...controlled(itemNamed(options, "controller"), context, drawing),
  };
}

/** The array that a method of the class gives: `group($this->options(), …)`. */
function returnedBy(call: SyntaxNode, file: Reading): SyntaxNode | undefined {
  const [object, name] = [fieldOf(call, "object"), fieldOf(call, "name")?.text];
  if (call.type !== "member_call_expression" || object?.text !== "$this") return undefined;
  const method = nodesOf(file.root, "method_declaration").find(
    (one) => fieldOf(one, "name")?.text === name,
  );
  const returned = method && nodesOf(method, "return_statement")[0];
  const array = returned && childrenOf(returned)[0];
  return array?.type === "array_creation_expression" ? array : undefined;
}
