import { aggregates } from "../keywords.ts";
import { createQueryScope } from "./queryScope.ts";
import { keyAt, nextScope, type Clause, type Frame, type Reader } from "./queryReader.ts";

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
  const isDistinct = keyAt(reader, -2) === "DISTINCT" && frame.clause !== "none";
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
  while (["DISTINCT", "ALL", "("].includes(keyAt(reader, first))) first++;
  frame.scope.isAggregate =
    aggregates.has(keyAt(reader, first)) && keyAt(reader, first + 1) === "(";
};

const union: OnWord = (frame, reader) => {
  if (!frame.isQuery) return;
  nextScope(frame, reader);
  frame.clause = "none";
};

/** `ON CONFLICT … DO UPDATE`, `ON DUPLICATE KEY UPDATE`, or the condition of a join. */
const on: OnWord = (frame, reader) => {
  const isConflict = ["CONFLICT", "DUPLICATE"].includes(keyAt(reader));
  if (!isConflict) {
    to("join")(frame, reader);
    return;
  }
  // MySQL lets it name columns of what the rows come from as well: whose they are is not certain.
  const isOfBoth = frame.outer !== undefined && keyAt(reader) === "DUPLICATE";
  frame.scope = isOfBoth ? createQueryScope() : (frame.outer ?? frame.scope);
  frame.clause = "none";
};

const update: OnWord = (frame, reader) => {
  const previous = keyAt(reader, -2);
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
  const isAction = keyAt(reader, -2) === "THEN";
  if (isAction) frame.clause = "insert";
  // `INSERT OR REPLACE INTO`: the table stands behind INTO.
  else if (!["INTO", "OR"].includes(keyAt(reader))) writeTo(frame, reader);
};

/** Behind INSERT, MERGE and REPLACE; `SELECT … INTO` names no table that there is. */
const into: OnWord = (frame, reader) => {
  if (frame.clause === "none" || frame.clause === "with") {
    writeTo(frame, reader);
    return;
  }
  frame.clause = "none";
};

const remove: OnWord = (frame, reader) => {
  const isFrom = keyAt(reader) === "FROM";
  if (keyAt(reader, -2) === "THEN") return;
  if (isFrom) reader.index++;
  else {
    while (reader.index < reader.tokens.length && keyAt(reader, -1) !== "FROM") reader.index++;
  }
  writeTo(frame, reader);
};

/** More tables of a DELETE or a MERGE; `USING (id)` is the condition of a join. */
const using: OnWord = (frame, reader) => {
  const opens = keyAt(reader) === "(";
  const isQuery = ["SELECT", "WITH", "VALUES"].includes(keyAt(reader, 1));
  if (!opens || isQuery) joined(frame, reader);
};

/** In front of a statement, or between the table that rows are put into and the query that has them. */
const given: OnWord = (frame, reader) => {
  const isFirst = frame.clause === "none" && frame.scope.sources === 0;
  const isWriting = frame.isQuery && frame.scope.tables.some(({ isWritten }) => isWritten);
  if (!isFirst && !(isWriting && namesQuery(reader))) return;
  frame.clause = "with";
  frame.expectsTable = false;
};

/** `name AS (`, `RECURSIVE name (columns)`: not `WITH (TABLOCK)`, nor `WITH TIES`. */
function namesQuery(reader: Reader): boolean {
  const name = keyAt(reader) === "RECURSIVE" ? 1 : 0;
  return keyAt(reader, name) !== "(" && ["AS", "("].includes(keyAt(reader, name + 1));
}

/** What each word makes of the frame that it stands in; the reader is behind it. */
export const words: Readonly<Partial<Record<string, OnWord>>> = {
  WITH: given,
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
    if (keyAt(reader) === "INTO") insert(frame, reader);
  },
  MERGE: (frame, reader) => {
    if (keyAt(reader) !== "INTO") writeTo(frame, reader);
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
    const previous = keyAt(reader, -2);
    if (["SELECT", "DISTINCT"].includes(previous)) frame.scope.isLimited = true;
  },
  TABLESAMPLE: limit,
  OFFSET: to("none"),
  WINDOW: to("read"),
  FOR: to("none"),
};
