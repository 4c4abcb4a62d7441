import type { RouteFact } from "../../facts/routingFacts.ts";
import type { DefinitionEntity, Entity, ParameterEntity, Place } from "../../link/names/entity.ts";
import { definitionIn, parameterIn } from "../../link/names/following.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import type { Value } from "../../facts/value.ts";
import { withoutHelpers } from "./answering.ts";
import { isLeftOut } from "./flags.ts";
import { withMethod } from "./withMethod.ts";

/**
 * Keeps a route where what it is declared on is a router of the stack: methods of other things have
 * the same names, and a file need not say which framework its routers are of.
 *
 * @param modules paths of the framework's packages; `types` are those of its routers.
 */
export function ownRoutes(stack: string, modules: RegExp, types: RegExp): Expand {
  return (route, file, linking, handlerPlace) => {
    const place = { file, scope: route.scope };
    const isOwn =
      !isLeftOut(route, file, linking.calls) &&
      belongs(route, place, handlerPlace ?? place, { ...linking, stack, modules, types });
    if (!isOwn) return [];
    const own = withoutHelpers(route, handlerPlace ?? place, linking.evaluate);
    const whole = withMethod(own, place, linking);
    return whole === route ? undefined : [{ route: whole, file }];
  };
}

interface Asked extends Linking {
  readonly stack: string;
  readonly modules: RegExp;
  readonly types: RegExp;
}

function belongs(route: RouteFact, place: Place, handledAt: Place, asked: Asked): boolean {
  if (route.router === undefined) return true;
  const found = asked.evaluate(route.router, place);
  const answers = found.map((one) => isOfStack(one, asked));
  if (answers.includes(true)) return true;
  if (isMethod(route, place, asked)) return false;
  if (takesRequests(route.handler, handledAt, asked)) return true;
  if (answers.includes(false)) return false;
  const { path } = route;
  // `c.Get(fiber.HeaderOrigin)`: what a framework calls a header is no path.
  if (path.kind === "import" && asked.modules.test(path.module)) return false;
  return beginsAsPath(path) && route.extra?.["standing"] === "own";
}

/** A router that another package makes is known by what it is given: `func(c *gin.Context)`. */
function takesRequests(handler: Value | undefined, place: Place, asked: Asked): boolean {
  if (handler === undefined) return false;
  return asked
    .evaluate(handler, place)
    .some(
      (one) =>
        one.kind === "definition" &&
        definitionIn(one).parameters.some(
          ({ type }) =>
            type?.kind === "import" &&
            asked.modules.test(type.module) &&
            /^(?:Context|Ctx)$/.test(type.name ?? ""),
        ),
    );
}

/** What takes anything may be a store or a client: only a text says that it is a path. */
function beginsAsPath(path: Value): boolean {
  if (path.kind === "text") return /^(?:\/|\*?$)/.test(path.text) || /^[A-Z]+ \//.test(path.text);
  if (path.kind === "import") return true;
  return path.kind === "concat" && path.parts.some((one) => beginsAsPath(one));
}

/** Whether the call is one of a function of the workspace, which declares no route itself. */
function isMethod(route: RouteFact, place: Place, { evaluate }: Asked): boolean {
  const name = route.extra?.["name"];
  if (route.router === undefined || name === undefined) return false;
  const called = { kind: "member", of: route.router, name } as const;
  return evaluate(called, place).some(({ kind }) => kind === "definition");
}

/** Undefined where it cannot be told. */
function isOfStack(entity: Entity, asked: Asked): boolean | undefined {
  switch (entity.kind) {
    case "router":
      return isRouterOfStack(entity, asked);
    case "outside":
      // What else a package gives, by a function of its own, may be a router as well.
      if (asked.modules.test(entity.module)) return asked.types.test(entity.name) || undefined;
      return false;
    case "text":
      return false;
    case "parameter":
      return ofType(entity, asked);
    case "definition":
      return embedding(entity, asked);
    case "module":
    case "value":
      return undefined;
  }
}

/** A type of the framework that is none of its routers' is that of a request. */
function ofType(parameter: ParameterEntity, asked: Asked): boolean | undefined {
  const type = parameterIn(parameter)?.type;
  const place = { file: parameter.file, scope: parameter.definition };
  const found = type === undefined ? [] : asked.evaluate(type, place);
  const isAnother = found.some(
    (one) =>
      one.kind === "outside" && asked.modules.test(one.module) && !asked.types.test(one.name),
  );
  return isAnother ? false : together(found, asked);
}

/** A struct that embeds a router is one. */
function embedding(entity: DefinitionEntity, asked: Asked): true | undefined {
  const { bases = [], scope } = definitionIn(entity);
  const embedded = bases.flatMap((one) => asked.evaluate(one, { file: entity.file, scope }));
  const outside = embedded.filter(({ kind }) => kind === "outside");
  return together(outside, asked) === true ? true : undefined;
}

function together(all: readonly Entity[], asked: Asked): boolean | undefined {
  const answers = all.map((one) => isOfStack(one, asked));
  if (answers.includes(true)) return true;
  return answers.includes(false) ? false : undefined;
}

/** A group is of what it is a group of. */
function isRouterOfStack(
  { router, file }: Extract<Entity, { kind: "router" }>,
  asked: Asked,
): boolean | undefined {
  if (router.parent === undefined) return router.stack === asked.stack;
  const above = asked.evaluate(router.parent, { file, scope: router.scope });
  const others = above.filter((one) => one.kind !== "router" || one.router !== router);
  return together(others, asked);
}
