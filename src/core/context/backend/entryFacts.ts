import type { BackendMap, EntryPoint, Query } from "../../backendMap/backendMap.ts";
import { isOfOne } from "../../backendMap/facts/isOfOne.ts";
import {
  entryTitle,
  placeName,
  plainName,
  type PathOf,
} from "../../backendMap/picture/factWords.ts";
import { createReach } from "../../backendMap/reach.ts";
import { sharedStart } from "../../sharedStart.ts";
import type { ShownSources } from "./shownSources.ts";
import { siblingsOf } from "./siblings.ts";
import { readSourceWords, type SourceWords } from "./sourceWords.ts";
import type { Touched } from "./touched.ts";

const mostEntries = 8;

/** The routes that the code serves, each beside its siblings so that the odd one out shows. */
export async function entryFacts(
  { handled, reaching }: Touched,
  map: BackendMap,
  { pathOf, sources }: { readonly pathOf: PathOf; readonly sources: ShownSources },
): Promise<readonly string[]> {
  const reach = createReach(map);
  const rows = await Promise.all(
    siblingsOf(handled, map).map(async (entry) => {
      const steps = reach(entry);
      const words = await readSourceWords(entry, steps, sources);
      const queries = steps.flatMap((step) => step.queries);
      return { entry, isOwn: handled.includes(entry), words, queries };
    }),
  );
  const tables = [...Map.groupBy(rows, ({ entry }) => entry.declared.uri)].flatMap(
    ([uri, siblings]) => tableOf(plainName(pathOf(uri)), siblings),
  );
  const ways = reaching.slice(0, mostEntries).map((one) => {
    const place = placeName(one.handler ?? one.declared, pathOf);
    return `reached by ${entryTitle(one)} (${place}), ${guardWords(one.guards)}`;
  });
  return [...ways, ...tables];
}

interface Sibling {
  readonly entry: EntryPoint;
  readonly isOwn: boolean;
  readonly words: SourceWords;
  readonly queries: readonly Query[];
}

/** Fewer that all have in common are said with each. */
const leastShared = 2;

/** What stands before all of them is said once: else it hides in what they differ. */
function tableOf(file: string, siblings: readonly Sibling[]): readonly string[] {
  const common = siblings.length < 2 ? 0 : sharedStart(siblings.map(({ words }) => words.guards));
  const shared = common < leastShared ? [] : (siblings[0]?.words.guards.slice(0, common) ?? []);
  const head = `declared in ${file}; > marks those under review; guards in their order; what lies behind`;
  const before = `before all of these: ${guardWords(shared)}; what each has besides:`;
  const base = baseOf(siblings.flatMap(({ entry }) => entry.path ?? []));
  return [
    head,
    ...(base === "" ? [] : [`… stands for ${plainName(base, 100)}`]),
    ...(shared.length === 0 ? [] : [before]),
    // What is under review comes first: where room is short, the last lines do not go along.
    ...siblings
      .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn))
      .map((one) => row(one, { base, shared: shared.length })),
  ];
}

/** Shorter ones are said with each. */
const leastBase = 12;

/** What all paths begin with, if that is worth a name; the last part of a path is never in it. */
function baseOf(paths: readonly string[]): string {
  const parts = paths.map((one) => one.split("/").slice(0, -1));
  const base = (parts[0] ?? []).slice(0, sharedStart(parts)).join("/");
  return paths.length > 2 && base.length >= leastBase ? base : "";
}

function row(
  { entry, isOwn, words, queries }: Sibling,
  { base, shared }: { readonly base: string; readonly shared: number },
): string {
  const { guards, isTransactional } = words;
  const line = entry.declared.range.start.line + 1;
  const own = guards.slice(shared);
  const cells = [
    isOwn
      ? `> ${line} ${entryTitle(entry)}${handlerWords(entry)}`
      : `  ${line} ${base === "" ? entryTitle(entry) : entryTitle(entry).replace(base, "…")}`,
    ...(shared > 0 && own.length === 0 ? [] : [guardWords(own)]),
    ...(entry.schema === undefined ? [] : [`schema ${plainName(entry.schema, 60)}`]),
    ...readWords(entry, queries),
    ...writeWords(queries, isTransactional),
  ];
  return cells.join(" | ");
}

/** Which of the code under review answers it, where its declaration stands elsewhere. */
function handlerWords({ handler, handlerName, declared }: EntryPoint): string {
  if (handler === undefined || handler.uri === declared.uri) return "";
  const line = `line ${handler.range.start.line + 1}`;
  return ` by ${handlerName === undefined ? line : `${plainName(handlerName, 60)} (${line})`}`;
}

function guardWords(guards: readonly string[]): string {
  if (guards.length === 0) return "no guard";
  return [...new Set(guards)].map((one) => plainName(one, 60)).join(", ");
}

function readWords(
  { method, path = "" }: EntryPoint,
  queries: readonly Query[],
): readonly string[] {
  const reads = new Set(queries.flatMap((one) => one.reads));
  if (reads.size === 0) return [];
  const isList = method === "GET" && !path.endsWith("}");
  const isUnlimited = isList && queries.some((one) => one.limited === false && !isOfOne(one));
  const limit = isUnlimited ? ", not all with a limit" : "";
  return [`reads ${namesOf(reads)}${limit}`];
}

function writeWords(queries: readonly Query[], isTransactional: boolean): readonly string[] {
  const writes = queries.filter((one) => one.writes.length > 0);
  if (writes.length === 0) return [];
  const isInOne = isTransactional || writes.some((one) => one.inTransaction);
  const how = isInOne ? "in a transaction" : "no transaction";
  return [`writes ${namesOf(new Set(writes.flatMap((one) => one.writes)))}, ${how}`];
}

/** What lies behind a route of a large server can be all of its tables. */
const mostNames = 8;

function namesOf(names: ReadonlySet<string>): string {
  const [shown, others] = [[...names].slice(0, mostNames), names.size - mostNames];
  const all = shown.map((one) => plainName(one)).join(", ");
  return others > 0 ? `${all} and ${others} more` : all;
}
