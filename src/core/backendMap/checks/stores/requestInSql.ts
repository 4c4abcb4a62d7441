import type { Query } from "../../backendMap.ts";
import type { Check, LocalFinding } from "../check.ts";

/**
 * Reports SQL whose text is put together with what a request brings.
 *
 * An alarm proves that the expression stands in the text of the query and is of the request: it names
 * it, or was followed to it, through names and calls and past nothing that looks it up or compares it.
 * It cannot prove that nothing between the two cleans the value otherwise.
 */
export const requestInSql: Check = {
  id: "request-in-sql",
  category: "security",
  isHint: false,
  run: ({ map }) =>
    map.queries.filter(({ ofRequest }) => ofRequest).map((query) => findingOn(query, "critical")),
};

/** Reports SQL whose text is put together with a value whose origin is not seen: for Claude to judge. */
export const valueInSql: Check = {
  id: "value-in-sql",
  category: "security",
  isHint: true,
  run: ({ map }) =>
    map.queries
      .filter((query) => query.concatenates !== undefined && query.ofRequest !== true)
      .map((query) => findingOn(query, "high")),
};

function findingOn(
  { uri, range, concatenates: code = "", handedOn, reads, writes }: Query,
  severity: LocalFinding["severity"],
): LocalFinding {
  const concatenates = code.replaceAll(/\s+/g, " ");
  const tables = [...new Set([...reads, ...writes])].join(", ");
  return {
    uri,
    range,
    severity,
    title: `\`${concatenates}\` becomes part of the SQL's text`,
    explanation: `What is put into the text of a query can change what the query does; a placeholder passes the value beside the text.`,
    trigger: `A caller who sends \`1; DELETE FROM ${tables || "users"}\` or \`' OR '1'='1\` as this value`,
    evidence: handedOn === undefined ? [] : [{ ...handedOn, note: "where the value is handed on" }],
  };
}
