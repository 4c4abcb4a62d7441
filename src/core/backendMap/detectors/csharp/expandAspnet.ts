import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { wordsOf, type TextEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn } from "../../link/names/language.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import { noText } from "../../link/names/textsOf.ts";
import { ancestorsOf, descendantsOf } from "../classes/hierarchy.ts";
import { pathTexts, valueOfText } from "../classes/pathTexts.ts";
import { openTo } from "./aspnetGuards.ts";
import { expandEndpoint } from "./expandFastEndpoints.ts";
import { lineOf } from "./classParts.ts";
import { ownAttribute } from "./ownAttributes.ts";
import { conventionalPaths, replacesInSlugs, slugOf } from "./conventionalPaths.ts";

/**
 * What becomes of a controller's method: it answers for every controller that has or inherits it,
 * below the template of that controller, "[controller]" and "[action]" being filled in.
 */
export const expandAspnet: Expand = (route, file, linking) => {
  const { convention, attribute, attributedClass, endpoint } = route.extra ?? {};
  if (endpoint !== undefined) return expandEndpoint(route, file, linking);
  if ([convention, attribute, attributedClass].some((one) => one !== undefined)) return [];
  const index = Number(route.extra?.["class"] ?? -1);
  if (index < 0) return undefined;
  const owner = { file, index };
  const meant = attributed(route, file, linking);
  if (meant === undefined) return [];
  // What is still open in a type is none that can be made.
  const own = route.extra?.["isGeneric"] === "true" ? [] : [owner];
  return [...own, ...descendantsOf(owner, linking)]
    .filter((one) => isController(one, linking))
    .flatMap((controller) => answeredBy(controller, meant, owner, linking));
};

/**
 * The route that an attribute of the workspace's own stands for; undefined where it stands for none,
 * and for a method that convention would find if it had no such attribute.
 */
function attributed(route: RouteFact, file: FileFacts, linking: Linking): RouteFact | undefined {
  const { attributed: name, hasAttribute } = route.extra ?? {};
  if (name === undefined) {
    return hasAttribute !== "true" && hasOwnAttribute(route.scope, file, linking)
      ? undefined
      : route;
  }
  const own = ownAttribute(route, file, linking);
  if (own === undefined) return undefined;
  return {
    ...route,
    methods: own.methods.length === 0 ? ["ANY"] : own.methods,
    path: valueOfText(own.path ?? noText),
    extra: { ...route.extra, hasAttribute: "true", hasTemplate: String(own.path !== undefined) },
  };
}

/** Whether an attribute of the workspace's own says how a method is reached. */
function hasOwnAttribute(method: number, file: FileFacts, linking: Linking): boolean {
  return file.routes.some(
    (one) => one.scope === method && ownAttribute(one, file, linking) !== undefined,
  );
}

/** By its name, its attributes, or what it inherits; an abstract one answers nobody. */
function isController(one: DefinitionIn, linking: Linking): boolean {
  const { kind, isAbstract } = definitionIn(one);
  if (kind !== "class" || isAbstract === true) return false;
  const line = lineOf(one, linking).map(definitionIn);
  return line.some(
    ({ name, decorators = [], bases = [] }) =>
      name.endsWith("Controller") ||
      decorators.includes("ApiController") ||
      decorators.includes("Controller") ||
      bases.some((base) => isControllersBase(wordsOf(base))),
  );
}

/** `ControllerBase`, or of Ardalis' endpoints `EndpointBaseAsync.WithRequest<Id>.WithActionResult`. */
const isControllersBase = (words: string): boolean =>
  /^\w*Controller(?:Base)?$/.test(words) ||
  /^(?:EndpointBase(?:As|S)ync|Base(?:Async)?Endpoint)(?:\.|$)/.test(words);

function answeredBy(
  controller: DefinitionIn,
  route: RouteFact,
  owner: DefinitionIn,
  linking: Linking,
): readonly RouteIn[] {
  const answering = methodOf(controller, route, owner, linking);
  if (answering === undefined) return [];
  const name = definitionIn(controller).name.replace(/Controller$/, "");
  const isSlugged = replacesInSlugs(controller.file, linking.index);
  const tokenOf = (text = ""): string => (isSlugged ? slugOf(text) : text);
  const tokens = {
    controller: tokenOf(name),
    action: tokenOf(route.extra?.["action"]),
    area: tokenOf(route.extra?.["area"]),
  };
  const paths = pathsOf(controller, route, owner, linking).map((one) => filledIn(one, tokens));
  return paths.map((path) => ({
    file: owner.file,
    handlerPlace: { file: answering.file, scope: answering.index },
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
  for (const one of lineOf(of, linking)) {
    const router = linking.index.names(one.file).routerOf(one.index);
    if (router?.prefix !== undefined) {
      return pathTexts(router.prefix, { file: one.file, scope: router.scope }, linking.evaluate);
    }
    const own = one.file.routes
      .filter(({ extra }) => extra?.["attributedClass"] === String(one.index))
      .flatMap((used) => ownAttribute(used, one.file, linking)?.path ?? []);
    if (own.length > 0) return own;
  }
  return [];
}

/** Every attribute of the line counts, unless the method or its class is open to all. */
function guardsOf(controller: DefinitionIn, route: RouteFact, linking: Linking): readonly string[] {
  if (route.guards.includes(openTo)) return [];
  const line = lineOf(controller, linking).map(
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
    if (at === undefined) continue;
    return isReplaced({ file: one.file, index: at }, linking)
      ? undefined
      : { file: one.file, index: at };
  }
  return own;
}

/** A method with attributes of its own answers for itself, and one that is no action not at all. */
function isReplaced(method: DefinitionIn, linking: Linking): boolean {
  const { file, index } = method;
  return (
    definitionIn(method).decorators?.includes("NonAction") === true ||
    file.routes.some(({ scope, extra }) => scope === index && extra?.["hasAttribute"] === "true") ||
    hasOwnAttribute(index, file, linking)
  );
}

interface Tokens {
  readonly controller: string;
  readonly action: string;
  readonly area: string;
}

function filledIn(path: TextEntity, tokens: Tokens): TextEntity {
  const text = path.text.replace(
    /\[(controller|action|area)\]|\{(controller|action|area)\b[^{}]*\}/gi,
    (_, token?: string, named = "") =>
      tokens[(token ?? String(named)).toLowerCase() as keyof Tokens],
  );
  return { ...path, text };
}
