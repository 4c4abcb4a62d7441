import type { EntryPoint, Query, Table } from "../../backendMap.ts";
import { createReach } from "../../reach.ts";
import type { Check, LocalFinding } from "../check.ts";
import { isOfRecord } from "./separateWrites.ts";

/**
 * Hints at a consumer that makes rows of a table in which nothing but the key is unique: a message that
 * comes twice may be written twice, unless the write says what to do with a row that is there. What is
 * only told, in logs and the like, may be told twice. Whether the write is safe to repeat needs judgement.
 */
export const repeatedMessage: Check = {
  id: "repeated-message",
  category: "idempotency",
  isHint: true,
  run: ({ map }) => {
    const reach = createReach(map);
    const tables = new Map(map.tables.map((table) => [table.name, table]));
    const found = map.entryPoints
      .filter(({ kind }) => kind === "message")
      .flatMap((entry) =>
        reach(entry)
          .flatMap(({ queries }) => queries)
          .flatMap((query) => {
            if (query.inserts !== true || query.onConflict === true || isOfRecord(query)) return [];
            const table = query.writes.map((name) => tables.get(name)).find(isOpen);
            return table === undefined ? [] : [findingOn(entry, query, table)];
          })
          .slice(0, 1),
      );
    return [...new Map(found.map((one) => [placeKey(one), one])).values()];
  },
};

/** Of several consumers that come to one write, one says it. */
const placeKey = ({ uri, range: { start } }: LocalFinding): string =>
  `${uri}:${start.line}:${start.character}`;

const isOpen = (table: Table | undefined): table is Table =>
  table !== undefined && !table.indexes.some(({ unique }) => unique);

function findingOn(entry: EntryPoint, { uri, range }: Query, table: Table): LocalFinding {
  return {
    uri,
    range,
    severity: "medium",
    title: `A message of ${entry.name ?? "this consumer"} that comes twice may be written twice`,
    explanation: `Most brokers deliver at least once, and nothing in ${table.name} besides its key is unique.`,
    trigger: "The broker delivers a message again, after a crash or a lost acknowledgement",
    evidence: [
      { uri: table.uri, range: table.range, note: `${table.name} has no unique index` },
      { ...entry.declared, note: "the consumer" },
    ],
  };
}
