import type { RouteFact } from "../../facts/routingFacts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { argumentsOf } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ClassModel, TypeUse } from "../classes/classModel.ts";
import { guardsOf, isOpen } from "./aspnetGuards.ts";
import { aboveEndpoint } from "./fastEndpointsAbove.ts";
import { templatesOf } from "./routeAttributes.ts";

const bases = /^(?:Endpoint|EndpointWithoutRequest|EndpointWithMapping|EndpointWithMapper)$/;
/** `Endpoint<Order>`, or in words `Ep.Req<Order>.Res<Receipt>`. */
const isEndpoint = ({ name, value }: TypeUse): boolean =>
  bases.test(name) || /^(?:FastEndpoints\.)?Ep\./.test(wordsOf(value));

const verbs = new Set(["Get", "Post", "Put", "Patch", "Delete", "Head"]);

/** A class of FastEndpoints is one endpoint, or several: `Get("/orders/{id}")` in `Configure`. */
export function fastEndpoints(one: ClassModel, file: Reading): readonly RouteFact[] {
  if (!one.bases.some(isEndpoint)) return [];
  const handler = one.methods.find(({ name }) => name === "HandleAsync" || name === "ExecuteAsync");
  const common = {
    stack: "aspnet",
    syntax: "braces",
    ...(handler && { handler: { kind: "definition", definition: handler.scope } as const }),
    handlerName: one.name,
    guards: isOpen(one) ? [] : guardsOf(one),
  } as const;
  const configure = one.methods.find(({ name }) => name === "Configure");
  const calls = configure === undefined ? [] : nodesOf(configure.node, "invocation_expression");
  const extra = aboveEndpoint(calls);
  const attributed = templatesOf(one).flatMap(({ methods, path, range }) =>
    path === undefined ? [] : [{ ...common, methods, path, range, scope: one.scope, extra }],
  );
  const { scope } = configure ?? one;
  return [
    ...attributed,
    ...routesIn(calls, file).map((each) => ({ ...common, ...each, scope, extra })),
  ];
}

type Found = Pick<RouteFact, "methods" | "path" | "range">;

function routesIn(calls: readonly SyntaxNode[], file: Reading): readonly Found[] {
  const named = calls.map((node) => ({ node, name: fieldOf(node, "function")?.text ?? "" }));
  const direct = named
    .filter(({ name }) => verbs.has(name))
    .flatMap(({ node, name }) =>
      pathsIn([node], file).map((one) => ({ ...one, methods: [name.toUpperCase()] })),
    );
  const stated = named
    .filter(({ name }) => name === "Verbs")
    .flatMap(({ node }) =>
      argumentsOf(node).map((one) => wordsOf(file.valueOf(one)).replace(/^.*\./, "")),
    );
  const routes = named.filter(({ name }) => name === "Routes").map(({ node }) => node);
  const apart = pathsIn(routes, file).map((one) => ({
    ...one,
    methods: stated.length === 0 ? ["ANY"] : stated.map((each) => each.toUpperCase()),
  }));
  return [...direct, ...apart];
}

function pathsIn(calls: readonly SyntaxNode[], file: Reading): readonly Omit<Found, "methods">[] {
  return calls.flatMap((node) =>
    argumentsOf(node).map((one) => ({ path: file.valueOf(one), range: rangeOf(node) })),
  );
}
