import type { CallFact, FileFacts } from "../../facts/facts.ts";
import { createLists } from "../kept/lists.ts";
import { saidBy } from "../kept/workspace.ts";
import type { FileChanges } from "../kept/workspace.ts";
import { anyItem, lastNames, nameOfDefinition } from "./lastNames.ts";
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

/** Calls by all names of what they call, found without following anything. */
export interface CallNames {
  callsNamed(name: string): readonly CallIn[];
  update(changes: FileChanges): void;
}

export function createCallNames(): CallNames {
  const calls = createLists<CallIn>();
  return {
    callsNamed: (name) => calls.get(name),
    update(changes) {
      calls.replace(saidBy(callsIn, changes));
    },
  };
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
