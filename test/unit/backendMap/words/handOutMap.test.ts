import assert from "node:assert/strict";
import type { BackendMap } from "../../../../src/core/backendMap/backendMap.ts";
import { emptyMap } from "../../../../src/core/backendMap/emptyMap.ts";
import { handOutMap } from "../../../../src/core/backendMap/words/handOutMap.ts";
import { mostMapBytes } from "../../../../src/core/backendMap/words/listFacts.ts";
import { readMapQuestion } from "../../../../src/core/backendMap/words/mapQuestion.ts";
import type { MapQuestion } from "../../../../src/core/backendMap/words/mapQuestion.ts";
import { memoryFiles } from "../../../support/memoryFiles.ts";
import {
  largeMap,
  placeAt,
  sampleEntry,
  sampleNeighbour,
  sampleQuery,
  sampleTable,
} from "../../../support/sampleMap.ts";

const signal = new AbortController().signal;
const key = `sk_live_${"a1B2c3D4".repeat(4)}`;
const map: BackendMap = {
  ...emptyMap,
  entryPoints: [
    sampleEntry({ guards: ["requireUser"] }),
    sampleEntry({ path: "/payments", handler: placeAt("file:///shop/private/pay.ts", 3) }),
  ],
  tables: [sampleTable("orders"), sampleTable("secrets", placeAt("file:///shop/private/2.sql", 0))],
  queries: [sampleQuery(), sampleQuery(placeAt("file:///shop/private/pay.ts", 4))],
  neighbours: [sampleNeighbour({ name: `https://user:${key}@rates.example.com` })],
};

interface Answer {
  readonly entryPoints?: readonly {
    path: string;
    at: string;
    declared: string;
    handler?: string;
  }[];
  readonly tables?: readonly { name: string }[];
  readonly queries?: readonly { at: string }[];
  readonly neighbours?: readonly { name: string }[];
  readonly notListed?: number;
  readonly withheld?: number;
}

async function ask(question: MapQuestion = {}, of = map) {
  const files = memoryFiles({
    "private/pay.ts": { withheld: { strength: "gitignored", rule: ".gitignore" } },
    "private/2.sql": { withheld: { strength: "ignored", rule: ".aiexclude" } },
  });
  const text = await handOutMap(
    of,
    question,
    { files, keepBack: ["ignored", "gitignored"] },
    signal,
  );
  return { text, answer: JSON.parse(text) as Answer };
}

describe("What other agents get of the map", () => {
  it("has places as path and line, and nothing of files that a rule keeps back", async () => {
    const { text, answer } = await ask();

    assert.ok(!text.includes("private"), text);
    assert.deepEqual(
      answer.entryPoints?.map(({ path, declared, handler }) => [path, declared, handler]),
      [
        ["/orders", "src/routes.ts:1", "src/orders.ts:11"],
        ["/payments", "src/routes.ts:1", undefined],
      ],
    );
    assert.deepEqual(
      answer.tables?.map(({ name }) => name),
      ["orders"],
    );
    assert.equal(answer.withheld, 2);
  });

  it("has no secrets in it", async () => {
    const { text, answer } = await ask({ kind: "neighbours" });

    assert.ok(!text.includes(key), text);
    assert.equal(answer.neighbours?.length, 1);
    assert.deepEqual(Object.keys(answer), ["neighbours"]);
  });

  it("is what was asked for", async () => {
    const route = await ask({ route: "/pay" });
    const table = await ask({ table: "ORDERS" });
    const file = await ask({ file: "./src/" });

    assert.deepEqual(
      route.answer.entryPoints?.map(({ path }) => path),
      ["/payments"],
    );
    assert.deepEqual(Object.keys(route.answer), ["entryPoints"]);
    assert.deepEqual(
      table.answer.queries?.map(({ at }) => at),
      ["src/orders.ts:13"],
    );
    assert.equal(file.answer.tables, undefined);
  });

  it("stays under its size however large the map is, and says how much is left", async () => {
    const large = largeMap(3000);

    const { text, answer } = await ask({}, large);

    assert.ok(Buffer.byteLength(text) <= mostMapBytes);
    const total = [large.entryPoints, large.tables, large.queries, large.neighbours].flat().length;
    const listed = Object.values(answer).filter(Array.isArray).flat().length;
    assert.ok((answer.tables ?? []).length > 5, "each list has its share");
    assert.equal(listed + (answer.notListed ?? 0), total + large.unresolved.length);
  });

  it("is an empty answer, not an error, where nothing is known", async () => {
    assert.equal((await ask({}, emptyMap)).text, "{}");
  });

  const wrong: readonly unknown[] = [
    [],
    "orders",
    { kind: "secrets" },
    { kind: 3 },
    { file: "x".repeat(2000) },
    { table: {} },
  ];
  for (const input of wrong) {
    it(`tells an agent that asks in another way how to ask: ${JSON.stringify(input).slice(0, 40)}`, () => {
      const trouble = readMapQuestion(input);

      assert.ok(
        typeof trouble === "string" && trouble.includes("must be"),
        "it says what is wrong",
      );
    });
  }

  it("is asked for without input too", () => {
    assert.deepEqual(readMapQuestion({}), {});
    assert.deepEqual(readMapQuestion({ kind: null, file: "", route: "/a" }), { route: "/a" });
  });
});
