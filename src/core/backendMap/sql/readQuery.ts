import type { QueryColumn } from "../backendMap.ts";
import { tableNameOf, nameOf } from "./cursor.ts";
import { aggregates, keywords } from "./keywords.ts";
import { createQueryScope, type QueryScope } from "./queryScope.ts";
import type { Token } from "./tokens.ts";

/** Where in a query the reader is; what a name means there. */
type Clause = QueryColumn["use"] | "from" | "with" | "group" | "set" | "insert" | "none";

/** What one parenthesis, or the statement as a whole, holds. */
interface Frame {
  scope: QueryScope;
  clause: Clause;
  readonly isQuery: boolean;
  /** A table comes next. */
  expectsTable: boolean;
  /** The next table is written. */
  writes: boolean;
  /** The statement that a SELECT gives its rows to. */
  outer?: QueryScope;
  /** Words in it are no columns: the type of a cast. */
  readonly isCast: boolean;
}

interface Reader {
  readonly tokens: readonly Token[];
  index: number;
  readonly frames: Frame[];
  readonly scopes: QueryScope[];
  /** Names that WITH gives, in lower case. */
  readonly given: Set<string>;
  depth: number;
}

export interface ReadQuery {
  readonly scopes: readonly QueryScope[];
  /** Those whose rows come back, a UNION's all. */
  readonly roots: readonly QueryScope[];
  readonly given: ReadonlySet<string>;
}

/** Reads one statement from its first token to its last, once; damaged ones as far as they go. */
export function readQuery(tokens: readonly Token[]): ReadQuery {
  const scope = createQueryScope();
  const reader: Reader = {
    tokens,
    index: 0,
    frames: [frameOf(scope, "none", true)],
    scopes: [scope],
    given: new Set(),
    depth: 0,
  };
  const roots = [scope];
  while (reader.index < tokens.length) {
    step(reader);
    const root = reader.frames[0]?.scope;
    if (root !== undefined && roots.at(-1) !== root) roots.push(root);
  }
  return { scopes: reader.scopes, roots, given: reader.given };
}

function frameOf(scope: QueryScope, clause: Clause, isQuery: boolean, isCast = false): Frame {
  return { scope, clause, isQuery, isCast, expectsTable: false, writes: false };
}

function step(reader: Reader): void {
  const token = reader.tokens[reader.index];
  const frame = reader.frames.at(-1);
  if (token === undefined || frame === undefined) return;
  if (token.key === "(") return open(reader, frame);
  if (token.key === ")") return close(reader);
  const word = words[token.key];
  if (word !== undefined && before(reader)?.key !== ".") {
    reader.index++;
    return word(frame, reader);
  }
  if (token.key === "," && frame.clause === "from") frame.expectsTable = true;
  if (frame.clause === "from" && frame.expectsTable) return source(reader, frame);
  if (frame.clause === "with") nameQuery(reader, token);
  const isName = nameOf(token) !== undefined && !keywords.has(token.key);
  if (isName && frame.clause !== "with" && frame.clause !== "none") return column(reader, frame);
  reader.index++;
}

const before = ({ tokens, index }: Reader): Token | undefined => tokens[index - 1];
const after = ({ tokens, index }: Reader, ahead = 1): Token | undefined => tokens[index + ahead];

/** `name AS (`, `name (columns) AS (`. */
function nameQuery(reader: Reader, token: Token): void {
  const name = nameOf(token);
  const isNamed = ["AS", "("].includes(after(reader)?.key ?? "");
  if (name !== undefined && isNamed && !keywords.has(token.key))
    reader.given.add(name.toLowerCase());
}

function open(reader: Reader, frame: Frame): void {
  const starts = after(reader)?.key ?? "";
  const isSource = frame.clause === "from" && frame.expectsTable;
  const isSeparate = isSource || frame.clause === "with";
  const previous = before(reader)?.key ?? "";
  if (["SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "VALUES"].includes(starts)) {
    const scope = createQueryScope(isSeparate ? undefined : frame.scope);
    reader.scopes.push(scope);
    reader.frames.push(frameOf(scope, "none", true));
  } else {
    const clause = clauseInside(frame, previous);
    const isCast = ["CAST", "TRY_CAST", "CONVERT"].includes(previous);
    const inner = frameOf(frame.scope, clause, false, isCast || frame.isCast);
    reader.frames.push({ ...inner, expectsTable: isSource });
  }
  reader.index++;
}

function clauseInside(frame: Frame, previous: string): Clause {
  if (frame.clause === "with" || previous === "CONFLICT") return "none";
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
  alias(reader, frame.scope, undefined);
}

/** A table, a function or what the code fills in, with its alias. */
function source(reader: Reader, frame: Frame): void {
  const token = reader.tokens[reader.index];
  if (token === undefined || ["ONLY", "LATERAL", "TABLE", "IGNORE", ","].includes(token.key)) {
    reader.index++;
    return;
  }
  const start = reader.index;
  const { parts, isWhole } = nameParts(reader);
  if (reader.index === start) reader.index++;
  frame.expectsTable = false;
  frame.scope.sources++;
  const isFunction = reader.tokens[reader.index]?.key === "(" && !frame.writes;
  const name = isWhole && !isFunction ? tableNameOf(parts) : undefined;
  if (name !== undefined) {
    frame.scope.tables.push({ name, isWritten: frame.writes });
    frame.scope.aliases.set(name.slice(name.lastIndexOf(".") + 1).toLowerCase(), name);
  }
  if (frame.writes && reader.tokens[reader.index]?.key === "(") frame.clause = "insert";
  frame.writes = false;
  if (!isFunction) alias(reader, frame.scope, name);
}

/** `schema.table`; a part that the code fills in leaves the name unknown, unless it is a schema. */
function nameParts(reader: Reader): {
  readonly parts: readonly string[];
  readonly isWhole: boolean;
} {
  const parts: string[] = [];
  let isWhole = true;
  for (let end: number | undefined; ;) {
    const token = reader.tokens[reader.index];
    if (token === undefined) break;
    const touches = end === token.start;
    const name = keywords.has(token.key) && end === undefined ? undefined : nameOf(token);
    if (token.key === "." && touches) isWhole = true;
    else if (token.kind === "placeholder" && (end === undefined || touches)) isWhole = false;
    else if (name !== undefined && (end === undefined || touches)) parts.push(name);
    else break;
    if (name !== undefined && touches && !isWhole) parts.pop();
    end = token.end;
    reader.index++;
  }
  return { parts, isWhole };
}

function alias(reader: Reader, scope: QueryScope, table: string | undefined): void {
  if (reader.tokens[reader.index]?.key === "AS") reader.index++;
  const token = reader.tokens[reader.index];
  const name = nameOf(token);
  if (name === undefined || keywords.has(token?.key ?? "") || words[token?.key ?? ""]) return;
  scope.aliases.set(name.toLowerCase(), table);
  reader.index++;
}

const uses: Readonly<Partial<Record<Clause, QueryColumn["use"]>>> = {
  read: "read",
  filter: "filter",
  join: "join",
  sort: "sort",
  write: "write",
  group: "read",
};
const types = new Set(["::", "COLLATE", "AS"]);

function column(reader: Reader, frame: Frame): void {
  const previous = before(reader);
  const first = reader.tokens[reader.index];
  const parts: string[] = [];
  for (; ; reader.index++) {
    const name = nameOf(reader.tokens[reader.index]);
    if (name === undefined) break;
    parts.push(name);
    reader.index++;
    if (reader.tokens[reader.index]?.key !== ".") break;
  }
  const next = reader.tokens[reader.index];
  const isGiven = previous?.key === "AS" || endsOperand(previous);
  if (isGiven) frame.scope.given.add((parts[0] ?? "").toLowerCase());
  const isNone =
    isGiven ||
    (frame.isCast && previous?.key === "AS") ||
    types.has(previous?.key ?? "") ||
    next?.key === "(" ||
    next?.kind === "string" ||
    reader.tokens[reader.index - 1]?.key === ".";
  if (isNone || isText(first, previous, parts)) return;
  const use = frame.clause === "set" ? setUse(next, previous) : uses[frame.clause];
  if (use === undefined) return;
  const [qualifier, name] = parts.length > 1 ? parts.slice(-2) : [undefined, parts[0]];
  frame.scope.columns.push({
    name: name ?? "",
    ...(qualifier !== undefined && { qualifier }),
    use: use,
    mayBeGiven: qualifier === undefined && (frame.clause === "sort" || frame.clause === "group"),
  });
}

/** Left of the sign it is written, right of it read. */
function setUse(next: Token | undefined, previous: Token | undefined): QueryColumn["use"] {
  const isFirst = ["SET", "UPDATE", ",", "("].includes(previous?.key ?? "");
  return isFirst && ["=", ",", ")"].includes(next?.key ?? "") ? "write" : "read";
}

/** In MySQL `name = "x"` compares with a text. */
function isText(
  first: Token | undefined,
  previous: Token | undefined,
  parts: readonly string[],
): boolean {
  const isQuoted = first?.kind === "quoted" && first.end - first.start !== first.text.length;
  return isQuoted && parts.length === 1 && /^(?:[=<>!]|I?LIKE|IN)$/.test(previous?.key ?? "");
}

/** A name right behind an operand is what the operand is called from here on. */
function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "word") {
    return !keywords.has(token.key) || ["END", "NULL", "TRUE", "FALSE"].includes(token.key);
  }
  return token.kind !== "mark" || token.key === ")" || token.key === "]";
}

type OnWord = (frame: Frame, reader: Reader) => void;

const to =
  (clause: Clause): OnWord =>
  (frame) => {
    frame.clause = frame.isQuery ? clause : frame.clause === "none" ? "none" : "read";
    frame.expectsTable = false;
  };

const writeTo: OnWord = (frame) => {
  frame.clause = "from";
  frame.expectsTable = true;
  frame.writes = true;
};

const joined: OnWord = (frame) => {
  frame.clause = "from";
  frame.expectsTable = true;
};

/** Part of an expression, not a clause: `EXTRACT(year FROM at)`, `IS DISTINCT FROM`. */
const from: OnWord = (frame, reader) => {
  const isDistinct = reader.tokens[reader.index - 2]?.key === "DISTINCT" && frame.clause !== "none";
  if (!frame.isQuery || (isDistinct && frame.clause !== "read")) return;
  frame.clause = "from";
  frame.expectsTable = true;
};

const select: OnWord = (frame, reader) => {
  if (frame.outer === undefined && frame.scope.tables.some(({ isWritten }) => isWritten)) {
    frame.outer = frame.scope;
    nextScope(frame, reader);
  }
  frame.clause = "read";
  let first = 0;
  while (["DISTINCT", "ALL", "("].includes(after(reader, first)?.key ?? "")) first++;
  const [call, parenthesis] = [reader.tokens[reader.index + first], after(reader, first + 1)];
  frame.scope.isAggregate = aggregates.has(call?.key ?? "") && parenthesis?.key === "(";
};

function nextScope(frame: Frame, reader: Reader): void {
  frame.scope = createQueryScope(frame.scope.parent);
  reader.scopes.push(frame.scope);
}

const union: OnWord = (frame, reader) => {
  if (!frame.isQuery) return;
  nextScope(frame, reader);
  frame.clause = "none";
};

/** `ON CONFLICT … DO UPDATE`, `ON DUPLICATE KEY UPDATE`, or the condition of a join. */
const on: OnWord = (frame, reader) => {
  const isConflict = ["CONFLICT", "DUPLICATE"].includes(reader.tokens[reader.index]?.key ?? "");
  if (!isConflict) return to("join")(frame, reader);
  frame.scope = frame.outer ?? frame.scope;
  frame.clause = "none";
};

const update: OnWord = (frame, reader) => {
  const previous = reader.tokens[reader.index - 2]?.key ?? "";
  if (["FOR", "ON", "BEFORE", "AFTER"].includes(previous)) frame.clause = "none";
  else if (["DO", "KEY", "THEN"].includes(previous)) frame.clause = "set";
  else writeTo(frame, reader);
};

const returning: OnWord = (frame, reader) => {
  frame.scope = frame.outer ?? frame.scope;
  to("read")(frame, reader);
};

const limit: OnWord = (frame, reader) => {
  if (frame.isQuery) frame.scope.isLimited = true;
  to("none")(frame, reader);
};

const group: OnWord = (frame, reader) => {
  frame.scope.isGrouped = true;
  to("group")(frame, reader);
};

const insert: OnWord = (frame, reader) => {
  const isAction = reader.tokens[reader.index - 2]?.key === "THEN";
  if (isAction) frame.clause = "insert";
  else if (reader.tokens[reader.index]?.key !== "INTO") writeTo(frame, reader);
};

/** Behind INSERT, MERGE and REPLACE; `SELECT … INTO` names no table that there is. */
const into: OnWord = (frame, reader) => {
  if (frame.clause === "none") return writeTo(frame, reader);
  frame.clause = "none";
};

const remove: OnWord = (frame, reader) => {
  const isFrom = reader.tokens[reader.index]?.key === "FROM";
  if (reader.tokens[reader.index - 2]?.key === "THEN") return;
  if (isFrom) reader.index++;
  else
    while (reader.index < reader.tokens.length && after(reader, -1)?.key !== "FROM") reader.index++;
  writeTo(frame, reader);
};

/** More tables of a DELETE or a MERGE; `USING (id)` is the condition of a join. */
const using: OnWord = (frame, reader) => {
  const opens = reader.tokens[reader.index]?.key === "(";
  const isQuery = ["SELECT", "WITH", "VALUES"].includes(after(reader)?.key ?? "");
  if (!opens || isQuery) joined(frame, reader);
};

const words: Readonly<Partial<Record<string, OnWord>>> = {
  WITH: (frame) => {
    if (frame.clause === "none" && frame.scope.sources === 0) frame.clause = "with";
  },
  SELECT: select,
  FROM: from,
  JOIN: joined,
  APPLY: joined,
  STRAIGHT_JOIN: joined,
  WHERE: to("filter"),
  HAVING: to("filter"),
  QUALIFY: to("filter"),
  ON: on,
  USING: using,
  ORDER: to("sort"),
  GROUP: group,
  PARTITION: (frame) => {
    if (!frame.isQuery) frame.clause = "read";
  },
  UNION: union,
  INTERSECT: union,
  EXCEPT: union,
  MINUS: union,
  INSERT: insert,
  REPLACE: (frame, reader) => {
    if (reader.tokens[reader.index]?.key === "INTO") insert(frame, reader);
  },
  MERGE: (frame, reader) => {
    if (reader.tokens[reader.index]?.key !== "INTO") writeTo(frame, reader);
  },
  INTO: into,
  UPDATE: update,
  DELETE: remove,
  TRUNCATE: (frame, reader) => {
    if (reader.index === 1) writeTo(frame, reader);
  },
  SET: to("set"),
  VALUES: to("read"),
  RETURNING: returning,
  LIMIT: limit,
  FETCH: limit,
  TOP: (frame, reader) => {
    const previous = reader.tokens[reader.index - 2]?.key ?? "";
    if (["SELECT", "DISTINCT"].includes(previous)) frame.scope.isLimited = true;
  },
  OFFSET: to("none"),
  WINDOW: to("read"),
  FOR: to("none"),
};
