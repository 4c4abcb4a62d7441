import assert from "node:assert/strict";
import fc from "fast-check";
import { readDdl } from "../../../../src/core/backendMap/sql/ddl/readDdl.ts";
import { readSql, readSqlFile } from "../../../../src/core/backendMap/sql/query/readSql.ts";
import { tokensOf } from "../../../../src/core/backendMap/sql/tokens.ts";

/** Pieces that SQL is made of, put together in any order. */
const pieces = fc.constantFrom(
  ..."select from where ( ) , ; . ' \" ` [ ] $$ $a$ -- /* */ { } ${ ? :a :: @b %s # = create table alter add column drop index on into insert values update set with as union join case end \\ \n é 1 2.5 copy stdin do begin".split(
    " ",
  ),
);
const anySql = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join(" ")),
  fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join("")),
);
import { processorTime } from "../../../support/processorTime.ts";

describe("SQL of any kind", () => {
  it("is cut into tokens that stand in it one after the other", () => {
    fc.assert(
      fc.property(anySql, (text) => {
        let end = 0;
        for (const token of tokensOf(text)) {
          assert.ok(token.start >= end && token.end > token.start && token.end <= text.length);
          end = token.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is read without fail, and what is found stands in it", () => {
    fc.assert(
      fc.property(anySql, (text) => {
        const lines = text.split("\n");
        readSql(text);
        for (const { range } of [...readDdl(text), ...readSqlFile(text)]) {
          const { line, character } = range.end;
          assert.ok(range.start.line <= line && character <= (lines[line] ?? "").length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const hostile: Readonly<Record<string, string>> = {
    "open parentheses": "(",
    "open strings": "'\\",
    "open comments": "/* ",
    "open dollar quotes": "$a$ $b$ ",
    "open braces": "${ {{ { ",
    "nested queries": "select a from (",
    "copied rows": "copy a from stdin; ",
    blocks: "do $x$ begin end $x$; ",
    tables: "create table a (b int, c text default 'x' not null); ",
    names: "a.",
    "brackets in a row": "[a[a[a",
  };
  for (const [title, piece] of Object.entries(hostile)) {
    it(`costs no more than its length: ${title}`, () => {
      const read = (length: number): number => {
        const text = `select ${piece.repeat(Math.ceil(length / piece.length))}`;
        return processorTime(() => {
          readDdl(text);
          readSqlFile(text);
        });
      };
      read(50_000);
      const [short, long] = [read(50_000), read(500_000)];
      // Ten times the text; a square would cost a hundred times.
      assert.ok(long < 40 * short + 200, `${short} ms, then ${long} ms`);
    });
  }
});
