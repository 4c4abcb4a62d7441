import assert from "node:assert/strict";
import { emptyMap } from "../../../../src/core/backendMap/emptyMap.ts";
import type { MapFunction, Query } from "../../../../src/core/backendMap/backendMap.ts";
import { startOf } from "../../../../src/core/backendMap/facts/startOf.ts";
import { callLinks } from "../../../../src/core/context/backend/callLinks.ts";

const rangeAt = (line: number) => ({
  start: { line, character: 0 },
  end: { line: line + 5, character: 0 },
});

function functionOf(uri: string, line: number, calls: readonly MapFunction[] = []): MapFunction {
  return { uri, range: rangeAt(line), name: `at${line}`, calls: calls.map(startOf) };
}

describe("What the map knows to be called", () => {
  it("is what the code calls, the queries below of it, and what calls it but for tests", () => {
    const update = functionOf("src/orderRepository.ts", 10);
    const format = functionOf("src/format.ts", 3);
    const pay = functionOf("src/orderService.ts", 20, [update, format]);
    const handler = functionOf("src/orderRoutes.ts", 30, [pay]);
    const route = functionOf("src/app.ts", 40, [handler]);
    const test = functionOf("test/orders.test.ts", 50, [handler]);
    const query: Query = {
      uri: update.uri,
      range: rangeAt(12),
      reads: [],
      writes: ["orders"],
      columns: [],
      inLoop: false,
      inTransaction: false,
    };
    const map = {
      ...emptyMap,
      functions: [update, format, pay, handler, route, test],
      queries: [query],
    };

    const links = callLinks([handler], map);

    assert.deepEqual(
      links.map(({ relation, uri }) => `${relation} ${uri}`),
      ["callee src/orderService.ts", "below src/orderRepository.ts", "caller src/app.ts"],
    );
  });
});
