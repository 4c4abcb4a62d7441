import type { Binding, FileFacts } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import { fileScope, type At, type Scope } from "../../facts/value.ts";
import type { BindingIn, DefinitionIn, FileNames, Lookup } from "./language.ts";

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Files by their folder; "" is the root. */
export const filesIn: Lookup<FileFacts> = (file) => [[folderOf(file.path), file]];

export const definitionsNamed: Lookup<DefinitionIn> = (file) =>
  file.definitions.map(({ name }, index) => [name, { file, index }]);

/** The names that a file gives something at its top. */
export function namesAtTop({ definitions, bindings }: FileFacts): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { scope, name } of definitions) if (scope === fileScope) names.add(name);
  for (const { scope, name, owner } of bindings) {
    if (scope === fileScope && owner === undefined) names.add(name);
  }
  return names;
}

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
  const bindings = createByName<Binding>();
  for (const one of file.bindings) if (one.owner === undefined) bindings.add(one, one);
  const definitions = createByName<number>();
  for (const [index, one] of file.definitions.entries()) definitions.add(one, index);
  const exports = Map.groupBy(file.exports, ({ name }) => name);
  const routers = new Map(file.routers.map((router) => [router.at, router]));
  const classes = new Map(file.routers.map((router) => [router.definition, router]));
  return {
    binding: bindings.get,
    definition: definitions.get,
    exports: (name) => exports.get(name) ?? none,
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

interface ByName<Item> {
  readonly add: (by: { readonly scope: Scope; readonly name: string }, item: Item) => void;
  readonly get: (scope: Scope, name: string) => readonly Item[];
}

const none: readonly never[] = [];

/** By the name first: of most names that are asked for, a scope has none, and most often the file. */
function createByName<Item>(): ByName<Item> {
  const all = new Map<string, Map<Scope, Item[]>>();
  return {
    add({ scope, name }, item) {
      const scopes = all.get(name) ?? new Map<Scope, Item[]>();
      all.set(name, scopes);
      const items = scopes.get(scope);
      if (items === undefined) scopes.set(scope, [item]);
      else items.push(item);
    },
    get: (scope, name) => all.get(name)?.get(scope) ?? none,
  };
}
