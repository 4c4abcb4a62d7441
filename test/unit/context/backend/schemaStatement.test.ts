import assert from "node:assert/strict";
import { tableMadeBy } from "../../../../src/core/context/backend/schemaStatement.ts";
import { linesOf } from "../../../../src/core/context/lines.ts";
import { neighbour } from "../neighbourhood/someNeighbours.ts";

const madeBy = (sql: string, languageId = "sql"): string | undefined =>
  tableMadeBy({ ...neighbour("a.sql", 0, 3, "like"), languageId }, linesOf(sql));

describe("A statement of SQL", () => {
  it("makes a table, or an index of one", () => {
    for (const sql of [
      'CREATE TABLE "orders" (\n  id int\n);',
      "create table if not exists shop.orders (id int);",
      "CREATE UNIQUE INDEX CONCURRENTLY one_open ON orders (shop_id);",
      'CREATE INDEX "by_shop"\n  ON "orders" USING btree\n  (shop_id);',
    ]) {
      assert.equal(madeBy(sql), "orders", sql);
    }
  });

  it("may do something else, as code of another language does", () => {
    assert.equal(madeBy("ALTER TABLE orders ADD COLUMN note text;"), undefined);
    assert.equal(madeBy("create table orders;", "go"), undefined);
  });
});
