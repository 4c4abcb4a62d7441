import type { RouteFact, RouterFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import {
  annotationOf,
  hasAnnotation,
  type ClassModel,
  type MethodModel,
} from "../classes/classModel.ts";
import { guardsOf } from "../springSecurity/springGuards.ts";

export const noPath: Value = { kind: "text", text: "" };

/** A class with the path of its resource; `expand` finds who inherits it. */
export function resourceRouter(one: ClassModel): readonly RouterFact[] {
  const path = annotationOf(one, "Path");
  const guards = guardsOf(one);
  if (path === undefined && guards.length === 0) return [];
  return [
    {
      // No expression ends here: the class itself is the router.
      at: `class ${one.scope}`,
      scope: one.scope,
      range: one.nameRange,
      stack: "jaxrs",
      isRoot: false,
      guards,
      definition: one.scope,
      ...(path && { prefix: path.args["value"] ?? noPath }),
    },
  ];
}

const verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** The routes of its methods, and those of the resources that they lead to. */
export function resourceRoutes(one: ClassModel): readonly RouteFact[] {
  if (hasAnnotation(one, "RegisterRestClient")) return [];
  return one.methods.flatMap((method) => routeOf(method, one) ?? []);
}

function routeOf(method: MethodModel, around: ClassModel): RouteFact | undefined {
  const verb = annotationOf(method, ...verbs);
  const path = annotationOf(method, "Path");
  const told = verb ?? path;
  if (told === undefined) return undefined;
  return {
    stack: "jaxrs",
    methods: verb === undefined ? [] : [verb.name],
    path: path?.args["value"] ?? noPath,
    syntax: "braces",
    handler: { kind: "definition", definition: method.scope },
    handlerName: `${around.name}.${method.name}`,
    guards: guardsOf(method),
    scope: method.scope,
    range: told.range,
    extra: {
      class: String(around.scope),
      ...(hasAnnotation(method, "PermitAll") && { isOpen: "true" }),
      // Without a verb it leads to the resource that it gives.
      ...(verb === undefined && { leadsTo: method.returns?.name ?? "" }),
    },
  };
}

/** Below which path an application answers, kept as a route of nobody. */
export function applicationPath(one: ClassModel): readonly RouteFact[] {
  const stated = annotationOf(one, "ApplicationPath");
  if (stated === undefined) return [];
  return [
    {
      stack: "jaxrs",
      methods: [],
      path: stated.args["value"] ?? noPath,
      syntax: "braces",
      guards: [],
      scope: one.scope,
      range: stated.range,
      extra: { application: one.name },
    },
  ];
}
