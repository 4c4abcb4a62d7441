import type { Binding, Definition, FileFacts } from "../../facts/facts.ts";
import type { Scope } from "../../facts/value.ts";
import type { BindingIn, DefinitionIn, FactIndex, FileNames, Language } from "./language.ts";

export function createFactIndex(
  files: ReadonlyMap<string, FileFacts>,
  languages: readonly Language[],
): FactIndex {
  const byLanguage = new Map(languages.flatMap((one) => one.ids.map((id) => [id, one] as const)));
  const languageOf = (file: FileFacts): Language | undefined => byLanguage.get(file.languageId);
  const folders = Map.groupBy(files.values(), ({ path }) => folderOf(path));
  let named: ReadonlyMap<string, readonly DefinitionIn[]> | undefined;
  let given: ReadonlyMap<string, readonly BindingIn[]> | undefined;

  return {
    files,
    folder: (path) => folders.get(path) ?? [],
    languageOf,
    names: namesIn,
    named(name, language) {
      named ??= definitionsByName(files);
      return (named.get(name) ?? []).filter(({ file }) => languageOf(file) === language);
    },
    given(name, language) {
      given ??= ownedByName(files);
      return (given.get(name) ?? []).filter(({ file }) => languageOf(file) === language);
    },
  };
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** One file's depend on nothing else: they are kept with its facts. */
const knownNames = new WeakMap<FileFacts, FileNames>();

function namesIn(file: FileFacts): FileNames {
  const known = knownNames.get(file) ?? namesOf(file);
  knownNames.set(file, known);
  return known;
}

function namesOf(file: FileFacts): FileNames {
  const own = file.bindings.filter(({ owner }) => owner === undefined);
  const bindings = Map.groupBy(own, ({ scope, name }) => key(scope, name));
  const all = file.definitions.map((definition, index) => ({ definition, index }));
  const definitions = Map.groupBy(all, ({ definition }) => keyOf(definition));
  const exports = Map.groupBy(file.exports, ({ name }) => name);
  const routers = new Map(file.routers.map((router) => [router.at, router]));
  const classes = new Map(file.routers.map((router) => [router.definition, router]));
  return {
    binding: (scope, name) => bindings.get(key(scope, name)) ?? [],
    definition: (scope, name) => (definitions.get(key(scope, name)) ?? []).map((one) => one.index),
    exports: (name) => exports.get(name) ?? [],
    router: (at) => routers.get(at),
    routerOf: (definition) => classes.get(definition),
  };
}

const key = (scope: Scope, name: string): string => `${scope}/${name}`;
const keyOf = ({ scope, name }: Definition): string => key(scope, name);

function ownedByName(
  files: ReadonlyMap<string, FileFacts>,
): ReadonlyMap<string, readonly BindingIn[]> {
  const isOwned = ({ owner }: Binding): boolean => owner !== undefined;
  const all = [...files.values()].flatMap((file) =>
    file.bindings.filter(isOwned).map((binding): BindingIn => ({ file, binding })),
  );
  return Map.groupBy(all, ({ binding }) => binding.name);
}

function definitionsByName(
  files: ReadonlyMap<string, FileFacts>,
): ReadonlyMap<string, readonly DefinitionIn[]> {
  const all = [...files.values()].flatMap((file) =>
    file.definitions.map((_, index): DefinitionIn => ({ file, index })),
  );
  return Map.groupBy(all, ({ file, index }) => file.definitions[index]?.name ?? "");
}
