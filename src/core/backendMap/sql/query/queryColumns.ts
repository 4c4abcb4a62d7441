import type { QueryColumn } from "../../backendMap.ts";
import { nameOf } from "../cursor.ts";
import { keywords } from "../keywords.ts";
import { keyAt, type Clause, type Frame, type Reader } from "./queryReader.ts";
import type { Token } from "../tokens.ts";

const uses: Readonly<Partial<Record<Clause, QueryColumn["use"]>>> = {
  read: "read",
  filter: "filter",
  join: "join",
  sort: "sort",
  write: "write",
  group: "read",
};

/** A name among expressions: a column, unless what stands around it tells otherwise. */
export function readColumn(reader: Reader, frame: Frame): void {
  const start = reader.index;
  const parts = nameParts(reader);
  const [previous, first] = [reader.tokens[start - 1], reader.tokens[start]];
  const [name, qualifier] = [parts.at(-1), parts.at(-2)];
  if (name === undefined) return;
  if (endsOperand(previous)) {
    frame.scope.given.add(name.toLowerCase());
    return;
  }
  const use = isOfSyntax(reader, start) ? undefined : useOf(reader, frame, start);
  if (use === undefined || (qualifier === undefined && isText(first, previous))) return;
  frame.scope.columns.push({
    name,
    ...(qualifier !== undefined && { qualifier }),
    use,
    mayBeGiven: qualifier === undefined && ["sort", "group"].includes(frame.clause),
  });
}

/** Undefined for what is no column: a type, a function. */
function useOf(reader: Reader, { clause }: Frame, start: number): QueryColumn["use"] | undefined {
  const previous = reader.tokens[start - 1];
  if (isType(previous) || isCall(reader)) return undefined;
  if (clause === "set") return setUse(reader, previous);
  return clause === "join" && picksRows(reader, start) ? "filter" : uses[clause];
}

const values = new Set(["placeholder", "number", "string"]);
const compares = /^(?:[=<>]=?|<>|!=|I?LIKE|IS)$/;
const outer = new Set(["LEFT", "RIGHT", "FULL", "OUTER"]);

/** `JOIN lines ON lines.order_id = $1`: a condition with a value picks rows, unless the join keeps all others. */
function picksRows({ tokens, index }: Reader, start: number): boolean {
  const isPicking =
    compares.test(tokens[index]?.key ?? "") && values.has(tokens[index + 1]?.kind ?? "");
  if (!isPicking) return false;
  const join = tokens.slice(0, start).findLastIndex(({ key }) => key === "JOIN");
  return join > 0 && !outer.has(tokens[join - 1]?.key ?? "");
}

function nameParts(reader: Reader): readonly string[] {
  const parts: string[] = [];
  for (; ; reader.index++) {
    const name = nameOf(reader.tokens[reader.index]);
    if (name === undefined) break;
    parts.push(name);
    reader.index++;
    if (keyAt(reader) !== ".") break;
  }
  return parts;
}

const units =
  /^(?:SQL_TSI_)?(?:MICROSECOND|MILLISECOND|SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|QUARTER|YEAR)S?$/;
const beforeUnit =
  /\b(?:TIMESTAMPADD|TIMESTAMPDIFF|DATEADD|DATEDIFF|EXTRACT|DATE_ADD|DATE_SUB) \($|\bINTERVAL\b/;
/** What stands before a unit at most, from INTERVAL on: `INTERVAL (? * 2) SECOND`. */
const longestInterval = 8;

/** `CAST(day AS TIMESTAMP WITH TIME ZONE)` */
const beforeZone = /\b(?:TIME|TIMESTAMP)(?: \( \S+ \))? (?:WITH|WITHOUT)$/;

/** `NULLS LAST`, `DO NOTHING`, `ON CONSTRAINT name`, `SKIP LOCKED`, `TIMESTAMPADD(SECOND, …)`. */
function isOfSyntax({ tokens }: Reader, start: number): boolean {
  const words = tokens.slice(Math.max(0, start - longestInterval), start).map(({ key }) => key);
  const before = words.join(" ");
  if (/\b(?:NULLS|DO|CONSTRAINT|EXTRACT \()$/.test(before)) return true;
  if (isNamedArgument(tokens.slice(start + 1, start + 3))) return true;
  const here = tokens.slice(start, start + 3);
  if (isWordBeside(here, before) || isOfSearch(here, before)) return true;
  return isUnit(here[0]?.key ?? "", before);
}

/** `SKIP LOCKED`, `format(text, VARIADIC names)`, `listagg(id, ',' ON OVERFLOW TRUNCATE)` */
function isWordBeside([one, next]: readonly Token[], before: string): boolean {
  const key = one?.key ?? "";
  if (key === "SKIP") return next?.key === "LOCKED";
  if (key === "VARIADIC") return next !== undefined && next.kind !== "mark";
  return key === "OVERFLOW" && before.endsWith("ON");
}

/** `MATCH name AGAINST (? IN BOOLEAN MODE)` */
const isOfSearch = ([one, next, third]: readonly Token[], before: string): boolean =>
  (one?.key === "MATCH" && third?.key === "AGAINST") ||
  (next?.key === "MODE" && /\bIN(?: NATURAL)?$/.test(before));

const isUnit = (key: string, before: string): boolean =>
  (key === "TIME" && beforeZone.test(before)) || (units.test(key) && beforeUnit.test(before));

/** `make_interval(secs => 5)`. */
const isNamedArgument = (next: readonly Token[]): boolean =>
  next
    .map(({ key }) => key)
    .join("")
    .startsWith("=>");

const isType = (previous: Token | undefined): boolean =>
  previous?.key === "::" || previous?.key === "COLLATE";

/** A function, a literal with its type in front, all columns of a table. */
function isCall(reader: Reader): boolean {
  const next = reader.tokens[reader.index];
  const isValue = next?.kind === "string" || (next?.kind === "placeholder" && isTimed(reader));
  return next?.key === "(" || isValue || keyAt(reader, -1) === ".";
}

/** `date :start`: a value with its type; "?" can be an operator of columns that are called so. */
const isTimed = (reader: Reader): boolean =>
  /^(?:DATE|TIME|TIMESTAMP|TIMESTAMPTZ)$/.test(keyAt(reader, -1)) &&
  !reader.tokens[reader.index]?.text.startsWith("?");

/** Left of the sign it is written, right of it read. */
function setUse(reader: Reader, previous: Token | undefined): QueryColumn["use"] {
  const isFirst = ["SET", "UPDATE", ",", "("].includes(previous?.key ?? "");
  return isFirst && ["=", ",", ")"].includes(keyAt(reader)) ? "write" : "read";
}

/** In MySQL `name = "x"` compares with a text. */
function isText(first: Token | undefined, previous: Token | undefined): boolean {
  const isQuoted = first?.kind === "quoted" && first.end - first.start !== first.text.length;
  return isQuoted && /^(?:[=<>!]|I?LIKE|IN)$/.test(previous?.key ?? "");
}

const constants = new Set(["END", "NULL", "TRUE", "FALSE"]);

/** A name right behind an operand is what the operand is called from here on. */
function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.key === "AS") return true;
  if (token.kind === "word") return !keywords.has(token.key) || constants.has(token.key);
  return token.kind !== "mark" || token.key === ")" || token.key === "]";
}
