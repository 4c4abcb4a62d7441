import type { FileFacts, RouteFact } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn } from "../../link/names/language.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import { ruby } from "../../languages/ruby/ruby.ts";
import type { Value } from "../../facts/value.ts";

/** Controllers have few ancestors; a circle of them has no end. */
const mostAncestors = 12;

/** Leaves out the forms of an application without pages, and adds what runs before the action. */
export const expandAction: Expand = (route, file, linking) => {
  const { controller, action, form } = route.extra ?? {};
  if (controller === undefined || action === undefined) return undefined;
  if (form === "true" && isApiOnly(file, linking)) return [];
  if (isNotAsked(route, linking)) return [];
  const guards = [...route.guards, ...guardsOf(controller, action, linking)];
  return [{ route: { ...route, guards } satisfies RouteFact, file }];
};

/** Routes of Devise are there for the modules that its model asks for, where the model is seen. */
function isNotAsked({ extra = {} }: RouteFact, { index }: Linking): boolean {
  const { model, needs } = extra;
  if (model === undefined || needs === undefined) return false;
  const asked = index.named(model, ruby).flatMap(({ file, index: at }) =>
    file.bindings.flatMap(({ scope, name, value }) => {
      return scope === at && name === "devise" && value.kind === "text"
        ? value.text.split(" ")
        : [];
    }),
  );
  const isUsual = needs !== "confirmable" && needs !== "lockable";
  return asked.length > 0 ? !asked.includes(needs) : !isUsual;
}

function isApiOnly({ path }: FileFacts, { index }: Linking): boolean {
  const config = /^(.*?)config\/routes/.exec(path)?.[1] ?? `${folderOf(folderOf(path))}/`;
  const application = index.files.get(`${config}config/application.rb`);
  return application?.bindings.some(({ name }) => name === "apiOnly") === true;
}

/** Of the ancestors first, as they run. */
function guardsOf(controller: string, action: string, linking: Linking): readonly string[] {
  let guards: readonly string[] = [];
  for (const one of lineOf(controller, linking).toReversed()) {
    const skipped = filtersOf(one, "skip", action);
    guards = [...guards, ...filtersOf(one, "before", action)].filter(
      (guard) => !skipped.includes(guard),
    );
  }
  return guards;
}

function lineOf(controller: string, { index, evaluate }: Linking): readonly DefinitionIn[] {
  const line: DefinitionIn[] = [];
  let next: readonly DefinitionIn[] = index.named(controller, ruby);
  while (next[0] !== undefined && line.length < mostAncestors) {
    const [own] = next;
    line.push(own);
    const { bases = [], scope } = definitionIn(own);
    next = bases
      .flatMap((base) => evaluate(base, { file: own.file, scope }))
      .filter((one) => one.kind === "definition");
  }
  return line;
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
