import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { DefinitionEntity, Entity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn, FactIndex, Lookup } from "../../link/names/language.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import { php } from "../../languages/php/php.ts";
import type { Value } from "../../facts/value.ts";
import { classAction } from "./actions.ts";
import { guardName } from "./controllerGuards.ts";

/** Controllers have few ancestors; a circle of them has no end. */
const mostAncestors = 24;

/** Finds the controller that a text names, what it runs before the action, and what checks the input. */
export const expandAction: Expand = (route, file, linking) => {
  const { sought, method = "", controller, isOptional } = route.extra ?? {};
  const name =
    controller ?? (sought === undefined ? undefined : classSought(sought, file, linking.index));
  if (name === undefined) return isOptional === "true" ? [] : undefined;
  const { handler } = classAction(name, method);
  const found: RouteFact = { ...route, ...(handler && { handler }) };
  const guards = [...route.guards, ...guardsOf(name, method, linking)];
  const schema = schemaOf(found, file, linking);
  return [{ route: { ...found, guards, ...(schema !== undefined && { schema }) }, file }];
};

/** Below the namespace that its file is loaded in, by its whole name, or the only one that ends so. */
function classSought(words: string, file: FileFacts, index: FactIndex): string | undefined {
  const usual = [...namespacesOf(file, index), "App\\Http\\Controllers"];
  const names = [...usual.map((one) => `${one}\\${words}`), words];
  const exact = names.find((name) => index.named(name, php).length > 0);
  if (exact !== undefined) return exact;
  const ending = `\\${words}`;
  const short = words.slice(words.lastIndexOf("\\") + 1);
  const ends = index.find(classesBySuffix, short).filter((name) => name.endsWith(ending));
  return ends.toSorted((a, b) => a.length - b.length)[0];
}

/** What the places say that load a file of routes. */
function namespacesOf({ path }: FileFacts, index: FactIndex): readonly string[] {
  const loading = index.find(loadsByName, path.slice(path.lastIndexOf("/") + 1));
  return loading
    .filter(({ module }) => `/${path}`.endsWith(`/${module}`))
    .map(({ namespace }) => namespace);
}

/** Files that are loaded in a namespace, by their own names. */
const loadsByName: Lookup<{ readonly module: string; readonly namespace: string }> = ({ mounts }) =>
  mounts.flatMap(({ child, extra }) => {
    const namespace = extra?.["namespace"];
    if (child.kind !== "import" || namespace === undefined) return [];
    const module = child.module.replace(/^(?:\.*\/)+/, "");
    return [[module.slice(module.lastIndexOf("/") + 1), { module, namespace }] as const];
  });

/** Full names of classes by their last parts. */
const classesBySuffix: Lookup<string> = ({ languageId, definitions }) => {
  const classes = php.ids.includes(languageId)
    ? definitions.filter(({ kind }) => kind === "class")
    : [];
  return classes.map(({ name }) => [name.slice(name.lastIndexOf("\\") + 1), name]);
};

/** Of the ancestors first, as they run. */
function guardsOf(controller: string, action: string, linking: Linking): readonly string[] {
  const line = lineOf(linking.index.named(controller, php), linking);
  return line.toReversed().flatMap((one) => guardsIn(one, action));
}

/** A class and all that it inherits from, each after what inherits from it. */
function lineOf(from: readonly DefinitionIn[], { evaluate }: Linking): readonly DefinitionIn[] {
  const line: DefinitionIn[] = [];
  const open = [...from];
  while (open.length > 0 && line.length < mostAncestors) {
    const own = open.shift();
    if (own === undefined || line.some((one) => isSame(one, own))) continue;
    line.push(own);
    const { bases = [], scope } = definitionIn(own);
    open.push(
      ...bases.flatMap((base) => evaluate(base, { file: own.file, scope })).filter(isClass),
    );
  }
  return line;
}

const isSame = (one: DefinitionIn, other: DefinitionIn): boolean =>
  one.file === other.file && one.index === other.index;

const isClass = (one: Entity): one is DefinitionEntity =>
  one.kind === "definition" && definitionIn(one).kind === "class";

function guardsIn({ file, index }: DefinitionIn, action: string): readonly string[] {
  return file.bindings.flatMap(({ scope, name, value }) => {
    if (scope !== index || name !== guardName || value.kind !== "record") return [];
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

/** The form request that an action takes: "StoreOrderRequest". */
function schemaOf(route: RouteFact, file: FileFacts, linking: Linking): string | undefined {
  const { handler } = route;
  if (handler === undefined) return undefined;
  for (const one of linking.evaluate(handler, { file, scope: route.scope })) {
    if (one.kind !== "definition") continue;
    const types = definitionIn(one).parameters.flatMap(({ type }) => type ?? []);
    const form = types.find((type) => isForm(type, one, linking));
    if (form !== undefined) return shortName(form);
  }
  return undefined;
}

const requestBase = /(?:^|\\)FormRequest$/;

function isForm(type: Value, { file }: DefinitionEntity, linking: Linking): boolean {
  const classes = linking.evaluate(type, { file, scope: -1 }).filter(isClass);
  return lineOf(classes, linking).some((one) =>
    (definitionIn(one).bases ?? []).some(
      (base) => base.kind === "import" && requestBase.test(base.name ?? ""),
    ),
  );
}

function shortName(type: Value): string {
  const named = type.kind === "instance" ? type.type : type;
  const name = named.kind === "import" ? (named.name ?? "") : "";
  return name.slice(name.lastIndexOf("\\") + 1);
}
