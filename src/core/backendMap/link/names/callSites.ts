import type { CallFact, FileFacts } from "../../facts/facts.ts";
import { addTo, mayCallIn, namesOf } from "./callNames.ts";
import type { CallIn } from "./callNames.ts";
import type { CallSite, CallSites, DefinitionIn, FactIndex } from "./language.ts";
import type { Entity } from "./entity.ts";
import { createEvaluate } from "./evaluate.ts";
import { definitionIn } from "./following.ts";

/** A method of so many classes cannot be told by its name. */
const mostNamesakes = 3;

/**
 * Finds the calls of functions whose parameters somebody asks for; of all others none is followed. A
 * callee that cannot be followed (`this.users.register(app)`, injected) is known by its name, where
 * routing happens in it and few have the name.
 */
export function findCallSites(index: FactIndex): CallSites {
  const mayCall = mayCallIn(index);
  const routing = routingFunctions(index);
  const evaluate = createEvaluate(index);
  const calleesOf = remembered(({ call, file }: CallIn): ReadonlySet<string> => {
    const found = evaluate(call.callee, { file, scope: call.scope }).flatMap((one) =>
      functionsOf(one, index),
    );
    const known = found.length > 0 ? found : namesakesOf(file, call, routing, index);
    return new Set(known.map((one) => keyOf(one.file, one.index)));
  });
  // All functions of a name at once: many have the same, and each call of it is any one's.
  const sites = new Map<string, ReadonlyMap<string, readonly CallSite[]>>();
  const sitesOf = (names: readonly string[]): ReadonlyMap<string, readonly CallSite[]> => {
    const found = new Map<string, CallSite[]>();
    for (const one of mayCall(names)) {
      for (const key of calleesOf(one)) addTo(found, key, one);
    }
    return found;
  };
  return {
    of(file, definition) {
      const names = namesOf(file, definition, index);
      const key = names.join("\n");
      const known = sites.get(key) ?? sitesOf(names);
      sites.set(key, known);
      return known.get(keyOf(file, definition)) ?? [];
    },
  };
}

function remembered<Key extends object, Found>(find: (key: Key) => Found): (key: Key) => Found {
  const known = new Map<Key, Found>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}

const keyOf = (file: FileFacts, definition: number): string => `${definition} ${file.path}`;

type ByName = ReadonlyMap<string, readonly DefinitionIn[]>;

/** Functions in which a routing fact stands, by name, and by the class's name for constructors. */
function routingFunctions(index: FactIndex): ByName {
  const found = new Map<string, DefinitionIn[]>();
  for (const file of index.files.values()) {
    for (const scope of scopesOf(file)) {
      const definition = file.definitions[scope];
      if (definition === undefined) continue;
      const one = { file, index: scope };
      addTo(found, definition.name, one);
      const around = file.definitions[definition.scope];
      if (around !== undefined) addTo(found, around.name, one);
    }
  }
  return found;
}

function scopesOf(file: FileFacts): ReadonlySet<number> {
  const facts = [...file.routes, ...file.mounts, ...file.routers, ...file.uses];
  const scopes = new Set<number>();
  for (let { scope } of facts) {
    for (; scope >= 0 && !scopes.has(scope); scope = file.definitions[scope]?.scope ?? -1) {
      scopes.add(scope);
    }
  }
  return scopes;
}

/** The functions that a call of this runs: for a class its constructors. */
export function functionsOf(entity: Entity, index: FactIndex): readonly DefinitionIn[] {
  if (entity.kind !== "definition") return [];
  const { kind } = definitionIn(entity);
  if (kind === "function" || kind === "method") return [entity];
  const constructors = index.languageOf(entity.file)?.constructors ?? [];
  return constructors.flatMap((name) =>
    index
      .names(entity.file)
      .definition(entity.index, name)
      .map((at) => ({ file: entity.file, index: at })),
  );
}

function namesakesOf(
  from: FileFacts,
  call: CallFact,
  routing: ByName,
  index: FactIndex,
): readonly DefinitionIn[] {
  if (call.callee.kind !== "member") return [];
  const language = index.languageOf(from);
  const name = call.callee.name;
  const fitting = (routing.get(name) ?? []).filter((one) => {
    const { name: own, kind, parameters } = definitionIn(one);
    return (
      own === name &&
      kind === "method" &&
      parameters.length >= call.args.length &&
      index.languageOf(one.file) === language
    );
  });
  return fitting.length <= mostNamesakes ? fitting : [];
}
