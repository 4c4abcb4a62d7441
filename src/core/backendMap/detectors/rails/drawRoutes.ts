import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import {
  argumentsOf,
  statementsOf,
  wordOf,
  textOf,
  wordsByName,
  wordsIn,
  type RubyArguments,
} from "../../languages/ruby/literals.ts";
import { fileScope } from "../../facts/value.ts";
import { underscored } from "../../languages/ruby/inflect.ts";
import { pathValue, unknownPart } from "./actionRoute.ts";
import { resourceNamed, resourceRoutes } from "./resources.ts";
import { below, formatted, type RouteContext } from "./routeContext.ts";
import type { Drawing, RouteCall } from "./drawing.ts";
import { routesName } from "./routesName.ts";
import { drawDevise } from "./devise.ts";
import { drawDoorkeeper } from "./doorkeeper.ts";
import { belowUnknown, macroOf } from "./macros.ts";
import { drawMount } from "./mounts.ts";
import { drawVerb, verbs } from "./verbs.ts";

export function drawAll(
  statements: readonly SyntaxNode[],
  context: RouteContext,
  drawing: Drawing,
): void {
  for (const one of statements) drawOne(one, context, drawing);
}

/** Whatever is no call of the language is looked into: conditions, loops, assignments. */
function drawOne(node: SyntaxNode, context: RouteContext, drawing: Drawing): void {
  const draw = drawNodes[node.type];
  if (draw !== undefined) draw(node, context, drawing);
  else if (!opaque.has(node.type)) drawAll(childrenOf(node), context, drawing);
}

const drawNodes: Readonly<
  Record<string, (node: SyntaxNode, context: RouteContext, drawing: Drawing) => void>
> = {
  assignment: assign,
  method: (node, { macros }) => void macros.set(fieldOf(node, "name")?.text ?? "", node),
  yield(_, { yielded = [], ...outside }, drawing) {
    drawAll(yielded, outside, drawing);
  },
  // Without arguments and block a call looks like a name.
  identifier(node, context, drawing) {
    const call = { node, name: node.text, args: argumentsOf(node) };
    const macro = macroOf(call, context);
    if (macro !== undefined) drawAll(macro.statements, macro.within, drawing);
    else if (node.text === "use_doorkeeper") drawDoorkeeper(call, context, drawing);
  },
  call: drawCall,
};

function drawCall(node: SyntaxNode, context: RouteContext, drawing: Drawing): void {
  const name = fieldOf(node, "method")?.text ?? "";
  const block = fieldOf(node, "block");
  const call = { node, name, args: argumentsOf(node), ...(block && { block }) };
  const draw = verbs.has(name) ? drawVerb : (drawers[name] ?? ownResources(name));
  const macro = fieldOf(node, "receiver") === undefined ? macroOf(call, context) : undefined;
  if (macro !== undefined) drawAll(macro.statements, macro.within, drawing);
  else if (draw !== undefined) draw(call, context, drawing);
  else drawAll(statementsOf(block), belowUnknown(call, context), drawing);
}

/** What an application adds to the language and calls so draws resources, and more of its own. */
function ownResources(name: string): Draw | undefined {
  const [, many] = /^\w+_resource(s?)$/.exec(name) ?? [];
  return many === undefined ? undefined : drawers[`resource${many}`];
}

function assign(node: SyntaxNode, { locals }: RouteContext): void {
  const text = textOf(fieldOf(node, "right"), locals);
  if (text !== undefined) locals.set(fieldOf(node, "left")?.text ?? "", text);
}

const opaque = new Set(["class", "module", "string", "constant", "lambda"]);

type Draw = (call: RouteCall, context: RouteContext, drawing: Drawing) => void;

const inside =
  (change: (call: RouteCall, context: RouteContext) => Partial<RouteContext>): Draw =>
  (call, context, drawing) => {
    drawAll(statementsOf(call.block), { ...context, ...change(call, context) }, drawing);
  };

const drawers: Readonly<Record<string, Draw>> = {
  namespace: inside(({ args }, context) => {
    const name = textOf(args.plain[0], context.locals) ?? "";
    return placed(context, optionOf(args, "path", name) ?? "", optionOf(args, "module", name));
  }),
  scope: inside(({ args }, context) => {
    const plain = args.plain.map((one) => partOf(one, context)).join("/");
    const path = args.plain.length > 0 ? plain : (optionOf(args, "path") ?? "");
    const [controller, action] = [optionOf(args, "controller"), optionOf(args, "action")];
    const isShallow = args.named.get("shallow")?.text === "true" || context.isShallow;
    return {
      ...placed(context, path, optionOf(args, "module")),
      ...(controller !== undefined && { controller }),
      ...(action !== undefined && { action }),
      isShallow,
      hasFormat: formatted(args, context),
      pathNames: new Map([...context.pathNames, ...wordsByName(args.named.get("path_names"))]),
    };
  }),
  // The gem Versionist's.
  api_version: inside(({ args }, context) => {
    const path = wordsByName(args.named.get("path")).get("value") ?? optionOf(args, "path", "");
    return placed(context, path ?? "", underscored(optionOf(args, "module") ?? ""));
  }),
  controller: inside(({ args }) => ({ controller: wordOf(args.plain[0]) ?? "" })),
  shallow: inside(() => ({ isShallow: true })),
  authenticate: inside((call, context) => ({ guards: [...context.guards, guardOf(call)] })),
  authenticated: inside((call, context) => ({ guards: [...context.guards, guardOf(call)] })),
  member: inside((_, context) => ({
    on: "member",
    path: context.resource?.member ?? context.path,
  })),
  collection: inside((_, context) => ({
    on: "collection",
    path: context.resource?.collection ?? context.path,
  })),
  new: inside((_, context) => ({
    on: "new",
    path: below(context.resource?.collection ?? context.path, "new"),
  })),
  resources: (call, context, drawing) => {
    drawResources(call, context, drawing, false);
  },
  resource: (call, context, drawing) => {
    drawResources(call, context, drawing, true);
  },
  concern: ({ args, block }, { concerns }) => {
    const name = wordOf(args.plain[0]);
    if (name !== undefined && block !== undefined) concerns.set(name, block);
  },
  concerns: ({ args }, context, drawing) => {
    drawConcerns(args.plain.flatMap(wordsIn), context, drawing);
  },
  draw: ({ node, args }, context, { mounts }) => {
    const name = wordOf(args.plain[0]);
    if (name === undefined) return;
    mounts.push({
      parent: { kind: "name", name: context.router },
      child: { kind: "import", module: `config/routes/${name}.rb`, name: routesName },
      prefix: pathValue(context.path),
      guards: context.guards,
      scope: fileScope,
      range: rangeOf(node),
    });
  },
  each: drawEach,
  devise_for: drawDevise,
  use_doorkeeper: drawDoorkeeper,
  mount: drawMount,
  direct: () => undefined,
  resolve: () => undefined,
};

/** `%w[a b].each do |name|`: once for each word. */
function drawEach({ node, block }: RouteCall, context: RouteContext, drawing: Drawing): void {
  const words = wordsIn(fieldOf(node, "receiver"));
  const parameters = block && fieldOf(block, "parameters");
  const name = parameters?.namedChildren[0]?.text ?? "";
  for (const word of words.length > 0 ? words : [undefined]) {
    const locals = new Map(context.locals);
    if (word !== undefined) locals.set(name, word);
    drawAll(statementsOf(block), { ...context, locals }, drawing);
  }
}

function drawResources(
  call: RouteCall,
  context: RouteContext,
  drawing: Drawing,
  isSingular: boolean,
): void {
  for (const name of call.args.plain.flatMap((one) => textOf(one, context.locals) ?? [])) {
    const { resource, context: own } = resourceNamed(name, call.args, context, isSingular);
    drawing.routes.push(...resourceRoutes(call, resource, own));
    const within = { ...own, resource, path: isSingular ? resource.member : resource.nested };
    drawConcerns(wordsIn(call.args.named.get("concerns")), within, drawing);
    drawAll(statementsOf(call.block), within, drawing);
  }
}

function drawConcerns(names: readonly string[], context: RouteContext, drawing: Drawing): void {
  for (const name of names) {
    drawAll(statementsOf(context.concerns.get(name)), context, drawing);
  }
}

function placed(context: RouteContext, path: string, module?: string): Partial<RouteContext> {
  return {
    path: below(context.path, path),
    shallowPath: below(context.shallowPath, path),
    ...(module !== undefined && { modules: [...context.modules, ...module.split("/")] }),
  };
}

function partOf(node: SyntaxNode, { locals }: RouteContext): string {
  const isConstant = node.type === "constant" || node.type === "scope_resolution";
  return (isConstant ? undefined : textOf(node, locals)) ?? unknownPart(node);
}

function guardOf({ name, args }: RouteCall): string {
  return [name, ...args.plain.map(({ text }) => text)].join(" ");
}

/** An option that is `nil` says that there is none. */
function optionOf({ named }: RubyArguments, name: string, otherwise?: string): string | undefined {
  return named.has(name) ? wordOf(named.get(name)) : otherwise;
}
