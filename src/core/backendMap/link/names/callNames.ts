import type { CallFact, FileFacts } from "../../facts/facts.ts";
import { createLists } from "../kept/lists.ts";
import { changed } from "../kept/sources.ts";
import type { Source } from "../kept/sources.ts";
import { saidBy } from "../kept/workspace.ts";
import type { FileChanges } from "../kept/workspace.ts";
import { anyItem, lastNames, moduleItself, nameEdges, nameOfDefinition } from "./lastNames.ts";
import type { Language } from "./language.ts";

/** A call with its file: one object for each, whoever asks. */
export interface CallIn {
  readonly file: FileFacts;
  readonly call: CallFact;
  /** Its index in the file's calls. */
  readonly at: number;
  /** The names that what it calls can go by. */
  readonly names: readonly string[];
}

/** All names that functions of some names can go by; another set where these become others. */
interface Asked extends Source {
  names: ReadonlySet<string>;
}

/**
 * Which calls can be calls of functions with these names, whatever names they go by: a superset,
 * found without following anything.
 */
export interface CallNames {
  asked(own: readonly string[]): Asked;
  callsNamed(name: string): readonly CallIn[];
  /** @returns those asked for that are others now; who read them is stale. */
  update(changes: FileChanges): readonly Asked[];
}

export function createCallNames(): CallNames {
  const calls = createLists<CallIn>();
  const aliases = createLists<string>();
  const asked = new Map<string, Asked & { readonly own: readonly string[] }>();
  const aliasesOf = (name: string): readonly string[] =>
    // A module can be what it exports by default.
    name === moduleItself ? [...aliases.get(name), "default"] : aliases.get(name);

  const isAnother = (one: Asked & { readonly own: readonly string[] }): boolean => {
    const names = namesFor(one.own, aliasesOf);
    if (names.size === one.names.size && [...names].every((name) => one.names.has(name))) {
      return false;
    }
    one.names = names;
    changed(one);
    return true;
  };
  return {
    callsNamed: (name) => calls.get(name),
    asked(own) {
      const key = own.join("\n");
      const known = asked.get(key) ?? { own, names: namesFor(own, aliasesOf) };
      asked.set(key, known);
      return known;
    },
    update(changes) {
      calls.replace(saidBy(callsIn, changes));
      const others = aliases
        .replace(saidBy(aliasesIn, changes))
        .flatMap(({ key }) => (typeof key === "string" ? key : []));
      for (const [key, { readers }] of asked) if (!readers?.size) asked.delete(key);
      return [...asked.values()].filter(
        (one) => others.some((name) => one.names.has(name)) && isAnother(one),
      );
    },
  };
}

/** With all that can mean the same. An item of a list has no names but those of loops. */
function namesFor(
  own: readonly string[],
  aliasesOf: (name: string) => readonly string[],
): ReadonlySet<string> {
  const names = new Set(own);
  for (const name of names) {
    if (name === anyItem) continue;
    for (const alias of aliasesOf(name)) names.add(alias);
  }
  return names;
}

/** A function's own name, and that of the class that it constructs. */
export function namesOf(
  file: FileFacts,
  at: number,
  language: Language | undefined,
): readonly string[] {
  const definition = file.definitions[at];
  const own = nameOfDefinition(at, file);
  if (definition === undefined || language?.constructors.includes(definition.name) !== true) {
    return [own];
  }
  return [own, nameOfDefinition(definition.scope, file)];
}

type NamedCalls = readonly (readonly [name: string, call: CallIn])[];

const knownCalls = new WeakMap<FileFacts, NamedCalls>();

/** The calls of a file that hand something on, each by all of its names. */
export function callsIn(file: FileFacts): NamedCalls {
  const known = knownCalls.get(file) ?? namedCalls(file);
  knownCalls.set(file, known);
  return known;
}

function namedCalls(file: FileFacts): NamedCalls {
  const items = new Set(
    file.bindings.flatMap(({ name, value }) =>
      lastNames(value, file).includes(anyItem) ? [name] : [],
    ),
  );
  return file.calls.flatMap((call, at) => {
    if (!handsOn(call)) return [];
    const { callee } = call;
    const names = new Set(lastNames(callee, file));
    if (callee.kind === "name" && items.has(callee.name)) names.add(anyItem);
    const one: CallIn = { file, call, at, names: [...names] };
    return one.names.map((name) => [name, one] as const);
  });
}

/** Whether a parameter can get something from it. */
const handsOn = ({ args, named = {} }: CallFact): boolean =>
  [...args, ...Object.values(named)].some(({ kind }) => kind !== "unknown");

/** By a name, those that can mean the same in a file. */
function* aliasesIn(file: FileFacts): Generator<readonly [meant: string, name: string]> {
  for (const { name, value } of nameEdges(file)) {
    for (const meant of lastNames(value, file)) if (meant !== name) yield [meant, name];
  }
}
