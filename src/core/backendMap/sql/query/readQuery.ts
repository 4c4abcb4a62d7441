import { nameOf } from "../cursor.ts";
import { keywords } from "../keywords.ts";
import { readColumn } from "./queryColumns.ts";
import { frameOf, keyAt, type Clause, type Frame, type Reader } from "./queryReader.ts";
import { createQueryScope, type QueryScope } from "./queryScope.ts";
import { readAlias, readSource } from "./querySources.ts";
import { words } from "./queryWords.ts";
import type { Token } from "../tokens.ts";

export interface ReadQuery {
  readonly scopes: readonly QueryScope[];
  /** Those whose rows come back, a UNION's all. */
  readonly roots: readonly QueryScope[];
  /** Names that WITH gives, in lower case. */
  readonly given: ReadonlySet<string>;
}

/** Reads one statement from its first token to its last, once; damaged ones as far as they go. */
export function readQuery(tokens: readonly Token[]): ReadQuery {
  const scope = createQueryScope();
  const root = frameOf(scope, "none", true);
  const reader: Reader = { tokens, index: 0, frames: [root], scopes: [scope], given: new Set() };
  const roots = [scope];
  while (reader.index < tokens.length) {
    step(reader);
    if (roots.at(-1) !== root.scope) roots.push(root.scope);
  }
  return { scopes: reader.scopes, roots, given: reader.given };
}

function step(reader: Reader): void {
  const frame = reader.frames.at(-1);
  if (frame === undefined) return;
  const key = keyAt(reader);
  const word = words[key];
  if (key === "(") open(reader, frame);
  else if (key === ")") close(reader);
  else if (word !== undefined && keyAt(reader, -1) !== ".") {
    reader.index++;
    word(frame, reader);
  } else stepInClause(reader, frame);
}

function stepInClause(reader: Reader, frame: Frame): void {
  const key = keyAt(reader);
  if (frame.clause === "from") {
    if (key === ",") frame.expectsTable = true;
    if (frame.expectsTable) {
      readSource(reader, frame);
      return;
    }
  }
  const name = keywords.has(key) ? undefined : nameOf(reader.tokens[reader.index]);
  if (frame.clause === "with" && name !== undefined) nameQuery(reader, name);
  const isColumn = name !== undefined && frame.clause !== "with" && frame.clause !== "none";
  if (isColumn) readColumn(reader, frame);
  else reader.index++;
}

/** `name AS (`, `name (columns) AS (`. */
function nameQuery(reader: Reader, name: string): void {
  if (["AS", "("].includes(keyAt(reader, 1))) reader.given.add(name.toLowerCase());
}

const queries = new Set(["SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "VALUES"]);

function open(reader: Reader, frame: Frame): void {
  const isSource = frame.clause === "from" && frame.expectsTable;
  if (queries.has(keyAt(reader, 1))) {
    const isSeparate = isSource || frame.clause === "with";
    const scope = createQueryScope(isSeparate ? undefined : frame.scope);
    reader.scopes.push(scope);
    reader.frames.push(frameOf(scope, "none", true));
  } else {
    const inner = frameOf(frame.scope, clauseInside(frame, keyAt(reader, -1)), false);
    reader.frames.push({ ...inner, expectsTable: isSource });
  }
  reader.index++;
}

function clauseInside(frame: Frame, previous: string): Clause {
  if (frame.clause === "with" || previous === "CONFLICT") return "none";
  // What a function is given, or the names that an alias gives its columns.
  if (frame.clause === "from" && !frame.expectsTable) return "none";
  if (previous === "USING") return "join";
  if (frame.clause === "insert") return "write";
  return frame.clause === "set" && previous !== "SET" && previous !== "," ? "read" : frame.clause;
}

function close(reader: Reader): void {
  if (reader.frames.length > 1) reader.frames.pop();
  const frame = reader.frames.at(-1);
  reader.index++;
  if (frame === undefined) return;
  if (frame.clause === "insert") frame.clause = "none";
  if (frame.clause !== "from" || !frame.expectsTable) return;
  frame.expectsTable = false;
  frame.scope.sources++;
  readAlias(reader, frame.scope, undefined);
}
