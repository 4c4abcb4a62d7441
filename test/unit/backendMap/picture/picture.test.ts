import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import type { BackendMap } from "../../../../src/core/backendMap/backendMap.ts";
import { emptyMap } from "../../../../src/core/backendMap/emptyMap.ts";
import {
  describeBackend,
  describeEntryPoint,
} from "../../../../src/core/backendMap/picture/describeBackend.ts";
import {
  largeMap,
  placeAt,
  sampleEntry,
  sampleNeighbour,
  sampleQuery,
  sampleTable,
} from "../../../support/sampleMap.ts";
import { processorTime } from "../../../support/processorTime.ts";

const pathOf = (uri: string): string => uri.replace("file:///shop/", "");
const handler = placeAt("file:///shop/src/orders.ts", 10, 0, 400);

const small: BackendMap = {
  ...emptyMap,
  entryPoints: [
    sampleEntry({ handler, guards: ["requireUser"] }),
    sampleEntry({
      method: "POST",
      path: "/payments",
      handlerName: "pay",
      handler: placeAt("file:///shop/src/pay.ts", 1),
    }),
  ],
  tables: [
    sampleTable("orders"),
    sampleTable("items", { foreignKeys: [{ columns: ["order_id"], table: "orders" }] }),
    sampleTable("unused"),
  ],
  queries: [
    sampleQuery(placeAt(handler.uri, 10, 40)),
    sampleQuery({ ...placeAt("file:///shop/src/items.ts", 3), writes: ["items"], inLoop: true }),
  ],
  neighbours: [sampleNeighbour(placeAt(handler.uri, 10, 80))],
  functions: [
    { ...handler, name: "listOrders", calls: ["file:///shop/src/items.ts#3:0"] },
    { ...placeAt("file:///shop/src/items.ts", 3), name: "addItems", calls: [] },
  ],
};

/** The diagrams of a document, as lines. */
function diagrams(markdown: string): readonly (readonly string[])[] {
  return new MarkdownIt()
    .parse(markdown, {})
    .filter(({ type, info }) => type === "fence" && info === "mermaid")
    .map(({ content }) => content.trimEnd().split("\n"));
}

describe("The picture of a backend", () => {
  it("leads from entry points to the tables and neighbours that their code reaches", () => {
    const [flow = []] = diagrams(describeBackend(small, "shop", pathOf));

    assert.deepEqual(flow, [
      "flowchart LR",
      '  e0["GET /orders"]',
      '  e1["POST /payments"]',
      '  t0[("items")]',
      '  t1[("orders")]',
      '  n0(["rates · Outgoing HTTP"])',
      "  e0 ==> t0",
      "  e0 --> t1",
      "  e0 -.-> n0",
    ]);
  });

  it("draws tables with keys and relations", () => {
    const [, tables = []] = diagrams(describeBackend(small, "shop", pathOf));

    assert.equal(tables[0], "erDiagram");
    assert.ok(tables.includes("    bigint id PK"));
    assert.ok(tables.includes("  orders ||--o{ items : order_id"));
  });

  it("shows the way of one request: guards, handler, functions, tables", () => {
    const [entry] = small.entryPoints;
    assert.ok(entry);

    const text = describeEntryPoint(small, entry, pathOf);

    assert.deepEqual(diagrams(text)[0], [
      "flowchart TD",
      '  start(["GET /orders"])',
      '  g0{{"requireUser"}}',
      '  f0["listOrders"]',
      '  f1["addItems"]',
      "  start --> g0",
      "  g0 --> f0",
      "  f0 --> f1",
      '  f0 -- "reads" --> t0[("orders")]',
      '  f0 -. "Outgoing HTTP" .-> t1(["rates"])',
      '  f1 -- "reads in a loop" --> t0[("orders")]',
      '  f1 == "writes in a loop" ==> t2[("items")]',
    ]);
    assert.match(text, /`addItems` `src\/items\.ts:4`/);
  });

  it("says so where a handler is not known", () => {
    const { kind, stack, guards, declared } = sampleEntry();
    const entry = { kind, stack, guards, declared, name: "nightly" };

    assert.match(describeEntryPoint(emptyMap, entry, pathOf), /its path is not known/);
  });

  it("stays readable on 300 routes: grouped, cut, and what is left out is counted", () => {
    const map = largeMap(300);

    const text = describeBackend(map, "shop", pathOf);

    const [flow = [], ...tables] = diagrams(text);
    const nodes = flow.filter((line) => /^ {2}\w+[[(]/.test(line));
    assert.ok(nodes.length <= 20 + 24 + 12, `${nodes.length} nodes`);
    assert.match(text, /\*Not drawn: 10 groups/);
    assert.ok(tables.length <= 4);
    assert.match(text, /^### \/api\/v1\/resource7 \(10\)$/m);
    assert.match(text, /\*Not listed here: 20 more\.\*/);
    const bytes = Buffer.byteLength(text);
    assert.ok(bytes < 100_000, `${bytes} bytes`);
  });

  it("draws of many arrows those that say most of a group, and tells all in a list", () => {
    const names = Array.from({ length: 12 }, (_, at) => at);
    const file = (at: number): string => `file:///shop/src/part${at}.ts`;
    const map: BackendMap = {
      ...emptyMap,
      entryPoints: names.flatMap((at) =>
        ["GET", "PUT"].map((method) =>
          sampleEntry({ method, path: `/part${at}`, handler: placeAt(file(at), 1, 0, 90) }),
        ),
      ),
      tables: ["users", ...names.map((at) => `own${at}`)].map((name) => sampleTable(name)),
      queries: names.flatMap((at) => [
        sampleQuery({
          ...placeAt(file(at), 1, 10),
          reads: ["users", ...names.map(String)],
          writes: [],
        }),
        sampleQuery({ ...placeAt(file(at), 1, 20), reads: [], writes: [`own${at}`] }),
      ]),
      functions: names.map((at) => ({ ...placeAt(file(at), 1, 0, 90), name: "handle", calls: [] })),
    };

    const text = describeBackend(map, "shop", pathOf);

    const [flow = []] = diagrams(text);
    const arrows = flow.filter((line) => /^ {2}e\d+ [=-]/.test(line));
    assert.ok(arrows.length <= 48, `${arrows.length} arrows`);
    assert.equal(arrows.filter((line) => line.includes("==>")).length, 12);
    assert.match(text, /Not drawn: .*\d+ arrows; the list below has all\./);
    assert.match(text, /^\| \/part3 \(2\) \| `own3` \| .*`users`/m);
  });

  it("draws 3,000 routes in a moment", () => {
    const map = largeMap(3000);

    const took = processorTime(() => describeBackend(map, "shop", pathOf));

    assert.ok(took < 2000, `${took} ms`);
  });
});

describe("Names from code in the picture", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(
      '"] --> x["',
      "```\n<script>alert(1)</script>",
      '%%{init: {"securityLevel": "loose"}}%%',
      "end",
      "a\nclick e0 call alert()",
      "](command:workbench.action.quit)",
      "![x](https://example.com/x.png)",
      "<img src=x onerror=alert(1)>",
      "style x:y#35;",
      "| a | b |",
      "constructor",
      "__proto__",
      "e0",
      "‮gnp",
    ),
  );
  const grammar = [
    /^flowchart (LR|TD)$/,
    /^ {2}\w+(\["[^"]+"\]|\[\("[^"]+"\)\]|\(\["[^"]+"\]\)|\{\{"[^"]+"\}\})$/,
    /^ {2}\w+ (-->|==>|-\.->) \w+$/,
    /^ {2}\w+ (--|==|-\.) "[\w ]+" (-->|==>|\.->) \w+(\[\("[^"]+"\)\]|\(\["[^"]+"\]\))$/,
    /^erDiagram$/,
    /^ {2}[A-Za-z_]\w* \{$/,
    /^ {4}[A-Za-z_]\w* [A-Za-z_]\w*( (PK|FK|UK)(, (PK|FK|UK))*)?$/,
    /^ {2}\}$/,
    /^ {2}[A-Za-z_]\w* \|\|--o\{ [A-Za-z_]\w* : [A-Za-z_]\w*$/,
  ];
  const active = new Set(["html_block", "html_inline", "link_open", "image"]);

  function assertHarmless(text: string): void {
    const tokens = new MarkdownIt({ html: true, linkify: true }).parse(text, {});
    const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
    assert.deepEqual(
      all.filter(({ type }) => active.has(type)).map(({ content }) => content),
      [],
    );
    for (const line of diagrams(text).flat()) {
      assert.ok(
        grammar.some((rule) => rule.test(line)),
        line,
      );
      assert.doesNotMatch(line.replace(/-->|==>|\.->/g, ""), /[<>;#%`$\\]/);
    }
  }

  it("can neither break nor inject anything, whatever they are", () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 30 }), (name, routes) => {
        const map = largeMap(routes, (word) => name + word);
        const [entry] = map.entryPoints;
        const whole = describeBackend(map, name, pathOf);

        assertHarmless(whole);
        assert.ok(diagrams(whole).length >= 2);
        if (entry !== undefined) {
          const guards = [name, `${name}x`];
          assertHarmless(describeEntryPoint(map, { ...entry, guards }, () => name));
        }
      }),
      { numRuns: 300 },
    );
  });
});
