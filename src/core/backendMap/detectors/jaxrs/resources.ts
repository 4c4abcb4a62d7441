import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import {
  annotationOf,
  hasAnnotation,
  textArg,
  type Annotation,
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
  const verb = verbOf(method);
  const path = annotationOf(method, "Path");
  const told = verb ?? path;
  if (told === undefined) return undefined;
  return {
    stack: "jaxrs",
    methods: verbs.filter((one) => one === verb?.name),
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
      ...ledBy(verb, method),
    },
  };
}

/** One of JAX-RS, or what may be the workspace's own: `@QUERY`. */
function verbOf(method: MethodModel): Annotation | undefined {
  return (
    annotationOf(method, ...verbs) ??
    method.annotations.find(({ name }) => /^[A-Z]{3,}$/.test(name))
  );
}

/** Without a verb it leads to the resource that it gives. */
function ledBy(verb: Annotation | undefined, method: MethodModel): RouteFact["extra"] {
  if (verb === undefined) return { leadsTo: method.returns?.name ?? "" };
  return verbs.includes(verb.name) ? {} : { ownVerb: verb.name };
}

/** An annotation that is a verb by `@HttpMethod("QUERY")`, kept as a route of nobody. */
export function ownVerb(one: ClassModel): readonly RouteFact[] {
  const method = textArg(annotationOf(one, "HttpMethod"), "value");
  if (method === undefined || one.kind !== "annotation") return [];
  return [
    {
      stack: "jaxrs",
      methods: [method.toUpperCase()],
      path: noPath,
      syntax: "braces",
      guards: [],
      scope: one.scope,
      range: one.nameRange,
      extra: { verb: one.name },
    },
  ];
}

/** Below which path an application answers, kept as a route of nobody. */
export function applicationPath(one: ClassModel): readonly RouteFact[] {
  const stated = annotationOf(one, "ApplicationPath");
  const isApplication = one.bases.some(({ name }) => /^(?:Application|ResourceConfig)$/.test(name));
  if (stated === undefined && (!isApplication || one.kind !== "class")) return [];
  return [
    {
      stack: "jaxrs",
      methods: [],
      path: stated?.args["value"] ?? noPath,
      syntax: "braces",
      guards: [],
      scope: one.scope,
      range: stated?.range ?? one.nameRange,
      extra: { application: one.name, isStated: String(stated !== undefined) },
    },
  ];
}
