import type { Cursor } from "../cursor.ts";
import type { Step } from "./step.ts";
import { columnsOf } from "./tableConstraint.ts";

/** `CREATE … INDEX …` with the cursor behind CREATE. */
export function createIndex(cursor: Cursor): readonly Step[] {
  const unique = cursor.take("UNIQUE");
  while (!cursor.take("INDEX")) cursor.next();
  const concurrently = cursor.take("CONCURRENTLY");
  cursor.take("IF", "NOT", "EXISTS");
  const name = cursor.at("ON") ? undefined : cursor.tableName();
  // MySQL: `CREATE INDEX name USING BTREE ON …`.
  if (cursor.take("USING")) cursor.next();
  if (!cursor.take("ON")) return [];
  cursor.take("ONLY");
  const table = cursor.tableName();
  if (table === undefined) return [];
  const index = {
    ...(name !== undefined && { name }),
    columns: columnsOf(cursor),
    unique,
    ...(concurrently && { concurrently }),
  };
  return [{ table, op: "addIndex", index }];
}

/** PostgreSQL does not say whose index it is: the table is empty then. */
export function dropIndex(cursor: Cursor): readonly Step[] {
  cursor.take("CONCURRENTLY");
  cursor.take("IF", "EXISTS");
  const index = cursor.tableName();
  const table = cursor.take("ON") ? cursor.tableName() : "";
  return index === undefined ? [] : [{ table: table ?? "", op: "dropIndex", index }];
}
