import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import type { BackendMap } from "../../../../src/core/backendMap/backendMap.ts";
import { emptyMap } from "../../../../src/core/backendMap/emptyMap.ts";
import { describeAt } from "../../../../src/core/backendMap/words/describeAt.ts";
import { hoverWords } from "../../../../src/core/backendMap/words/hoverWords.ts";
import {
  largeMap,
  placeAt,
  sampleEntry,
  sampleQuery,
  sampleTable,
} from "../../../support/sampleMap.ts";
import { processorTime } from "../../../support/processorTime.ts";

const uri = "file:///shop/src/orders.ts";
const sql = "file:///shop/migrations/1.sql";
const body = { start: { line: 2, character: 0 }, end: { line: 9, character: 2 } };
const handler = { uri, range: { ...body, start: { line: 3, character: 4 } } };
const map: BackendMap = {
  ...emptyMap,
  entryPoints: [sampleEntry({ declared: { uri, range: body }, handler, guards: ["requireUser"] })],
  tables: [sampleTable("orders", { indexes: [{ columns: ["state"], unique: true }] })],
  queries: [
    sampleQuery({
      ...placeAt(uri, 5, 4, 60),
      writes: ["items"],
      columns: [{ name: "state", use: "filter" }],
    }),
  ],
};
const ports = {
  pathOf: (one: string) => one.replace("file:///shop/", ""),
  link: ({ uri: of }: { uri: string }) => (of.startsWith("file:///shop/") ? of : undefined),
};

const at = (line: number, character: number, word = "", of = uri) =>
  describeAt(map, of, { line, character }, word);

describe("What the map knows of a place", () => {
  it("is the route on its declaration, and not all through its handler", () => {
    assert.equal(at(2, 4)?.entryPoints.length, 1);
    assert.equal(at(3, 8)?.entryPoints.length, 1);
    assert.equal(at(6, 0), undefined);
    assert.equal(at(1, 0), undefined);
  });

  it("is the query around it, and the table that is named in it", () => {
    const found = at(5, 30, "Orders");

    assert.equal(found?.query?.writes[0], "items");
    assert.equal(found.table?.name, "orders");
    assert.equal(at(5, 30, "customers")?.table, undefined);
  });

  it("is a table where one is declared, and no word of other code", () => {
    assert.equal(at(0, 3, "orders", sql)?.table?.name, "orders");
    assert.equal(at(20, 3, "orders"), undefined);
  });

  it("costs little on a large map", () => {
    const large = largeMap(3000);
    describeAt(large, uri, { line: 0, character: 0 }, "x");

    const took = processorTime(() => {
      for (let line = 0; line < 1000; line += 1) {
        describeAt(large, "file:///shop/src/7.ts", { line, character: 3 }, "table7");
      }
    });

    assert.ok(took < 500, `${took} ms`);
  });
});

describe("The words of a hover", () => {
  it("tell path, guards, handler, columns, indexes, reads and writes", () => {
    const route = hoverWords(at(2, 4) ?? { entryPoints: [] }, ports);
    const query = hoverWords(at(5, 30, "orders") ?? { entryPoints: [] }, ports);

    assert.match(route, /^\*\*GET \/orders\*\* · express/);
    assert.match(route, /Guards: `requireUser`/);
    assert.match(route, /Handler: `listOrders` \[src\/orders\.ts\\?:4\]\(file:/);
    assert.match(query, /Columns: `id` bigint, `state` text\n- Primary key: `id`/);
    assert.match(query, /Unique index: `state`/);
    assert.match(query, /\*\*Query\*\* · reads orders, writes items\n\n- Filters: `state`/);
  });

  it("says of a query that it has no limit, but not of one row's", () => {
    const wordsOf = (column: string): string => {
      const columns = [{ name: column, use: "filter" }] as const;
      const query = sampleQuery({ reads: ["orders"], columns, limited: false });
      return hoverWords({ entryPoints: [], query }, ports);
    };

    assert.match(wordsOf("state"), /reads orders, without a limit/);
    assert.doesNotMatch(wordsOf("id"), /limit/);
  });

  it("have no link but those into the workspace, whatever names there are", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("](command:x)", "<b>", "![](https://x)", "`](http://a)`", "a|b", "\n# x"),
    );
    fc.assert(
      fc.property(name, (word) => {
        const table = sampleTable(word, { foreignKeys: [{ columns: [word], table: word }] });
        const entry = sampleEntry({ path: word, guards: [word], handlerName: word, schema: word });
        const outside = { ...entry, handler: placeAt("file:///etc/passwd", 0) };
        const query = sampleQuery({ reads: [word], columns: [{ name: word, use: "filter" }] });

        const text = hoverWords({ entryPoints: [entry, outside], table, query }, ports);

        const tokens = new MarkdownIt({ html: true, linkify: true }).parse(text, {});
        const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
        const links = all
          .filter(({ type }) => type === "link_open")
          .map((one) => one.attrGet("href"));
        assert.ok(links.every((href) => String(href).startsWith("file:///shop/")));
        assert.ok(!all.some(({ type }) => /^(html|image)/.test(type)));
      }),
      { numRuns: 300 },
    );
  });
});
