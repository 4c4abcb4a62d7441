import assert from "node:assert/strict";
import { isPromise } from "../../../../src/core/context/neighbourhood/isPromise.ts";
import type { Neighbour } from "../../../../src/core/context/neighbourhood/neighbour.ts";

const method = ["    Order find(long id)\n", "        throws Gone;\n"];
const body = ["    Order find(long id) {\n", "        return orders.get(id);\n", "    }\n"];

function neighbour(of: Partial<Neighbour>, lines: readonly string[]): Neighbour {
  const place = { path: "Orders.java", start: 0, head: 0, end: lines.length, score: 1 };
  return { ...place, languageId: "java", name: "find", owner: "Orders", relation: "callee", ...of };
}
const promises = (
  of: Partial<Neighbour>,
  lines: readonly string[],
  owners: readonly string[] = [],
): boolean => isPromise(neighbour(of, lines), new Set(owners), lines);

describe("what only promises what another definition does", () => {
  it("is a method without a body, and none with one", () => {
    assert.equal(promises({}, method), true);
    assert.equal(promises({}, body), false);
    assert.equal(promises({ languageId: "typescript" }, ["  find(id: string): Order;\n"]), true);
  });

  it("is no value, and nothing of languages whose lines end so", () => {
    assert.equal(promises({ owner: "" }, ["const limit = Number(text);\n"]), false);
    assert.equal(promises({ languageId: "php" }, method), false);
  });

  it("is an interface whose implementation is near, and no other", () => {
    const found = { relation: "type", owner: "" } as const;
    assert.equal(promises({ ...found, name: "Orders" }, body, ["OrdersImpl"]), true);
    assert.equal(promises({ ...found, name: "Orders" }, body, ["Orders", "Stock"]), false);
    assert.equal(
      promises({ ...found, name: "IOrders", languageId: "csharp" }, body, ["Orders"]),
      true,
    );
    assert.equal(promises({ ...found, name: "Item" }, body, ["tem"]), false);
  });
});
