import { nameOf, tableNameOf } from "../cursor.ts";
import { keywords } from "../keywords.ts";
import { keyAt, type Frame, type Reader } from "./queryReader.ts";
import type { QueryScope } from "./queryScope.ts";
import type { Token } from "../tokens.ts";

const beforeTable = new Set(["ONLY", "LATERAL", "TABLE", "IGNORE", ","]);

/** A table, a function or what the code fills in, with its alias. */
export function readSource(reader: Reader, frame: Frame): void {
  if (beforeTable.has(keyAt(reader))) {
    reader.index++;
    return;
  }
  const start = reader.index;
  const parts = nameParts(reader);
  if (reader.index === start) reader.index++;
  const opens = keyAt(reader) === "(";
  const isFunction = opens && !frame.writes;
  const name = isFunction ? undefined : tableNameOf(parts);
  frame.expectsTable = false;
  countSource(frame.scope, isFunction);
  if (name !== undefined) addTable(name, frame);
  if (frame.writes && opens) frame.clause = "insert";
  frame.writes = false;
  if (!isFunction) readAlias(reader, frame.scope, name);
}

function countSource(scope: QueryScope, isFunction: boolean): void {
  scope.isOfFunction ||= isFunction && scope.sources === 0;
  scope.sources++;
}

function addTable(name: string, { scope, writes }: Frame): void {
  scope.tables.push({ name, isWritten: writes });
  scope.aliases.set(name.slice(name.lastIndexOf(".") + 1).toLowerCase(), name);
}

/**
 * `schema.table`. A part that the code fills in leaves the name unknown, and the parts empty, unless
 * it is only a schema.
 */
function nameParts(reader: Reader): readonly string[] {
  const run = touchingRun(reader);
  reader.index += run.length;
  const last = run.findLastIndex(({ key }) => key === ".");
  const table = run.slice(last + 1);
  if (table.length !== 1) return [];
  return run
    .flatMap((one) => nameOf(one) ?? [])
    .slice(table[0]?.kind === "placeholder" ? run.length : 0);
}

/** The tokens from here on that nothing separates: names, dots, and what the code fills in. */
function touchingRun({ tokens, index }: Reader): readonly Token[] {
  const run: Token[] = [];
  for (let at = index; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || !isPart(token, run)) break;
    run.push(token);
  }
  return run;
}

function isPart(token: Token, run: readonly Token[]): boolean {
  const last = run.at(-1);
  if (last === undefined) {
    return (
      token.kind === "placeholder" || (nameOf(token) !== undefined && !keywords.has(token.key))
    );
  }
  if (last.end !== token.start) return false;
  return token.key === "." || token.kind === "placeholder" || nameOf(token) !== undefined;
}

/** @param table undefined for what is no table: a function, a query. */
export function readAlias(reader: Reader, scope: QueryScope, table: string | undefined): void {
  if (keyAt(reader) === "AS") reader.index++;
  const name = nameOf(reader.tokens[reader.index]);
  if (name === undefined || keywords.has(keyAt(reader))) return;
  scope.aliases.set(name.toLowerCase(), table);
  reader.index++;
}
