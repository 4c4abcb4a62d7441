import type { CallFact, FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { createLists } from "../kept/lists.ts";
import type { Lists, Replaced } from "../kept/lists.ts";
import { createReader, forget } from "../kept/sources.ts";
import type { Reader } from "../kept/sources.ts";
import type { Workspace } from "../kept/workspace.ts";
import type { CallIn } from "./callNames.ts";
import { wordsOf, type Entity } from "./entity.ts";
import { createEvaluate } from "./evaluate.ts";
import { extensionsFor } from "./extensions.ts";
import { definitionIn, type Evaluate } from "./following.ts";
import type { DefinitionIn, FactIndex, Lookup } from "./language.ts";
import { implementationsOf } from "./implementations.ts";
import { createMeanings } from "./meanings.ts";
import type { KnownMeanings, Meaning } from "./meanings.ts";

/** A method of so many classes cannot be told by its name. */
const mostNamesakes = 3;

/** Calls that were followed to the functions that they run. */
export interface FollowedCalls {
  /** By the function, as `keyOf` names it. */
  readonly sites: Lists<CallIn>;
  readonly meanings: KnownMeanings;
  /** Files in which a call may run something else now. */
  readonly stale: ReadonlySet<string>;
  follow(calls: Iterable<CallIn>): void;
  /** Follows those of a file again that were followed before. */
  again(path: string): void;
  /** Forgets the calls of a file. */
  drop(path: string): void;
  /** Does work that changes what the calls of these files run. */
  changing(paths: Iterable<string>, work: () => void): readonly Replaced[];
}

/** The calls of a file that were followed. */
interface Followed {
  readonly reader: Reader;
  readonly index: FactIndex;
  readonly meaning: Meaning;
  readonly callees: Map<CallIn, readonly string[]>;
}

export function createFollowedCalls(workspace: Workspace): FollowedCalls {
  const sites = createLists<CallIn>();
  const stale = new Set<string>();
  const files = new Map<string, Followed>();
  const meanings = plainMeanings(workspace);
  const begin = (path: string): Followed => {
    const reader = createReader(() => void stale.add(path));
    const [index, meaning] = [workspace.indexFor(reader), meanings.meaningFor(reader)];
    return { reader, index, meaning, callees: new Map() };
  };
  const follow = (calls: Iterable<CallIn>): void => {
    for (const one of calls) {
      const { path } = one.file;
      const followed = files.get(path) ?? begin(path);
      files.set(path, followed);
      const { callees, index, meaning } = followed;
      if (!callees.has(one)) callees.set(one, calleesOf(one, index, meaning));
    }
  };
  const drop = (path: string): readonly CallIn[] => {
    const known = files.get(path);
    if (known !== undefined) forget(known.reader);
    files.delete(path);
    stale.delete(path);
    return [...(known?.callees.keys() ?? [])];
  };
  const again = (path: string): void => {
    follow(drop(path));
  };
  return {
    ...{ sites, meanings, stale, follow, drop, again },
    changing(paths, work) {
      const sitesOf = (path: string): SitePairs => sitesIn(files.get(path));
      const said = [...paths].sort().map((path) => [path, sitesOf(path)] as const);
      work();
      const both = said.map(([path, before]) => [path, { before, after: sitesOf(path) }] as const);
      return sites.replace(new Map(both));
    },
  };
}

function plainMeanings(workspace: Workspace): KnownMeanings {
  const meanings = createMeanings((of, reader) => {
    if (of.kind === "parameter") return [of];
    const { file } = of.place;
    const meaning = meanings.meaningFor(reader);
    return plainly(file, workspace.indexFor(reader), meaning)(of.value, of.place);
  });
  return meanings;
}

type SitePairs = readonly (readonly [callee: string, call: CallIn])[];

/** By what they run, in the order of the file. */
function sitesIn(followed: Followed | undefined): SitePairs {
  return [...(followed?.callees ?? [])]
    .sort(([a], [b]) => a.at - b.at)
    .flatMap(([call, callees]) => callees.map((callee) => [callee, call] as const));
}

/** Each is followed by itself, so that no order of asking makes a difference. */
function calleesOf({ call, file }: CallIn, index: FactIndex, meaning: Meaning): readonly string[] {
  const evaluate = plainly(file, index, meaning);
  const found = evaluate(anyOf(call.callee), { file, scope: call.scope }).flatMap((one) =>
    functionsOf(one, index),
  );
  const known = firstOf([
    () => found.flatMap((one) => [one, ...overridesOf(one, file, index)]),
    () => implementationsOf(call, file, { index, evaluate }),
    () => extendedBy(call, file, index),
    () => (isOfRouter(call, file, evaluate) ? [] : namesakesOf(file, call, index)),
  ]);
  return [...new Set(known.map((one) => keyOf(one.file, one.index)))];
}

/** `modules[name](app)` runs any of them. */
function anyOf(callee: Value): Value {
  const isComputed = callee.kind === "member" && /^\[[A-Za-z_$][\w$]*\]$/.test(callee.name);
  return isComputed ? { ...callee, name: "*" } : callee;
}

function firstOf<Item>(ways: readonly (() => readonly Item[])[]): readonly Item[] {
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

/** Who fills parameters is what is to be found out: here they stay parameters. */
function plainly(home: FileFacts, index: FactIndex, meaning: Meaning): Evaluate {
  return createEvaluate({ index, filled: (one) => [one], elsewhere: { home, meaning } });
}

export const keyOf = (file: FileFacts, definition: number): string => `${definition} ${file.path}`;

/** Functions in which a routing fact stands, by name, and by the class's name for constructors. */
const routingFunctions: Lookup<DefinitionIn> = (file) =>
  [...scopesOf(file)].flatMap((scope) => {
    const definition = file.definitions[scope];
    if (definition === undefined) return [];
    const around = file.definitions[definition.scope];
    const names = [definition.name, ...(around === undefined ? [] : [around.name])];
    return names.map((name) => [name, { file, index: scope }] as const);
  });

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

/** The methods that may run instead of one, of those in which routing happens. */
function overridesOf(
  { file, index: at }: DefinitionIn,
  from: FileFacts,
  index: FactIndex,
): readonly DefinitionIn[] {
  const { name, kind, scope, parameters } = definitionIn({ file, index: at });
  const type = file.definitions[scope];
  if (kind !== "method" || type === undefined || index.languageOf(from)?.nearest === undefined) {
    return [];
  }
  return index.find(routingFunctions, name).filter((one) => {
    const other = definitionIn(one);
    const { bases = [] } = one.file.definitions[other.scope] ?? {};
    return (
      other.parameters.length === parameters.length &&
      bases.some((base) => wordsOf(base).replace(/^.*\./, "") === type.name)
    );
  });
}

/** `app.MapOrders("/orders")`, told as a call that hands on the application first. */
function extendedBy({ callee, args, scope }: CallFact, file: FileFacts, index: FactIndex) {
  if (callee.kind !== "member" || callee.of.kind !== "unknown") return [];
  return extensionsFor(callee.name, args.slice(1), { file, scope }, index);
}

/** What a router of a framework is asked for is the framework's own; so is a verb of what is handed over. */
function isOfRouter({ callee, scope }: CallFact, file: FileFacts, evaluate: Evaluate): boolean {
  if (callee.kind !== "member") return false;
  const isVerb = verbs.test(callee.name);
  return evaluate(callee.of, { file, scope }).some(
    ({ kind }) => kind === "router" || (isVerb && kind === "parameter"),
  );
}
const verbs = /^(?:get|post|put|patch|delete|head|options|all|use)$/;

function namesakesOf(from: FileFacts, call: CallFact, index: FactIndex): readonly DefinitionIn[] {
  if (call.callee.kind !== "member") return [];
  const language = index.languageOf(from);
  const name = call.callee.name;
  const fitting = index.find(routingFunctions, name).filter((one) => {
    const { name: own, kind, parameters } = definitionIn(one);
    return (
      own === name &&
      kind === "method" &&
      parameters[0]?.isReceiver !== true &&
      parameters.length >= call.args.length &&
      index.languageOf(one.file) === language
    );
  });
  return fitting.length <= mostNamesakes ? fitting : [];
}
