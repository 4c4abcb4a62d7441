import type { FileFacts, RouteFact } from "../../facts/facts.ts";
import type { TextEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn } from "../../link/names/language.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import { noText } from "../../link/names/textsOf.ts";
import { ancestorsOf, descendantsOf } from "../classes/hierarchy.ts";
import { pathTexts, valueOfText } from "../classes/pathTexts.ts";
import { openTo } from "./aspnetGuards.ts";
import { conventionalPaths } from "./conventionalPaths.ts";

/**
 * What becomes of a controller's method: it answers for every controller that has or inherits it,
 * below the template of that controller, "[controller]" and "[action]" being filled in.
 */
export const expandAspnet: Expand = (route, file, linking) => {
  if (route.extra?.["convention"] !== undefined) return [];
  const index = Number(route.extra?.["class"] ?? -1);
  if (index < 0) return undefined;
  const owner = { file, index };
  return [owner, ...descendantsOf(owner, linking)]
    .filter((one) => isController(one, linking))
    .flatMap((controller) => answeredBy(controller, route, owner, linking));
};

/** By its name, its attributes, or what it inherits; an abstract one answers nobody. */
function isController(one: DefinitionIn, linking: Linking): boolean {
  const { kind } = definitionIn(one);
  if (kind !== "class" || isAbstract(one)) return false;
  const line = [one, ...ancestorsOf(one, linking)].map(definitionIn);
  return line.some(
    ({ name, decorators = [], bases = [] }) =>
      name.endsWith("Controller") ||
      decorators.includes("ApiController") ||
      decorators.includes("Controller") ||
      bases.some((base) => base.kind === "name" && /Controller(?:Base)?$/.test(base.name)),
  );
}

function isAbstract({ file, index }: DefinitionIn): boolean {
  return file.routes.some(
    ({ extra }) => extra?.["class"] === String(index) && extra["isAbstract"] === "true",
  );
}

function answeredBy(
  controller: DefinitionIn,
  route: RouteFact,
  owner: DefinitionIn,
  linking: Linking,
): readonly RouteIn[] {
  const answering = methodOf(controller, route, owner, linking);
  if (answering === undefined) return [];
  const name = definitionIn(controller).name.replace(/Controller$/, "");
  const tokens = {
    controller: name,
    action: route.extra?.["action"] ?? "",
    area: route.extra?.["area"] ?? "",
  };
  const paths = pathsOf(controller, route, owner, linking).map((one) => filledIn(one, tokens));
  return paths.map((path) => ({
    file: owner.file,
    handlerFile: answering.file,
    route: {
      ...route,
      // A page that convention finds is asked for by its link.
      ...(isConventional(route, controller, linking) && { methods: ["GET"] }),
      path: valueOfText(path),
      handler: { kind: "definition", definition: answering.index },
      handlerName: `${definitionIn(controller).name}.${definitionIn(answering).name}`,
      guards: guardsOf(controller, route, linking),
    },
  }));
}

function isConventional(route: RouteFact, controller: DefinitionIn, linking: Linking): boolean {
  return route.extra?.["hasAttribute"] !== "true" && templatesOf(controller, linking).length === 0;
}

function pathsOf(
  controller: DefinitionIn,
  route: RouteFact,
  owner: DefinitionIn,
  linking: Linking,
): readonly TextEntity[] {
  const own = pathTexts(route.path, { file: owner.file, scope: route.scope }, linking.evaluate);
  const above = templatesOf(controller, linking);
  const isAttributed = above.length > 0 || route.extra?.["hasTemplate"] === "true";
  if (!isAttributed) return conventionalPaths(controller, route, linking);
  const prefixes = above.length > 0 ? above : [noText];
  return own.flatMap((text) => {
    // "/x" and "~/x" begin at the root, whatever the class says.
    if (/^~?\//.test(text.text)) return [{ ...text, text: text.text.replace(/^~/, "") }];
    return prefixes.map((prefix) => joinPaths(prefix, text));
  });
}

/** The templates of a controller, or those of the nearest class that it inherits any from. */
function templatesOf(of: DefinitionIn, linking: Linking): readonly TextEntity[] {
  for (const one of [of, ...ancestorsOf(of, linking)]) {
    const router = linking.index.names(one.file).routerOf(one.index);
    if (router?.prefix === undefined) continue;
    return pathTexts(router.prefix, { file: one.file, scope: router.scope }, linking.evaluate);
  }
  return [];
}

/** Every attribute of the line counts, unless the method or its class is open to all. */
function guardsOf(controller: DefinitionIn, route: RouteFact, linking: Linking): readonly string[] {
  if (route.guards.includes(openTo)) return [];
  const line = [controller, ...ancestorsOf(controller, linking)].map(
    (one) => linking.index.names(one.file).routerOf(one.index)?.guards ?? [],
  );
  if (line.some((guards) => guards.includes(openTo))) return [];
  return [...line.toReversed().flat(), ...route.guards];
}

/**
 * The method of a controller that answers a route: an override without attributes answers for the
 * inherited one, one with attributes of its own replaces it.
 */
function methodOf(
  controller: DefinitionIn,
  route: RouteFact,
  owner: DefinitionIn,
  linking: Linking,
): DefinitionIn | undefined {
  const own: DefinitionIn = { file: owner.file, index: route.scope };
  const { name, parameters } = definitionIn(own);
  for (const one of [controller, ...ancestorsOf(controller, linking)]) {
    if (one.file === owner.file && one.index === owner.index) return own;
    const at = linking.index
      .names(one.file)
      .definition(one.index, name)
      .find((each) => one.file.definitions[each]?.parameters.length === parameters.length);
    if (at !== undefined) return replaces(at, one.file) ? undefined : { file: one.file, index: at };
  }
  return own;
}

function replaces(method: number, file: FileFacts): boolean {
  return file.routes.some(
    ({ scope, extra }) => scope === method && extra?.["hasAttribute"] === "true",
  );
}

interface Tokens {
  readonly controller: string;
  readonly action: string;
  readonly area: string;
}

function filledIn(path: TextEntity, tokens: Tokens): TextEntity {
  const text = path.text.replace(
    /\[(controller|action|area)\]/gi,
    (_, token: string) => tokens[token.toLowerCase() as keyof Tokens],
  );
  return { ...path, text };
}
