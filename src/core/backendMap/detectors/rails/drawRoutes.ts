import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import {
  argumentsOf,
  statementsOf,
  wordOf,
  textOf,
  wordsIn,
} from "../../languages/ruby/literals.ts";
import { fileScope } from "../../facts/value.ts";
import { pathValue } from "./actionRoute.ts";
import { resourceNamed, resourceRoutes } from "./resources.ts";
import { below, type RouteContext } from "./routeContext.ts";
import { createDrawing, type Drawing, type RouteCall } from "./drawing.ts";
import { parameterOf, withGiven, withMerged } from "./givenOptions.ts";
import { insideConcern, ofConcern, usedConcern } from "./sharedConcerns.ts";
import { inNamespace, inScope, inVersion } from "./placed.ts";
import { routesName } from "./routesName.ts";
import { drawDevise } from "./devise.ts";
import { drawDoorkeeper } from "./doorkeeper.ts";
import { belowUnknown, macroOf } from "./macros.ts";
import { roundsOf } from "./rounds.ts";
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
  const args = withGiven(withMerged(argumentsOf(node)), node, context.given);
  const call = { node, name, args, ...(block && { block }) };
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
  namespace: inside(inNamespace),
  scope: inside(inScope),
  // The gem Versionist's.
  api_version: inside(inVersion),
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
    path: context.resource?.making ?? below(context.path, "new"),
  })),
  resources: (call, context, drawing) => {
    drawResources(call, context, drawing, false);
  },
  resource: (call, context, drawing) => {
    drawResources(call, context, drawing, true);
  },
  with_options: inside(({ args: { named }, block }, { given }) => {
    const receiver = parameterOf(block);
    return { given: [...given, { named, ...(receiver !== undefined && { receiver }) }] };
  }),
  concern: declareConcern,
  concerns: (call, context, drawing) => {
    drawConcerns(call.args.plain.flatMap(wordsIn), call, context, drawing);
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
  each: (call, context, drawing) => {
    for (const locals of roundsOf(call, context)) {
      drawAll(statementsOf(call.block), { ...context, locals }, drawing);
    }
  },
  devise_for: drawDevise,
  use_doorkeeper: drawDoorkeeper,
  mount: drawMount,
  direct: () => undefined,
  resolve: () => undefined,
};

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
    const plainly = { ...call, args: { ...call.args, named: new Map<string, SyntaxNode>() } };
    drawConcerns(wordsIn(call.args.named.get("concerns")), plainly, within, drawing);
    drawAll(statementsOf(call.block), within, drawing);
  }
}

/** Other files of routes may use it too. */
function declareConcern({ args, block }: RouteCall, context: RouteContext, drawing: Drawing): void {
  const name = wordOf(args.plain[0]);
  if (name === undefined || block === undefined) return;
  const apart = createDrawing(drawing.file);
  drawAll(statementsOf(block), insideConcern(context), apart);
  drawing.routes.push(...apart.routes.map((one) => ofConcern(name, one)));
  context.concerns.set(name, block);
}

/** A concern hands the options of its use to what asks for them: `concern :listed do |options|`. */
function drawConcerns(
  names: readonly string[],
  use: RouteCall,
  context: RouteContext,
  drawing: Drawing,
): void {
  for (const name of names) {
    // None uses itself.
    const concerns = new Map(context.concerns);
    const block = concerns.get(name);
    concerns.delete(name);
    const argument = parameterOf(block);
    const { named } = use.args;
    const others = context.given.filter((one) => one.argument !== argument);
    const given = argument === undefined ? context.given : [...others, { argument, named }];
    drawAll(statementsOf(block), { ...context, given, concerns }, drawing);
    if (block === undefined) drawing.routes.push(usedConcern(name, use.node, context));
  }
}

function guardOf({ name, args }: RouteCall): string {
  return [name, ...args.plain.map(({ text }) => text)].join(" ");
}
