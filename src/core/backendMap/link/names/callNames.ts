import type { CallFact, FileFacts } from "../../facts/facts.ts";
import { anyItem, lastNames, moduleItself, nameEdges, nameOfDefinition } from "./lastNames.ts";
import type { FactIndex } from "./language.ts";

/** A call with its file: one object for each, whoever asks. */
export interface CallIn {
  readonly file: FileFacts;
  readonly call: CallFact;
  /** Its index in the file's calls. */
  readonly at: number;
}

/**
 * The calls that can be calls of functions with these names, in the order of the files, whatever
 * names they go by: a superset, found without following anything.
 */
export type MayCall = (names: readonly string[]) => readonly CallIn[];

type Aliases = ReadonlyMap<string, ReadonlySet<string>>;
type Calls = ReadonlyMap<string, readonly CallIn[]>;

export function mayCallIn(index: FactIndex): MayCall {
  let all: { readonly calls: Calls; readonly aliases: Aliases } | undefined;
  let places: ReadonlyMap<FileFacts, number> | undefined;
  return (own) => {
    all ??= { calls: allCalls(index), aliases: allAliases(index) };
    places ??= new Map([...index.files.values()].map((one, at) => [one, at]));
    const { calls, aliases } = all;
    const found = new Set<CallIn>();
    for (const name of namesFor(own, aliases)) {
      for (const one of calls.get(name) ?? []) found.add(one);
    }
    const placeOf = (one: CallIn): number => places?.get(one.file) ?? 0;
    return [...found].sort((a, b) => placeOf(a) - placeOf(b) || a.at - b.at);
  };
}

/** With all that can mean the same. An item of a list has no names but those of loops. */
function namesFor(own: readonly string[], aliases: Aliases): ReadonlySet<string> {
  const names = new Set(own);
  for (const name of names) {
    if (name === anyItem) continue;
    for (const alias of aliases.get(name) ?? []) names.add(alias);
  }
  return names;
}

/** A function's own name, and that of the class that it constructs. */
export function namesOf(file: FileFacts, at: number, index: FactIndex): readonly string[] {
  const definition = file.definitions[at];
  const own = nameOfDefinition(at, file);
  const constructors = index.languageOf(file)?.constructors ?? [];
  if (definition === undefined || !constructors.includes(definition.name)) return [own];
  return [own, nameOfDefinition(definition.scope, file)];
}

const knownCalls = new WeakMap<FileFacts, Calls>();
const knownAliases = new WeakMap<FileFacts, Aliases>();

function callsIn(file: FileFacts): Calls {
  const known = knownCalls.get(file);
  if (known !== undefined) return known;
  const items = new Set(
    file.bindings.flatMap(({ name, value }) =>
      lastNames(value, file).includes(anyItem) ? [name] : [],
    ),
  );
  const found = new Map<string, CallIn[]>();
  for (const [at, call] of file.calls.entries()) {
    if (!handsOn(call)) continue;
    const one = { file, call, at };
    const names = new Set(lastNames(call.callee, file));
    if (call.callee.kind === "name" && items.has(call.callee.name)) names.add(anyItem);
    for (const name of names) addTo(found, name, one);
  }
  knownCalls.set(file, found);
  return found;
}

/** Whether a parameter can get something from it. */
const handsOn = ({ args, named = {} }: CallFact): boolean =>
  [...args, ...Object.values(named)].some(({ kind }) => kind !== "unknown");

/** By a name, those that can mean the same in a file. */
function aliasesIn(file: FileFacts): Aliases {
  const known = knownAliases.get(file);
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>();
  for (const { name, value } of nameEdges(file)) {
    for (const meant of lastNames(value, file)) if (meant !== name) add(found, meant, name);
  }
  knownAliases.set(file, found);
  return found;
}

function allCalls(index: FactIndex): Calls {
  const found = new Map<string, CallIn[]>();
  for (const file of index.files.values()) {
    for (const [name, calls] of callsIn(file)) for (const one of calls) addTo(found, name, one);
  }
  return found;
}

function allAliases(index: FactIndex): Aliases {
  // A module can be what it exports by default.
  const found = new Map([[moduleItself, new Set(["default"])]]);
  for (const file of index.files.values()) {
    for (const [meant, names] of aliasesIn(file)) for (const name of names) add(found, meant, name);
  }
  return found;
}

export function addTo<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [item]);
  else list.push(item);
}

function add(sets: Map<string, Set<string>>, name: string, item: string): void {
  const set = sets.get(name);
  if (set === undefined) sets.set(name, new Set([item]));
  else set.add(item);
}
