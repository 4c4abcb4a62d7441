import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import {
  annotationOf,
  hasAnnotation,
  type Annotated,
  type ClassModel,
  type MethodModel,
} from "../classes/classModel.ts";
import { composedMapping, mappingOf, noPath, type Mapping } from "./mappings.ts";
import { promisedRoutes } from "./promisedRoutes.ts";
import { guardsOf, replacesGuard } from "../springSecurity/springGuards.ts";

/** A class as it maps requests: its prefix and its guards; `expand` finds which ones are controllers. */
export function springRouter(one: ClassModel): readonly RouterFact[] {
  const mapping = one.annotations.map(mappingOf).find((each) => each !== undefined);
  const guards = guardsOf(one);
  if (mapping === undefined && guards.length === 0) return [];
  return [
    {
      // No expression ends here: the class itself is the router.
      at: `class ${one.scope}`,
      scope: one.scope,
      range: one.nameRange,
      stack: "spring",
      isRoot: false,
      guards,
      definition: one.scope,
      ...(mapping && { prefix: listOf(mapping.paths) }),
    },
  ];
}

function listOf(paths: readonly Value[]): Value {
  const [only = noPath] = paths;
  return paths.length === 1 ? only : { kind: "list", items: paths };
}

/** The routes of a class's methods, and what a composed annotation stands for. */
export function springRoutes(one: ClassModel): readonly RouteFact[] {
  if (one.kind === "annotation") return annotationRoute(one);
  if (hasAnnotation(one, "FeignClient")) return [];
  return [
    ...aliasedPaths(one),
    ...promisedRoutes(one),
    ...one.methods.flatMap((method) => routesOf(method, one)),
  ];
}

/**
 * What a class gives to annotations that may be composed ones, `@ApiController("/orders")`: kept as
 * routes of nobody, for the mapping that the annotation is made of.
 */
function aliasedPaths(one: ClassModel): readonly RouteFact[] {
  return composedOn(one)
    .filter(({ mapping }) => mapping.paths.some((path) => path !== noPath))
    .map((found) => ({
      ...common(one, found),
      methods: [],
      path: listOf(found.mapping.paths),
      guards: [],
      extra: { aliased: found.mapping.composed ?? "" },
    }));
}

/** A composed annotation keeps its mapping as a route of nobody, for those that carry it. */
function annotationRoute(one: ClassModel): readonly RouteFact[] {
  const found = annotatedWith(one)[0];
  if (found === undefined) return [];
  return [
    {
      ...common(one, found),
      methods: found.mapping.methods,
      path: listOf(found.mapping.paths),
      guards: [],
      extra: { annotation: one.name },
    },
  ];
}

interface Mapped {
  readonly mapping: Mapping;
  readonly range: RouteFact["range"];
}

function annotatedWith(of: Annotated): readonly Mapped[] {
  return of.annotations.flatMap((one) => {
    const mapping = mappingOf(one);
    return mapping === undefined ? [] : [{ mapping, range: one.range }];
  });
}

function composedOn(of: Annotated): readonly Mapped[] {
  return of.annotations.flatMap((one) => {
    const mapping = composedMapping(one);
    return mapping === undefined ? [] : [{ mapping, range: one.range }];
  });
}

function common({ scope }: { readonly scope: number }, { range }: Mapped) {
  return { stack: "spring", syntax: "braces", scope, range } as const;
}

function routesOf(method: MethodModel, around: ClassModel): readonly RouteFact[] {
  const own = annotatedWith(method);
  const found = own.length > 0 ? own.slice(0, 1) : composedOn(method);
  const body = method.parameters.find((one) => hasAnnotation(one, "RequestBody"));
  const status = statusOf(method);
  return found.map((one) => ({
    ...common(method, one),
    methods: one.mapping.methods.length === 0 ? ["ANY"] : one.mapping.methods,
    path: listOf(one.mapping.paths),
    handler: { kind: "definition", definition: method.scope },
    handlerName: `${around.name}.${method.name}`,
    guards: guardsOf(method),
    ...(body?.type && { schema: body.type.name }),
    ...(status !== undefined && { responses: [status] }),
    extra: {
      class: String(around.scope),
      kind: around.kind,
      isAbstract: String(around.isAbstract),
      replaced: replacedBy(method),
      ...(one.mapping.composed !== undefined && { composed: one.mapping.composed }),
    },
  }));
}

/** The names of those guards that the method states itself, so that the class's do not count. */
function replacedBy(method: MethodModel): string {
  return ["PreAuthorize", "PostAuthorize", "Secured", "RolesAllowed"]
    .filter((name) => replacesGuard(method, name))
    .join(" ");
}

const codes: ReadonlyMap<string, number> = new Map([
  ["OK", 200],
  ["CREATED", 201],
  ["ACCEPTED", 202],
  ["NO_CONTENT", 204],
  ["RESET_CONTENT", 205],
  ["MOVED_PERMANENTLY", 301],
  ["FOUND", 302],
  ["SEE_OTHER", 303],
]);

function statusOf(method: MethodModel): number | undefined {
  const given = annotationOf(method, "ResponseStatus")?.args;
  const value = given?.["value"] ?? given?.["code"];
  return value?.kind === "member" || value?.kind === "name" ? codes.get(value.name) : undefined;
}
