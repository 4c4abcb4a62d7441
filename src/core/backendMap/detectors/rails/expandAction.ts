import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { DefinitionIn, Lookup } from "../../link/names/language.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import { ruby } from "../../languages/ruby/ruby.ts";
import { underscored } from "../../languages/ruby/inflect.ts";
import type { Value } from "../../facts/value.ts";
import { isApi } from "../grape/isApi.ts";
import { ancestorsOf } from "./ancestors.ts";
import { expandDevise } from "./expandDevise.ts";
import { drawnHere } from "./sharedConcerns.ts";
import { engineName, engineOf, isolatedName } from "./routesName.ts";

/**
 * Leaves out the forms of an application without pages and what a gem does not draw here, finds the
 * controller, and adds what runs before the action.
 */
export const expandAction: Expand = (route, file, linking) => {
  const { controller, action, form, uses, concern } = route.extra ?? {};
  // The routes of a concern are those of its uses.
  if (concern !== undefined) return [];
  if (uses !== undefined) {
    return drawnHere(route, linking).flatMap(
      (one) => expandAction(one, file, linking) ?? [{ route: one, file }],
    );
  }
  if (isOfAnother(route, linking)) return [];
  if (controller === undefined || action === undefined) return undefined;
  if (form === "true" && isApiOnly(file, linking)) return [];
  const name = classOf(controller, route, linking);
  return expandDevise(named(route, name), linking).map((one) => {
    const guards = [...one.guards, ...guardsOf(name, one.extra?.["action"] ?? action, linking)];
    return { route: { ...one, guards } satisfies RouteFact, file };
  });
};

/** What is mounted and says its routes itself. */
function isOfAnother({ extra = {} }: RouteFact, linking: Linking): boolean {
  const { engine, mounted } = extra;
  if (engine !== undefined) return isMapped(engine, linking);
  return mounted !== undefined && isApi(mounted, linking);
}

/** An engine of the workspace, whose own routes stand where it is mounted. */
function isMapped(engine: string, { index }: Linking): boolean {
  return index.named(engineName(engine), ruby).length > 0;
}

/** The class that the name means, below the module of the engine whose route it is. */
function classOf(controller: string, { router }: RouteFact, linking: Linking): string {
  const engine = router?.kind === "name" ? engineOf(router.name) : undefined;
  const module = engine === undefined ? undefined : isolatedBy(engine, linking);
  return spelled(module === undefined ? controller : `${module}::${controller}`, linking);
}

function isolatedBy(engine: string, { index }: Linking): string | undefined {
  const bound = index
    .named(engine, ruby)
    .flatMap(({ file, index: at }) => index.names(file).binding(at, isolatedName));
  return bound.flatMap(({ value }) => (value.kind === "text" ? [value.text] : [])).at(0);
}

/** As it is, or as its file spells it, where that is an acronym. */
function spelled(controller: string, { index }: Linking): string {
  if (index.named(controller, ruby).length > 0) return controller;
  const path = `/app/controllers/${underscored(controller)}.rb`;
  const folded = controller.toLowerCase();
  return (
    index
      .find(controllerFiles, path)
      .at(-1)
      ?.definitions.find(({ kind, name }) => kind === "class" && name.toLowerCase() === folded)
      ?.name ?? controller
  );
}

/** By their paths below the application: "/app/controllers/users_controller.rb". */
const controllerFiles: Lookup<FileFacts> = (file) => {
  const [, end] = /(?:^|.*)(\/app\/controllers\/.*)$/.exec(`/${file.path}`) ?? [];
  return end === undefined ? [] : [[end, file]];
};

function named(route: RouteFact, name: string): RouteFact {
  const { controller, action } = route.extra ?? {};
  if (name === controller || route.handler?.kind !== "member") return route;
  const of = { kind: "import", module: "constant", name } as const;
  return { ...route, handler: { ...route.handler, of }, handlerName: `${name}#${action}` };
}

function isApiOnly({ path }: FileFacts, { index }: Linking): boolean {
  const config = /^(.*?)config\/routes/.exec(path)?.[1] ?? `${folderOf(folderOf(path))}/`;
  const application = index.files.get(`${config}config/application.rb`);
  return application?.bindings.some(({ name }) => name === "apiOnly") === true;
}

/** Of the ancestors first, as they run. */
function guardsOf(controller: string, action: string, linking: Linking): readonly string[] {
  let guards: readonly string[] = [];
  for (const one of ancestorsOf(controller, linking).toReversed()) {
    const skipped = filtersOf(one, "skip", action);
    guards = [...guards, ...filtersOf(one, "before", action)].filter(
      (guard) => !skipped.includes(guard),
    );
  }
  return [...new Set(guards)];
}

function filtersOf({ file, index }: DefinitionIn, kind: string, action: string): readonly string[] {
  return file.bindings.flatMap(({ scope, name, value }) => {
    if (scope !== index || name !== kind || value.kind !== "record") return [];
    const { guard, only, except } = value.fields;
    const holds =
      (only === undefined || textsIn(only).includes(action)) &&
      (except === undefined || !textsIn(except).includes(action));
    return holds && guard?.kind === "text" ? [guard.text] : [];
  });
}

function textsIn(value: Value): readonly string[] {
  return value.kind === "list"
    ? value.items.flatMap((one) => (one.kind === "text" ? [one.text] : []))
    : [];
}
