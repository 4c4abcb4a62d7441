import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";
import { ancestorsOf, descendantsOf } from "../classes/hierarchy.ts";

const controllers = new Set([
  "Controller",
  "RestController",
  "RepositoryRestController",
  "BasePathAwareController",
]);
const outgoing = new Set(["FeignClient", "HttpExchange"]);

/** The controllers that answer what a class or an interface maps: itself, and what inherits it. */
export function controllersOf(owner: DefinitionIn, linking: Linking): readonly DefinitionIn[] {
  return [owner, ...descendantsOf(owner, linking)].filter((one) => {
    const { kind, decorators = [] } = definitionIn(one);
    if (kind !== "class" || decorators.some((name) => outgoing.has(name))) return false;
    return isController(one, linking) && !isAbstract(one);
  });
}

/** An abstract class is no bean. */
function isAbstract({ file, index }: DefinitionIn): boolean {
  return file.routes.some(
    ({ extra }) => extra?.["class"] === String(index) && extra["isAbstract"] === "true",
  );
}

function isController(one: DefinitionIn, linking: Linking): boolean {
  const { decorators = [], scope } = definitionIn(one);
  if (decorators.some((name) => controllers.has(name))) return true;
  return decorators.some((name) =>
    linking
      .evaluate({ kind: "name", name }, { file: one.file, scope })
      .some((each) => each.kind === "definition" && metaHas(each, linking, 0)),
  );
}

/** Whether an annotation is made of a controller's, directly or in a few steps. */
function metaHas(annotation: DefinitionIn, linking: Linking, depth: number): boolean {
  const { decorators = [], scope } = definitionIn(annotation);
  if (decorators.some((name) => controllers.has(name))) return true;
  if (depth > 2) return false;
  return decorators.some((name) =>
    linking
      .evaluate({ kind: "name", name }, { file: annotation.file, scope })
      .some((each) => each.kind === "definition" && metaHas(each, linking, depth + 1)),
  );
}

export interface RouterIn {
  readonly file: DefinitionIn["file"];
  readonly router: RouterFact;
}

/** What a controller, or the nearest class that it inherits, says of all its routes. */
export function classMapping(of: DefinitionIn, linking: Linking): RouterIn | undefined {
  const line = [of, ...ancestorsOf(of, linking)];
  for (const one of line) {
    const router = routerOf(one, linking);
    if (router?.prefix !== undefined) return { file: one.file, router };
    const composed = composedOf(one, linking);
    if (composed !== undefined) return composed;
  }
  return undefined;
}

/** The guards of a controller's class, or of the nearest it inherits that has any. */
export function classGuards(of: DefinitionIn, linking: Linking): readonly string[] {
  const line = [of, ...ancestorsOf(of, linking)];
  return (
    line.map((one) => routerOf(one, linking)?.guards ?? []).find((one) => one.length > 0) ?? []
  );
}

function routerOf({ file, index }: DefinitionIn, linking: Linking): RouterFact | undefined {
  return linking.index.names(file).routerOf(index);
}

function composedOf(one: DefinitionIn, linking: Linking): RouterIn | undefined {
  const { decorators = [], scope } = definitionIn(one);
  for (const name of decorators) {
    for (const each of linking.evaluate({ kind: "name", name }, { file: one.file, scope })) {
      if (each.kind !== "definition") continue;
      const router = routerOf(each, linking);
      if (router !== undefined) return aliased({ file: each.file, router }, name, one);
    }
  }
  return undefined;
}

/** `@ApiController("/orders")` hands its paths on to the mapping that it is made of. */
function aliased(composed: RouterIn, name: string, { file, index }: DefinitionIn): RouterIn {
  const { router } = composed;
  const given = file.routes.find((one) => one.scope === index && one.extra?.["aliased"] === name);
  const isOpen = router.prefix?.kind === "text" && router.prefix.text === "";
  return given === undefined || !isOpen
    ? composed
    : { file, router: { ...router, scope: index, prefix: given.path } };
}

/** The mapping that an annotation of the workspace stands for. */
export function mappingBehind(
  name: string,
  place: { readonly file: DefinitionIn["file"]; readonly scope: number },
  linking: Linking,
): { readonly route: RouteFact; readonly file: DefinitionIn["file"] } | undefined {
  for (const each of linking.evaluate({ kind: "name", name }, place)) {
    if (each.kind !== "definition") continue;
    const route = each.file.routes.find(
      (one) => one.scope === each.index && one.extra?.["annotation"] === name,
    );
    if (route !== undefined) return { route, file: each.file };
  }
  return undefined;
}
