import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { atOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Scope, Value } from "../../facts/value.ts";
import type { Decorated, Decorator } from "../javascriptRouting/decorators.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";
import { crudRoutesIn } from "./crud.ts";
import {
  controllerIn,
  guardsGiven,
  guardsOf,
  isOwn,
  methodOf,
  pathIn,
  routeDialect,
  type Dialect,
} from "./dialects.ts";
import { guardsIn, responsesIn, schemaIn } from "./guards.ts";

/** Controllers are routers; so are classes whose routes others inherit. */
export function controllersIn(all: readonly Decorated[], file: Reading): SomeFacts {
  const declared = all.flatMap((one) => routesIn(one, file));
  const controllers = all.flatMap((one) => {
    const controller = controllerIn(one.decorators);
    return controller === undefined ? [] : [{ one, controller }];
  });
  const own = new Set(controllers.map(({ one }) => one.definition));
  const routes = [
    ...declared,
    ...crudRoutesIn(all, file),
    ...all
      .filter((one) => own.has(scopeAround(one.definition, file)))
      .flatMap((one) => routesOfOwn(one, file)),
  ];
  const bases = new Set(declared.map(({ router }) => classOf(router)).filter((at) => !own.has(at)));
  return {
    routes,
    routers: [
      ...controllers.map(({ one, controller }) => controllerFact(one, controller, file)),
      ...[...bases].map((definition) => baseFact(definition, file)),
    ],
    mounts: controllers.flatMap(({ one }) => [...inherited(one, file), ...children(one, file)]),
  };
}

const classOf = (router: Value | undefined): Scope =>
  router?.kind === "definition" ? router.definition : -1;

function controllerFact(
  { definition, decorators, node }: Decorated,
  controller: Decorator,
  file: Reading,
): RouterFact {
  const {
    args: [first],
    range,
  } = controller;
  const prefix = pathIn(first);
  const versions = versionsIn(optionOf(first, "version"));
  return {
    at: atOf(node),
    stack: "nestjs",
    isRoot: false,
    guards: [...guardsIn(decorators), ...guardsOf(controller)],
    definition,
    scope: scopeAround(definition, file),
    range,
    ...(prefix && { prefix }),
    ...(isOwn(controller) && { by: controller.call }),
    ...(versions !== undefined && { versions }),
  };
}

const scopeAround = (definition: Scope, { facts }: Reading): Scope =>
  facts.definitions[definition]?.scope ?? -1;

function baseFact(definition: Scope, file: Reading): RouterFact {
  const range = file.facts.definitions[definition]?.range ?? rangeOf(file.root);
  return {
    at: `${range.end.line}:${range.end.character}`,
    stack: "nestjs",
    isRoot: false,
    isOnlyMounted: true,
    guards: [],
    definition,
    scope: scopeAround(definition, file),
    range,
  };
}

/** What a controller inherits stands below its own prefix alone. */
function inherited({ definition, node }: Decorated, file: Reading): readonly MountFact[] {
  const { bases = [], scope = -1 } = file.facts.definitions[definition] ?? {};
  return bases.map((base) => ({
    parent: { kind: "definition", definition },
    child: base,
    replaces: true,
    lends: true,
    guards: [],
    scope,
    range: rangeOf(node),
  }));
}

/** `@ChildControllers([new Orders()])`, `@Controller({ path, children: [Orders] })`. */
function children(
  { definition, decorators, node }: Decorated,
  file: Reading,
): readonly MountFact[] {
  const given = decorators.flatMap(({ name, args }) =>
    name === "ChildControllers" ? args : (optionOf(args[0], "children") ?? []),
  );
  return given
    .flatMap((one) => (one.kind === "list" ? one.items : [one]))
    .map((child) => ({
      parent: { kind: "definition", definition },
      child,
      guards: [],
      scope: scopeAround(definition, file),
      range: rangeOf(node),
    }));
}

function routesIn(
  { definition, decorators, node }: Decorated,
  file: Reading,
): readonly RouteFact[] {
  if (node.type !== "method_definition") return [];
  const around = file.facts.definitions[definition]?.scope ?? -1;
  return decorators.flatMap((one) => {
    const dialect = routeDialect(one);
    return dialect ? routesOf(one, dialect, { definition, around, decorators, node }) : [];
  });
}

/** Decorators of the project's own, which may stand for some that declare a route: linking tells. */
function routesOfOwn(
  { definition, decorators, node }: Decorated,
  file: Reading,
): readonly RouteFact[] {
  const method = { definition, around: scopeAround(definition, file), decorators, node };
  return decorators
    .filter((one) => isOwn(one) && routeDialect(one) === undefined)
    .map((one) => ({ ...routeAt(one, method), methods: [], path: noPath, syntax: "colon" }));
}

interface Method extends Omit<Decorated, "definition"> {
  readonly definition: Scope;
  readonly around: Scope;
  readonly node: SyntaxNode;
}

function routesOf(verb: Decorator, dialect: Dialect, method: Method): readonly RouteFact[] {
  const [path = noPath] = verb.args;
  const paths = path.kind === "list" && !isOwn(verb) ? path.items : [path];
  const route = routeAt(verb, method);
  return paths.map((one) => ({
    ...route,
    methods: [methodOf(verb, dialect)],
    path: pathIn(one) ?? noPath,
    syntax: dialect.syntax,
    guards: [...route.guards, ...guardsGiven(verb, dialect)],
  }));
}

/** All but what the decorator's name says. */
function routeAt(
  verb: Decorator,
  { definition, around, decorators, node }: Method,
): Omit<RouteFact, "methods" | "path" | "syntax"> {
  const schema = schemaIn(node);
  const responses = responsesIn(decorators);
  const versions = versionsIn(decorators.find(({ name }) => name === "Version")?.args[0]);
  return {
    stack: "nestjs",
    router: { kind: "definition", definition: around },
    handler: { kind: "definition", definition },
    guards: guardsIn(decorators),
    scope: around,
    range: verb.range,
    ...(isOwn(verb) && { by: verb.call }),
    ...(schema !== undefined && { schema }),
    ...(responses.length > 0 && { responses }),
    ...(versions !== undefined && { extra: { versions } }),
  };
}

const noPath: Value = { kind: "text", text: "" };

/** Versions of a method or a class, a comma between; "" is the neutral one. */
function versionsIn(version: Value | undefined): string | undefined {
  if (version === undefined) return undefined;
  const all = version.kind === "list" ? version.items : [version];
  return all
    .map((one) => (one.kind === "text" && one.text !== "VERSION_NEUTRAL" ? one.text : ""))
    .join(",");
}
