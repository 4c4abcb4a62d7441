import type { Definition, FileFacts, RouterFact } from "../../facts/facts.ts";
import type { At, Scope } from "../../facts/value.ts";
import type { BindingIn, DefinitionIn, FileNames, Lookup } from "./language.ts";

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Files by their folder; "" is the root. */
export const filesIn: Lookup<FileFacts> = (file) => [[folderOf(file.path), file]];

export const definitionsNamed: Lookup<DefinitionIn> = (file) =>
  file.definitions.map(({ name }, index) => [name, { file, index }]);

/** Members that are given away from their type. */
export const givenNamed: Lookup<BindingIn> = (file) =>
  file.bindings
    .filter(({ owner }) => owner !== undefined)
    .map((binding) => [binding.name, { file, binding }]);

/** One file's depend on nothing else: they are kept with its facts. */
const knownNames = new WeakMap<FileFacts, FileNames>();

export function namesIn(file: FileFacts): FileNames {
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
    router: (at) => chainStart(at, routers),
    routerOf: (definition) => classes.get(definition),
  };
}

/** The router that a chain of calls begins with; each chain is walked once, however long it is. */
function chainStart(at: At, routers: Map<At, RouterFact>): RouterFact | undefined {
  const walked: At[] = [];
  let found = routers.get(at);
  for (let next = found; next !== undefined; next = calledOf(next, routers)) {
    found = next;
    walked.push(next.at);
    if (walked.length > longestChain) break;
  }
  if (found !== undefined) for (const one of walked) routers.set(one, found);
  return found;
}
const longestChain = 5000;

function calledOf({ sameAs }: RouterFact, routers: Map<At, RouterFact>): RouterFact | undefined {
  return sameAs?.kind === "call" ? routers.get(sameAs.at) : undefined;
}

const key = (scope: Scope, name: string): string => `${scope}/${name}`;
const keyOf = ({ scope, name }: Definition): string => key(scope, name);
