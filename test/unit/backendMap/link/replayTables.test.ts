import assert from "node:assert/strict";
import fc from "fast-check";
import { replayTables } from "../../../../src/core/backendMap/link/stores/replayTables.ts";
import { readDdl } from "../../../../src/core/backendMap/sql/ddl/readDdl.ts";

const replayed = (sql: string) =>
  replayTables(readDdl(sql).map((change) => ({ path: "a.sql", change })));

const namesIn = (sql: string): readonly string[] => [...replayed(sql).tables.keys()].toSorted();

const columnsIn = (sql: string, table: string): readonly string[] =>
  (replayed(sql).tables.get(table)?.columns ?? []).map(({ name }) => name);

const made = "CREATE TABLE a (id int PRIMARY KEY, b int, c int REFERENCES other (id));";

describe("replayTables", () => {
  it("makes of a table and its end nothing", () => {
    assert.deepEqual(namesIn(`${made} DROP TABLE a;`), []);
  });

  it("keeps a renamed table with all it had", () => {
    const sql = `${made} ALTER TABLE a RENAME TO z; ALTER TABLE z ADD d int;`;

    assert.deepEqual(namesIn(sql), ["z"]);
    assert.deepEqual(columnsIn(sql, "z"), ["id", "b", "c", "d"]);
  });

  it("takes keys and indexes of a column along", () => {
    const sql = `${made} CREATE INDEX i ON a (c, b); ALTER TABLE a RENAME c TO d;`;

    const { foreignKeys, indexes } = replayed(sql).tables.get("a") ?? {};

    assert.deepEqual(foreignKeys, [{ columns: ["d"], table: "other" }]);
    assert.deepEqual(
      indexes?.map(({ columns }) => columns),
      [["d", "b"]],
    );
    const after = replayed(`${sql} ALTER TABLE a DROP COLUMN d;`).tables.get("a");
    assert.deepEqual([after?.foreignKeys, after?.indexes], [[], []]);
  });

  it("takes the only schema for one that is left out", () => {
    const begun = "CREATE TABLE s.a (id int); CREATE TABLE s.b (id int);";

    assert.deepEqual(namesIn(`${begun} ALTER TABLE b ADD c int; DROP TABLE a;`), ["s.b"]);
    assert.deepEqual(columnsIn(`${begun} ALTER TABLE b ADD c int;`, "s.b"), ["id", "c"]);
    assert.deepEqual(namesIn(`${begun} CREATE TABLE t.d (id int); DROP TABLE a;`), [
      "s.a",
      "s.b",
      "t.d",
    ]);
  });

  it("says what went, and where", () => {
    const { gone } = replayed(`${made}\nALTER TABLE a DROP COLUMN b;\nDROP TABLE a;`);

    assert.deepEqual(
      gone.map(({ table, column, range }) => [table, column, range.start.line]),
      [
        ["a", "b", 1],
        ["a", undefined, 2],
      ],
    );
  });

  it("leaves to others what is about a table that it does not know", () => {
    const { tables, unplaced } = replayed("ALTER TABLE elsewhere ADD b int;");

    assert.equal(tables.size, 0);
    assert.deepEqual(
      unplaced.map(({ change }) => change.table),
      ["elsewhere"],
    );
  });

  it("keeps a table as it was where it is made again only if it is not there", () => {
    assert.deepEqual(columnsIn(`${made} CREATE TABLE IF NOT EXISTS a (other int);`, "a"), [
      "id",
      "b",
      "c",
    ]);
  });

  it("holds after any steps exactly what a reader of them would keep", () => {
    const step = fc.tuple(fc.constantFrom("add", "drop", "rename"), fc.nat(4), fc.nat(4));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const kept = new Set<string>(["c0"]);
        const sql = steps.flatMap(([what, from, to]) => {
          const [old, name] = [`c${from}`, `c${to}`];
          if (what === "add" && !kept.has(name)) {
            kept.add(name);
            return [`ALTER TABLE t ADD COLUMN ${name} int`];
          }
          if (what === "drop" && kept.delete(old)) return [`ALTER TABLE t DROP COLUMN ${old}`];
          if (what !== "rename" || !kept.has(old) || kept.has(name)) return [];
          kept.delete(old);
          kept.add(name);
          return [`ALTER TABLE t RENAME COLUMN ${old} TO ${name}`];
        });
        const whole = ["CREATE TABLE t (c0 int)", ...sql].join(";\n");
        assert.deepEqual(columnsIn(whole, "t").toSorted(), [...kept].toSorted());
      }),
    );
  });
});
