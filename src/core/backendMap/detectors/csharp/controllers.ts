import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { hasModifier } from "../../languages/csharp/declarations.ts";
import type { Value } from "../../facts/value.ts";
import type { ClassModel, MethodModel } from "../classes/classModel.ts";
import { annotationOf, hasAnnotation, listed, textArg } from "../classes/classModel.ts";
import { guardsOf, isOpen, openTo } from "./aspnetGuards.ts";
import { templatesOf, type Template } from "./routeAttributes.ts";
import { attributedClass, ownAttributesOn } from "./usedAttributes.ts";

const noPath: Value = { kind: "text", text: "" };

/** A class with the template of its routes; `expand` finds which ones are controllers. */
export function controllerRouter(one: ClassModel): readonly RouterFact[] {
  // Before ASP.NET Core it was a prefix, beside which a `[Route]` is no other one.
  const prefixed = one.annotations.filter(({ name }) => name === "RoutePrefix");
  const routes =
    prefixed.length > 0 ? prefixed : one.annotations.filter(({ name }) => name === "Route");
  const guards = isOpen(one) ? [openTo] : guardsOf(one);
  if (routes.length === 0 && guards.length === 0) return [];
  const paths = routes.map(
    ({ args }) => args["value"] ?? args["template"] ?? args["prefix"] ?? noPath,
  );
  const [only = noPath] = paths;
  return [
    {
      // No expression ends here: the class itself is the router.
      at: `class ${one.scope}`,
      scope: one.scope,
      range: one.nameRange,
      stack: "aspnet",
      isRoot: false,
      guards,
      definition: one.scope,
      ...(paths.length > 0 && {
        prefix: paths.length === 1 ? only : { kind: "list", items: paths },
      }),
    },
  ];
}

const notActions =
  /^(?:Dispose(?:Async)?|On(?:Action|Result|Authorization|Exception)\w*|ToString|Equals|GetHashCode)$/;

/** The routes of a class's methods: those that attributes name, and what convention may find. */
export function controllerRoutes(one: ClassModel): readonly RouteFact[] {
  if (one.kind !== "class" || hasAnnotation(one, "NonController")) return [];
  const isLikely =
    one.name.includes("Controller") || hasAnnotation(one, "ApiController", "Controller");
  const routes = one.methods.flatMap((method) => {
    if (!method.isPublic || method.isStatic || hasAnnotation(method, "NonAction")) return [];
    const templates = templatesOf(method);
    if (templates.length > 0) return templates.map((each) => routeOf(each, method, one));
    const attributed = ownAttributesOn(method).map(({ name, path, range }) => {
      const route = routeOf({ methods: [], path, range }, method, one);
      return { ...route, extra: { ...route.extra, hasAttribute: "false", attributed: name } };
    });
    // An override without attributes answers for what it overrides.
    const isOwn = !hasModifier(method.node, "override") && !notActions.test(method.name);
    const bare = { methods: [], range: method.nameRange };
    return isLikely && isOwn ? [...attributed, routeOf(bare, method, one)] : attributed;
  });
  return isLikely || routes.length > 0 ? [...attributedClass(one), ...routes] : [];
}

function routeOf(template: Template, method: MethodModel, around: ClassModel): RouteFact {
  const body = method.parameters.find((one) => hasAnnotation(one, "FromBody"));
  const responses = responsesOf(method);
  const area = textArg(annotationOf(around, "Area"), "value");
  return {
    stack: "aspnet",
    methods: template.methods.length === 0 ? ["ANY"] : template.methods,
    path: template.path ?? noPath,
    syntax: "braces",
    handler: { kind: "definition", definition: method.scope },
    guards: isOpen(method) ? [openTo] : guardsOf(method),
    ...(body?.type && { schema: body.type.name }),
    ...(responses.length > 0 && { responses }),
    scope: method.scope,
    range: template.range,
    extra: {
      class: String(around.scope),
      hasTemplate: String(template.path !== undefined),
      hasAttribute: String(template.methods.length > 0 || template.path !== undefined),
      parameters: method.parameters.map(({ name }) => name).join(" "),
      action: actionOf(method),
      ...(around.typeParameters.length > 0 && { isGeneric: "true" }),
      ...(area !== undefined && { area }),
    },
  };
}

/** What a method is called in a path: without "Async", unless it says otherwise. */
function actionOf(method: MethodModel): string {
  const named = textArg(annotationOf(method, "ActionName"), "value");
  return named ?? method.name.replace(/Async$/, "");
}

/** The codes that the method states: `[ProducesResponseType(StatusCodes.Status201Created)]`. */
function responsesOf(method: MethodModel): readonly number[] {
  const codes = method.annotations
    .filter(({ name }) => name === "ProducesResponseType" || name === "SwaggerResponse")
    .flatMap(({ args }) => [...listed(args["values"]), ...listed(args["statusCode"])])
    .map((one) => Number(codeOf(one)))
    .filter((one) => one >= 100 && one < 600);
  return [...new Set(codes)];
}

function codeOf(value: Value): string | undefined {
  if (value.kind === "text") return value.text;
  return value.kind === "member" ? /^Status(\d{3})/.exec(value.name)?.[1] : undefined;
}
