import type { Query } from "../backendMap.ts";
import type { Check, LocalFinding } from "./check.ts";
import { servingFunctions } from "./servingCode.ts";

/**
 * Reports writes of several tables that stand one after the other in one block, none of them in a
 * transaction.
 *
 * An alarm proves that nothing in the function opens a transaction, and that both writes run when the
 * block does. It cannot prove that no caller has opened one: functions that are given a connection
 * are left out by those who read the queries.
 */
export const separateWrites: Check = {
  id: "separate-writes",
  category: "consistency",
  isHint: false,
  run: ({ map }) => {
    const servingAt = servingFunctions(map);
    const writes = map.queries.filter((query) => query.writes.length > 0 && servingAt(query));
    const blocks = Map.groupBy(writes, ({ uri, block }) => `${uri} ${block ?? ""}`);
    return [...blocks.values()].flatMap((together) => apart(together));
  },
};

function apart(together: readonly Query[]): readonly LocalFinding[] {
  const [first, ...others] = together;
  if (first?.block === undefined || together.some(({ inTransaction }) => inTransaction)) return [];
  const second = others.find(({ writes }) => !writes.some((name) => first.writes.includes(name)));
  return second === undefined ? [] : [findingOn(first, second)];
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
