import type { CallFact, FileFacts } from "../facts.ts";
import type { Value } from "../value.ts";
import type { CallSite, CallSites, DefinitionIn, FactIndex } from "./language.ts";
import type { Entity } from "./entity.ts";
import { createEvaluate } from "./evaluate.ts";
import { definitionIn } from "./following.ts";

/** A method of so many classes cannot be told by its name. */
const mostNamesakes = 3;

/**
 * Finds the calls of those functions in which routing happens: theirs are the parameters that
 * matter. A callee that cannot be followed (`this.users.register(app)`, injected) is known by its
 * name, where few have it.
 */
export function findCallSites(index: FactIndex): CallSites {
  const routing = routingFunctions(index);
  const evaluate = createEvaluate(index);
  const sites = new Map<string, CallSite[]>();
  const note = (callee: DefinitionIn, site: CallSite): void => {
    const key = keyOf(callee.file, callee.index);
    const list = sites.get(key);
    if (list === undefined) sites.set(key, [site]);
    else list.push(site);
  };

  for (const file of index.files.values()) {
    for (const call of file.calls.filter(handsOn)) {
      const name = lastName(call.callee);
      const namesakes = name === undefined ? undefined : routing.get(name);
      if (name !== undefined && namesakes === undefined && !routing.has("")) continue;
      const found = evaluate(call.callee, { file, scope: call.scope }).flatMap((one) =>
        functionsOf(one, index),
      );
      const known = found.length > 0 ? found : namesakesOf(file, call, namesakes ?? [], index);
      for (const callee of known) note(callee, { file, call });
    }
  }
  return { of: (file, definition) => sites.get(keyOf(file, definition)) ?? [] };
}

/** Whether a parameter can get something from it. */
const handsOn = ({ args }: CallFact): boolean => args.some(({ kind }) => kind !== "unknown");

const keyOf = (file: FileFacts, definition: number): string => `${definition} ${file.path}`;

/** Functions in which a routing fact stands, by name, and by the class's name for constructors. */
function routingFunctions(index: FactIndex): ReadonlyMap<string, readonly DefinitionIn[]> {
  const found = new Map<string, DefinitionIn[]>();
  const note = (name: string, one: DefinitionIn): void => {
    found.set(name, [...(found.get(name) ?? []), one]);
  };
  for (const file of index.files.values()) {
    for (const scope of scopesOf(file)) {
      const definition = file.definitions[scope];
      if (definition === undefined) continue;
      const one = { file, index: scope };
      note(definition.name, one);
      const around = file.definitions[definition.scope];
      if (around !== undefined) note(around.name, one);
    }
    // What such a function is exported and imported as can be any name.
    if (found.size > 0) found.set("", found.get("") ?? []);
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
  namesakes: readonly DefinitionIn[],
  index: FactIndex,
): readonly DefinitionIn[] {
  if (call.callee.kind !== "member") return [];
  const language = index.languageOf(from);
  const name = call.callee.name;
  const fitting = namesakes.filter((one) => {
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

function lastName(callee: Value): string | undefined {
  if (callee.kind === "member" || callee.kind === "name") return callee.name;
  return callee.kind === "import" ? callee.name : undefined;
}
