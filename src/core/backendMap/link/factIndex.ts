import type { Definition, FileFacts } from "../facts.ts";
import type { Scope } from "../value.ts";
import type { DefinitionIn, FactIndex, FileNames, Language } from "./language.ts";

export function createFactIndex(
  files: ReadonlyMap<string, FileFacts>,
  languages: readonly Language[],
): FactIndex {
  const byLanguage = new Map(languages.flatMap((one) => one.ids.map((id) => [id, one] as const)));
  const languageOf = (file: FileFacts): Language | undefined => byLanguage.get(file.languageId);
  const folders = Map.groupBy(files.values(), ({ path }) => folderOf(path));
  const names = new Map<FileFacts, FileNames>();
  let named: ReadonlyMap<string, readonly DefinitionIn[]> | undefined;

  return {
    files,
    folder: (path) => folders.get(path) ?? [],
    languageOf,
    names(file) {
      const known = names.get(file) ?? namesOf(file);
      names.set(file, known);
      return known;
    },
    named(name, language) {
      named ??= definitionsByName(files);
      return (named.get(name) ?? []).filter(({ file }) => languageOf(file) === language);
    },
  };
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function namesOf(file: FileFacts): FileNames {
  const bindings = Map.groupBy(file.bindings, ({ scope, name }) => key(scope, name));
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

function definitionsByName(
  files: ReadonlyMap<string, FileFacts>,
): ReadonlyMap<string, readonly DefinitionIn[]> {
  const all = [...files.values()].flatMap((file) =>
    file.definitions.map((_, index): DefinitionIn => ({ file, index })),
  );
  return Map.groupBy(all, ({ file, index }) => file.definitions[index]?.name ?? "");
}
