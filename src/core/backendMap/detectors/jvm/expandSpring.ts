import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { noText, textsOf } from "../../link/names/textsOf.ts";
import type { TextEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn } from "../../link/names/language.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import { ancestorsOf } from "../classes/hierarchy.ts";
import { pathTexts, valueOfText } from "../classes/pathTexts.ts";
import {
  classGuards,
  classMapping,
  controllersOf,
  mappingBehind,
  type RouterIn,
} from "./springControllers.ts";
import { pathPrefix } from "./pathPrefixes.ts";
import { promised } from "./promisedRoutes.ts";
import { securedBy } from "../springSecurity/securedBy.ts";
import { contextPath, filledIn, moduleOf } from "./springProperties.ts";

/**
 * What becomes of a mapping: it is answered by every controller that has or inherits its method,
 * below the prefix of that controller and of its application.
 */
export const expandSpring: Expand = (route, file, linking) => {
  const owner = Number(route.extra?.["class"] ?? -1);
  const { annotation, aliased, security, pathPrefix: put } = route.extra ?? {};
  if ([annotation, aliased, security, put].some((one) => one !== undefined)) return [];
  if (owner < 0) return belowContext(route, file, linking);
  if (route.extra?.["base"]?.endsWith("Delegate") === true) return delegated(route, file, linking);
  const mapped = mappedBy(route, file, linking);
  if (mapped === undefined) return [];
  return controllersOf({ file, index: owner }, linking).flatMap((controller) =>
    answeredBy(controller, mapped, { file, index: owner }, linking),
  );
};

/** A route that no class maps stands below its application's path alone. */
function belowContext(route: RouteFact, file: FileFacts, linking: Linking): readonly RouteIn[] {
  const module = moduleOf(file.path);
  const context = contextPath(module, linking.index);
  return textsOf(route.path, { file, scope: route.scope }, linking.evaluate).map((text) => {
    const path = filledIn(text, module, linking.index);
    const guards = [...securedBy(path.text, route.methods, file, linking), ...route.guards];
    return { file, route: { ...route, guards, path: valueOfText(joinPaths(context, path)) } };
  });
}

/** What a generated controller hands on stands where the OpenAPI file says. */
function delegated(route: RouteFact, file: FileFacts, linking: Linking): readonly RouteIn[] {
  const operation = promised(route, file, linking);
  if (operation === undefined) return [];
  const { method, path, bases } = operation;
  const text = `${bases[0] ?? ""}${path}`;
  return belowContext({ ...route, methods: [method], path: { kind: "text", text } }, file, linking);
}

interface Mapped {
  readonly route: RouteFact;
  readonly texts: readonly TextEntity[];
}

/** The mapping of a method, be it through an annotation of the workspace's own. */
function mappedBy(route: RouteFact, file: FileFacts, linking: Linking): Mapped | undefined {
  if (route.extra?.["promised"] !== undefined) {
    const operation = promised(route, file, linking);
    if (operation === undefined) return undefined;
    const { method, path } = operation;
    return { route: { ...route, methods: [method] }, texts: [{ kind: "text", text: path }] };
  }
  const place = { file, scope: route.scope };
  const own = pathTexts(route.path, place, linking.evaluate);
  const name = route.extra?.["composed"];
  if (name === undefined) return { route, texts: own };
  const behind = mappingBehind(name, place, linking);
  if (behind === undefined) return undefined;
  const fixed = pathTexts(
    behind.route.path,
    { file: behind.file, scope: behind.route.scope },
    linking.evaluate,
  );
  const methods = behind.route.methods.length === 0 ? ["ANY"] : behind.route.methods;
  return {
    route: { ...route, methods },
    texts: own.every(({ text }) => text === "") ? fixed : own,
  };
}

function answeredBy(
  controller: DefinitionIn,
  { route, texts }: Mapped,
  owner: DefinitionIn,
  linking: Linking,
): readonly RouteIn[] {
  const answering = methodOf(controller, route, owner, linking);
  if (answering === undefined) return [];
  const above = classMapping(controller, linking);
  const replaced = (route.extra?.["replaced"] ?? "").split(" ");
  const guards = classGuards(controller, linking).filter(
    (one) => !replaced.some((name) => name !== "" && one.startsWith(name)),
  );
  const module = moduleOf(controller.file.path);
  const before = pathPrefix(controller, linking);
  const paths = prefixesOf(above, linking).flatMap((prefix) =>
    texts.map((text) =>
      filledIn(joinPaths(before, joinPaths(prefix, text)), module, linking.index),
    ),
  );
  const context = contextPath(module, linking.index);
  return paths.map((path) => ({
    file: owner.file,
    handlerPlace: { file: answering.file, scope: answering.index },
    route: {
      ...route,
      path: valueOfText(joinPaths(context, path)),
      handler: { kind: "definition", definition: answering.index },
      handlerName: `${definitionIn(controller).name}.${definitionIn(answering).name}`,
      guards: [
        ...securedBy(path.text, route.methods, controller.file, linking),
        ...guards,
        ...route.guards,
      ],
    },
  }));
}

function prefixesOf(above: RouterIn | undefined, linking: Linking): readonly TextEntity[] {
  if (above?.router.prefix === undefined) return [noText];
  const place = { file: above.file, scope: above.router.scope };
  return pathTexts(above.router.prefix, place, linking.evaluate);
}

/**
 * The method of a controller that answers a mapping: the nearest of that name with as many
 * parameters. None where it has a mapping of its own, which replaces an inherited one.
 */
function methodOf(
  controller: DefinitionIn,
  route: RouteFact,
  owner: DefinitionIn,
  linking: Linking,
): DefinitionIn | undefined {
  const mapped: DefinitionIn = { file: owner.file, index: route.scope };
  const { name, parameters } = definitionIn(mapped);
  for (const one of [controller, ...ancestorsOf(controller, linking)]) {
    if (one.file === owner.file && one.index === owner.index) return mapped;
    const index = linking.index
      .names(one.file)
      .definition(one.index, name)
      .find((at) => one.file.definitions[at]?.parameters.length === parameters.length);
    if (index === undefined || definitionIn(one).kind !== "class") continue;
    const isMapped = one.file.routes.some(
      ({ scope, extra = {} }) => scope === index && !("composed" in extra || "promised" in extra),
    );
    return isMapped ? undefined : { file: one.file, index };
  }
  return mapped;
}
