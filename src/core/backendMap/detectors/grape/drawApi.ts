import type { RouteFact } from "../../facts/routingFacts.ts";
import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import {
  argumentsOf,
  statementsOf,
  textOf,
  wordOf,
  wordsIn,
} from "../../languages/ruby/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import { pathValue, unknownPart } from "../rails/actionRoute.ts";
import { below } from "../rails/routeContext.ts";
import { carried, type ApiContext, type ApiDrawing } from "./apiContext.ts";
import { drawMounts } from "./mounts.ts";

const verbs = new Set(["get", "post", "put", "patch", "delete", "head", "options", "route"]);

/** Namespaces nest no deeper than this where people write them. */
const deepest = 40;

/** The routes that the body of a class declares, and what it mounts, should it be an API of Grape's. */
export function drawApi(node: SyntaxNode, file: Reading): readonly RouteFact[] {
  const scope = file.scopeOf(node);
  const drawing: ApiDrawing = { file, scope, routes: [] };
  const context: ApiContext = { path: "", said: {}, guards: [], locals: new Map() };
  drawAll(statementsOf(node), context, drawing, 0);
  if (drawing.routes.length === 0 && Object.keys(context.said).length === 0) return [];
  const api = factOf({ methods: [], path: "", node }, context, drawing);
  return [...drawing.routes, { ...api, extra: { ...api.extra, api: "true" } }];
}

function drawAll(
  nodes: readonly SyntaxNode[],
  context: ApiContext,
  drawing: ApiDrawing,
  depth: number,
): void {
  if (depth > deepest) return;
  for (const node of nodes) drawOne(node, context, drawing, depth + 1);
}

const looked = new Set(["if", "unless", "if_modifier", "unless_modifier", "then", "else", "begin"]);

function drawOne(node: SyntaxNode, context: ApiContext, drawing: ApiDrawing, depth: number): void {
  if (looked.has(node.type)) drawAll(childrenOf(node), context, drawing, depth);
  const name = node.type === "call" ? nameOf(node) : undefined;
  if (name === undefined) return;
  if (verbs.has(name)) drawing.routes.push(...routesOf(node, name, context, drawing));
  else drawers[name]?.(node, context, drawing, depth);
}

/** What a call of the class's own is called; only loops are called on something. */
function nameOf(node: SyntaxNode): string | undefined {
  const name = fieldOf(node, "method")?.text;
  return name === "each" || fieldOf(node, "receiver") === undefined ? name : undefined;
}

type Draw = (node: SyntaxNode, context: ApiContext, drawing: ApiDrawing, depth: number) => void;

const namespace: Draw = (node, context, drawing, depth) => {
  const [first] = argumentsOf(node).plain;
  const path = first === undefined ? "" : partOf(first, context);
  inside(node, { ...context, path: below(context.path, path) }, drawing, depth);
};

const drawers: Readonly<Record<string, Draw>> = {
  namespace,
  resource: namespace,
  resources: namespace,
  group: namespace,
  segment: namespace,
  route_param: (node, context, drawing, depth) => {
    const name = wordOf(argumentsOf(node).plain[0]) ?? "param";
    inside(node, { ...context, path: below(context.path, `:${name}`) }, drawing, depth);
  },
  prefix: (node, { said, locals }) => {
    const prefix = textOf(argumentsOf(node).plain[0], locals);
    if (prefix !== undefined) said.prefix = prefix;
  },
  version: (node, context, drawing, depth) => {
    const { plain, named } = argumentsOf(node);
    const using = wordOf(named.get("using")) ?? "path";
    const versions = using === "path" ? plain.flatMap(wordsIn) : [];
    if (plain.length === 0) return;
    if (fieldOf(node, "block") === undefined) context.said.versions = versions;
    else inside(node, { ...context, said: { ...context.said, versions } }, drawing, depth);
  },
  before: (node, { guards }) => {
    guards.push(...statementsOf(fieldOf(node, "block")).flatMap(guardIn));
  },
  mount: drawMounts,
  each: (node, context, drawing, depth) => {
    const words = wordsIn(fieldOf(node, "receiver"));
    const block = fieldOf(node, "block");
    const name = block && fieldOf(block, "parameters")?.namedChildren[0]?.text;
    for (const word of name === undefined ? [] : words) {
      const locals = new Map([...context.locals, [name ?? "", word]]);
      drawAll(statementsOf(block), { ...context, locals }, drawing, depth);
    }
  },
};

/** What a block declares holds in it alone. */
function inside(node: SyntaxNode, context: ApiContext, drawing: ApiDrawing, depth: number): void {
  const within = { ...context, said: { ...context.said }, guards: [...context.guards] };
  drawAll(statementsOf(fieldOf(node, "block")), within, drawing, depth);
}

/** `before { authenticate! }`: what it calls, by name alone. */
function guardIn(node: SyntaxNode): readonly string[] {
  const isBare = node.type === "identifier";
  const isCall = node.type === "call" && fieldOf(node, "receiver") === undefined;
  return isBare ? [node.text] : isCall ? [fieldOf(node, "method")?.text ?? ""] : [];
}

/** `get ":id" do`, `get do`, `route :any, "*path" do`: one for each method and path. */
function routesOf(
  node: SyntaxNode,
  name: string,
  context: ApiContext,
  drawing: ApiDrawing,
): readonly RouteFact[] {
  const block = fieldOf(node, "block");
  if (block === undefined) return [];
  const { plain } = argumentsOf(node);
  const [first, ...others] = plain;
  const said =
    name === "route" ? wordsIn(first).map((one) => one.toUpperCase()) : [name.toUpperCase()];
  const methods = said.map((one) => (one === "*" ? "ANY" : one));
  const given = (name === "route" ? others : plain).flatMap((one) => pathsIn(one, context));
  const handler = { kind: "definition", definition: drawing.file.scopeOf(block) } as const;
  return (given.length === 0 ? [""] : given).map((path) => ({
    ...factOf({ methods, path: below(context.path, path), node }, context, drawing),
    handler,
  }));
}

function pathsIn(node: SyntaxNode, context: ApiContext): readonly string[] {
  const words = wordsIn(node);
  return words.length > 0 ? words : [partOf(node, context)];
}

function partOf(node: SyntaxNode, { locals }: ApiContext): string {
  const isConstant = node.type === "constant" || node.type === "scope_resolution";
  return (isConstant ? undefined : textOf(node, locals)) ?? unknownPart(node);
}

interface Declared {
  readonly methods: readonly string[];
  readonly path: string;
  readonly node: SyntaxNode;
}

function factOf(
  { methods, path, node }: Declared,
  { guards, said }: ApiContext,
  { scope }: ApiDrawing,
): RouteFact {
  return {
    stack: "grape",
    methods,
    path: pathValue(path.replace(/\((?:\.|\/?:)\w*[^()]*\)/g, "")),
    syntax: "colon",
    guards: [...guards],
    scope,
    range: rangeOf(node),
    extra: { class: String(scope), ...carried(said) },
  };
}
