import type { MapFunction, Query } from "../../backendMap.ts";
import { comparePositions, contains } from "../../facts/places.ts";
import type { Check, LocalFinding } from "../check.ts";
import { openedTransactions } from "./openedTransactions.ts";
import { servingFunctions } from "../servingCode.ts";

/**
 * Reports two writes of different tables of which the second always comes after the first, none of
 * them in a transaction.
 *
 * Tables of logs, tokens, what was seen of late and the like do not count: without their row no other one is wrong.
 *
 * An alarm proves that nothing in the function opens a transaction, that no caller that is known opens
 * one, by an annotation or around the call, and that whoever reaches the second write has made the
 * first, which a repeated request would make again. It cannot prove that no other caller has opened
 * one: functions that are given a connection are left out by those who read the queries.
 */
export const separateWrites: Check = {
  id: "separate-writes",
  category: "consistency",
  isHint: false,
  run: (knowledge) => {
    const { map } = knowledge;
    const isOpened = openedTransactions(knowledge);
    const servingAt = servingFunctions(map);
    const writes = map.queries.filter(({ writes: tables }) => tables.length > 0);
    const byFunction = Map.groupBy(writes, (query) => servingAt(query));
    return [...byFunction].flatMap(([serving, together]) =>
      serving === undefined || isOpened(serving) || startsAnew(serving) ? [] : apart(together),
    );
  },
};

/** What empties tables, or fills them with samples, is run again until it is done. */
const startsAnew = ({ name, uri }: MapFunction): boolean =>
  anew.test(name) || /(?:^|[/_-])(?:seeds?|seeders?|samples?|demo)(?:[/_.-]|$)/i.test(uri);
const anew =
  /(?:^|[._])(?:clear|reset|purge|wipe|truncate)_?(?:all|data|database|tables?|everything)|(?:^|[._])seed(?:[A-Z_]|$)/i;

function apart(together: readonly Query[]): readonly LocalFinding[] {
  if (together.some(({ inTransaction }) => inTransaction)) return [];
  const inOrder = together.toSorted((one, other) =>
    comparePositions(one.range.start, other.range.start),
  );
  for (const first of inOrder) {
    const second = inOrder.find((other) => follows(other, first));
    if (second !== undefined) return [findingOn(first, second)];
  }
  return [];
}

/** What is only told: without it no other row is wrong. */
const ofRecord =
  /log|audit|histor|event|activit|notif|metric|statistic|analytic|session|token|cache|attempt|outbox|recent/i;

export const isOfRecord = ({ writes }: Query): boolean =>
  writes.every((name) => ofRecord.test(name));

function follows(second: Query, first: Query): boolean {
  const [start, end] = [second.range.start, first.range.end];
  const isLater =
    start.line > end.line || (start.line === end.line && start.character >= end.character);
  const isOther = !second.writes.some((name) => first.writes.includes(name));
  // Written again when the request is repeated, it is what it was.
  if (first.onConflict === true) return false;
  if (isOfRecord(first) || isOfRecord(second)) return false;
  return isLater && isOther && first.block !== undefined && contains(first.block, start);
}

function findingOn(first: Query, second: Query): LocalFinding {
  const [one, other] = [first.writes.join(", "), second.writes.join(", ")];
  return {
    uri: first.uri,
    range: first.range,
    severity: "high",
    title: `${one} and ${other} are written outside of a transaction`,
    explanation: `The two writes belong to one request, and nothing makes them happen both or not at all.`,
    trigger: `The process ends, the connection breaks or the second statement fails after ${one} was written: ${other} keeps its old rows`,
    evidence: [{ uri: second.uri, range: second.range, note: `the second write, of ${other}` }],
  };
}
