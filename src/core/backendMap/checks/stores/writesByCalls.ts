import type { Range } from "../../../findings/finding.ts";
import type { MapFunction, Query } from "../../backendMap.ts";
import type { CallFact, FileFacts } from "../../facts/facts.ts";
import { contains } from "../../facts/places.ts";
import { startOf } from "../../facts/startOf.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Check, LocalFinding } from "../check.ts";
import { openedTransactions } from "./openedTransactions.ts";
import { isOfRecord } from "./separateWrites.ts";
import { servingIn } from "../servingCode.ts";

/**
 * Hints at a function of a request that calls two others, one after the other, which write different
 * tables, where nothing opens a transaction around them. Whether the second always comes after the first,
 * and whether the two belong together, needs judgement.
 */
export const writesByCalls: Check = {
  id: "writes-by-calls",
  category: "consistency",
  isHint: true,
  run: (knowledge) => {
    const { map, files, uriOf } = knowledge;
    const isOpened = openedTransactions(knowledge);
    const serving = servingIn(map, ({ kind }) => kind !== "schedule");
    const writers = writersAmong(serving, map.queries);
    const byUri = new Map([...files.values()].map((file) => [uriOf(file.path), file]));
    return serving.flatMap((one) => {
      const file = byUri.get(one.uri);
      if (file === undefined || isOpened(one) || one.transactionCalls !== undefined) return [];
      return apart(callsOf(one, file, writers)) ?? [];
    });
  },
};

/** A function that writes by itself, outside of a transaction. */
interface Writer {
  readonly name: string;
  readonly query: Query;
}

function writersAmong(
  serving: readonly MapFunction[],
  queries: readonly Query[],
): ReadonlyMap<string, Writer> {
  const writes = Map.groupBy(
    queries.filter((one) => one.writes.length > 0 && !one.inTransaction && !isOfRecord(one)),
    ({ uri }) => uri,
  );
  return new Map(
    serving.flatMap((one) => {
      const query = writes.get(one.uri)?.find(({ range }) => contains(one.range, range.start));
      return query === undefined
        ? []
        : [[startOf(one), { name: one.name.replace(/^.*\\/, ""), query }] as const];
    }),
  );
}

interface WritingCall {
  readonly uri: string;
  readonly range: Range;
  readonly writer: Writer;
}

/** Its calls of such functions, in their order; those of loops go one by one anyway. */
function callsOf(
  { uri, range, calls, loopCalls = [] }: MapFunction,
  file: FileFacts,
  writers: ReadonlyMap<string, Writer>,
): readonly WritingCall[] {
  const repeated = new Set(loopCalls.map(({ to }) => to));
  const called = calls.flatMap((start) => (repeated.has(start) ? [] : (writers.get(start) ?? [])));
  const byName = Map.groupBy(called, ({ name }) => lastWord(name));
  return file.calls.flatMap((call): readonly WritingCall[] => {
    const [writer, ...others] = calledAs(wordsOf(call.callee), byName);
    const isOwn = contains(range, call.range.start) && !handsTransaction(call);
    if (writer === undefined || others.length > 0 || !isOwn) return [];
    return [{ uri, range: call.range, writer }];
  });
}

/** The writers that a call may mean: of several of one name those of the class that it is made on. */
function calledAs(
  words: string,
  byName: ReadonlyMap<string, readonly Writer[]>,
): readonly Writer[] {
  const found = byName.get(lastWord(words)) ?? [];
  const on = /(\w+)\.\w+(?:\(\))?$/.exec(words)?.[1]?.toLowerCase();
  const own = found.filter(({ name }) => on !== undefined && classOf(name).endsWith(on));
  return own.length > 0 ? shortest(own) : found;
}

const classOf = (name: string): string => name.replace(/\.\w+$/, "").toLowerCase();

/** `itemMapper.insert()` is of ItemMapper, and of OrderItemMapper only where there is no such one. */
function shortest(writers: readonly Writer[]): readonly Writer[] {
  const least = Math.min(...writers.map(({ name }) => name.length));
  return writers.filter(({ name }) => name.length === least);
}

const lastWord = (words: string): string => /\w*$/.exec(words.replace(/\(\)$/, ""))?.[0] ?? "";

/** What it is given may be what it is to be part of. */
const handsTransaction = ({ args }: CallFact): boolean =>
  args.some((one) =>
    /(?:^|[._])(?:tx|trx|txn|transaction|session|conn(?:ection)?)$/i.test(wordsOf(one)),
  );

/** Of two that begin in the same column one surely comes after the other. */
function apart(calls: readonly WritingCall[]): LocalFinding | undefined {
  for (const [at, first] of calls.entries()) {
    const second = calls.slice(at + 1).find((one) => isApart(first, one));
    if (second !== undefined) return findingOn(first, second);
  }
  return undefined;
}

function isApart(first: WritingCall, second: WritingCall): boolean {
  const [one, other] = [first.writer.query.writes, second.writer.query.writes];
  const [start, after] = [first.range.start, second.range.start];
  const isNext = after.line > start.line && after.character === start.character;
  return isNext && !other.some((name) => one.includes(name));
}

function findingOn(first: WritingCall, second: WritingCall): LocalFinding {
  const [one, other] = [first, second].map(({ writer }) => writer.query.writes.join(", "));
  return {
    uri: first.uri,
    range: first.range,
    severity: "high",
    title: `${first.writer.name} and ${second.writer.name} write ${one ?? ""} and ${other ?? ""} outside of a transaction`,
    explanation: `The two calls belong to one request, and nothing that is known makes their writes happen both or not at all.`,
    trigger: `The process ends or the second call fails after ${one ?? ""} was written: ${other ?? ""} keeps its old rows`,
    evidence: [first, second].map(({ writer: { name, query } }) => ({
      uri: query.uri,
      range: query.range,
      note: `what ${name} writes`,
    })),
  };
}
