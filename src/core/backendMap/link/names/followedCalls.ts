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
import { isMount } from "./isMount.ts";
import type { DefinitionIn, FactIndex } from "./language.ts";
import { behindInterface } from "./interfaceMethods.ts";
import { implementationsOf } from "./implementations.ts";
import { createMeanings } from "./meanings.ts";
import { namesakesOf, routingFunctions } from "./namesakes.ts";
import type { KnownMeanings, Meaning } from "./meanings.ts";

/** Calls that were followed to the functions that they run. */
export interface FollowedCalls {
  /** By the function, as `keyOf` names it. */
  readonly sites: Lists<CallIn>;
  readonly meanings: KnownMeanings;
  /** Files in which a call may run something else now. */
  readonly stale: ReadonlySet<string>;
  /** Follows more calls. Whoever read a list that they are put in is not told: he asked for others. */
  follow(calls: Iterable<CallIn>): void;
  /**
   * Follows calls of files again, in the place of those that were followed.
   *
   * @param chosen of files with other calls now, those that are to be followed.
   */
  again(
    paths: Iterable<string>,
    chosen: (path: string) => Iterable<CallIn> | undefined,
  ): readonly Replaced[];
}

/** The calls of a file that were followed. */
interface Followed {
  readonly reader: Reader;
  readonly index: FactIndex;
  readonly meaning: Meaning;
  readonly calls: Set<CallIn>;
  /** By what they run, in the order of the file. */
  readonly sites: Map<string, CallIn[]>;
}

export function createFollowedCalls(workspace: Workspace): FollowedCalls {
  const sites = createLists<CallIn>();
  const stale = new Set<string>();
  const meanings = plainMeanings(workspace);
  const files = createFollowedFiles((path) => {
    const reader = createReader(() => void stale.add(path));
    const [index, meaning] = [workspace.indexFor(reader), meanings.meaningFor(reader)];
    return { reader, index, meaning, calls: new Set(), sites: new Map() };
  });
  return {
    ...{ sites, meanings, stale },
    follow(calls) {
      const byCallee = Map.groupBy(files.follow(calls), ([callee]) => callee);
      for (const [callee, found] of byCallee) {
        const paths = [...new Set(found.map(([, { file }]) => file.path))].sort();
        const after = (path: string): SitePairs => pairsOf(callee, files.get(path));
        sites.replace(new Map(paths.map((path) => [path, { before: [], after: after(path) }])));
      }
    },
    again(paths, chosen) {
      const sorted = [...paths].sort();
      const before = sorted.map((path) => sitesIn(files.get(path)));
      for (const path of sorted) {
        const known = files.drop(path);
        stale.delete(path);
        files.follow(chosen(path) ?? known);
      }
      const both = sorted.map((path, at) => {
        return [path, { before: before[at] ?? [], after: sitesIn(files.get(path)) }] as const;
      });
      return sites.replace(new Map(both));
    },
  };
}

interface FollowedFiles {
  get(path: string): Followed | undefined;
  /** @returns the calls that were not followed before, by what they run. */
  follow(calls: Iterable<CallIn>): SitePairs;
  /** @returns the calls that were followed. */
  drop(path: string): Iterable<CallIn>;
}

function createFollowedFiles(begin: (path: string) => Followed): FollowedFiles {
  const files = new Map<string, Followed>();
  const followOne = (call: CallIn): SitePairs => {
    const { path } = call.file;
    const own = files.get(path) ?? begin(path);
    files.set(path, own);
    if (own.calls.has(call)) return [];
    own.calls.add(call);
    const callees = calleesOf(call, own.index, own.meaning);
    for (const callee of callees) put(call, callee, own.sites);
    return callees.map((callee) => [callee, call]);
  };
  return {
    get: (path) => files.get(path),
    follow: (calls) => [...calls].flatMap(followOne),
    drop(path) {
      const known = files.get(path);
      if (known !== undefined) forget(known.reader);
      files.delete(path);
      return known?.calls ?? [];
    },
  };
}

function put(call: CallIn, callee: string, sites: Followed["sites"]): void {
  const calls = sites.get(callee) ?? [];
  sites.set(callee, calls);
  const isLast = (calls.at(-1)?.at ?? -1) < call.at;
  calls.push(call);
  if (!isLast) calls.sort((one, other) => one.at - other.at);
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

const sitesIn = (followed: Followed | undefined): SitePairs =>
  [...(followed?.sites.keys() ?? [])].flatMap((callee) => pairsOf(callee, followed));

const pairsOf = (callee: string, followed: Followed | undefined): SitePairs =>
  (followed?.sites.get(callee) ?? []).map((call) => [callee, call] as const);

/** Each is followed by itself, so that no order of asking makes a difference. */
function calleesOf({ call, file }: CallIn, index: FactIndex, meaning: Meaning): readonly string[] {
  if (isMount(call, file)) return [];
  const evaluate = plainly(file, index, meaning);
  const found = evaluate(anyOf(call.callee), { file, scope: call.scope }).flatMap((one) =>
    functionsOf(one, index),
  );
  const known = firstOf([
    () =>
      found.flatMap((one) => [
        one,
        ...overridesOf(one, file, index),
        ...behindInterface(one, index),
      ]),
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
