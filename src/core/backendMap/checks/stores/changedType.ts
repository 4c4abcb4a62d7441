import type { FileFacts } from "../../facts/facts.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import type { Knowledge } from "../check.ts";
import { columnBefore } from "./columnBefore.ts";
import type { Risk } from "./lastMigrations.ts";

/** A change of a type for which a table is written anew, under a lock that stops reads as well. */
export function changedType(
  { table, column }: TableChange & { op: "alterColumn" },
  { path }: FileFacts,
  { files, uriOf }: Knowledge,
): Risk | undefined {
  const before = columnBefore(
    { table, name: column.name, path },
    files,
    ({ type }) => type !== undefined,
  );
  const [from, to] = [before?.column.type, column.type].map((type = "") =>
    type
      .toLowerCase()
      .replace(/\s*\(.*$/s, "")
      .trim(),
  );
  if (before === undefined || !from || !to || !rewrites(from, to)) return undefined;
  return {
    severity: "medium",
    title: `${table}.${column.name} changes its type from ${from} to ${to}`,
    explanation: `The database writes the whole table anew, and nobody reads or writes it until that is done. A new column, filled in steps, locks nobody.`,
    trigger: `The migration runs while ${table} is large and used`,
    evidence: [
      { uri: uriOf(before.path), range: before.column.range, note: `where it is made ${from}` },
    ],
  };
}

/** Numbers by their width, and what is no text becoming one or the other way round. */
const numbers = ["smallint", "integer", "bigint"];
const sameType = new Map([
  ["int", "integer"],
  ["int2", "smallint"],
  ["int4", "integer"],
  ["int8", "bigint"],
  ["short", "smallint"],
  ["long", "bigint"],
  ["biginteger", "bigint"],
  ["smallinteger", "smallint"],
  ["serial", "integer"],
  ["bigserial", "bigint"],
  ["varchar", "text"],
  ["character varying", "text"],
  ["string", "text"],
]);
const others = ["text", "uuid", "jsonb", "date", "boolean"];

/** Only between types that every database stores otherwise; the rest may be a name or a length. */
function rewrites(from: string, to: string): boolean {
  const [one, other] = [from, to].map((type) => {
    return sameType.get(type) ?? type;
  });
  const known = [...numbers, ...others];
  return one !== other && [one, other].every((type) => known.includes(type ?? ""));
}
