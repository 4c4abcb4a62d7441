import assert from "node:assert/strict";
import type { BackendMap, MapPlace } from "../../../../src/core/backendMap/backendMap.ts";
import { emptyMap } from "../../../../src/core/backendMap/emptyMap.ts";
import { contractParts } from "../../../../src/core/context/backend/contractParts.ts";
import { createShownSources } from "../../../../src/core/context/backend/shownSources.ts";
import type { Touched } from "../../../../src/core/context/backend/touched.ts";
import { folder, memoryFiles } from "../../../support/memoryFiles.ts";

const head = ["paths:", "  /orders/{id}:", "    get:"];
const at = (line: number): MapPlace => ({
  uri: `${folder}openapi.yaml`,
  range: { start: { line, character: 0 }, end: { line, character: 9 } },
});
const map: BackendMap = {
  ...emptyMap,
  operations: [
    {
      ...at(2),
      method: "GET",
      path: "/orders/{id}",
      bases: [],
      parameters: [
        { name: "id", in: "path", required: true },
        { name: "fields", in: "query", required: false },
      ],
      body: [{ name: "reason", required: true }],
      roles: ["staff"],
      incomplete: ["body"],
    },
  ],
};
const entry = {
  kind: "http",
  stack: "express",
  method: "GET",
  path: "/orders/{order}",
  declared: at(0),
  guards: [],
} as const;
const touched: Touched = {
  handled: [entry],
  reaching: [],
  functions: [],
  queries: [],
  below: [],
  tables: [],
  changed: [],
};

async function promisedOf(lines: readonly string[]) {
  const files = memoryFiles({ "openapi.yaml": [...head, ...lines, "components: {}"].join("\n") });
  const sources = createShownSources(files, new AbortController().signal);
  const parts = await contractParts(touched, map, sources);
  return parts.map(({ path, text, why, isWords = false }) => ({ path, text, why, isWords }));
}

describe("what a contract promises of a route", () => {
  const why = "what the contract promises of GET /orders/{order}";

  it("is quoted where it is short", async () => {
    const parts = await promisedOf(["      summary: One", "      responses: {}"]);

    const text = "    get:\n      summary: One\n      responses: {}\n";
    assert.deepEqual(parts, [{ path: "openapi.yaml", text, why, isWords: false }]);
  });

  it("is said in a few words where it is long", async () => {
    const parts = await promisedOf(Array.from({ length: 40 }, (_, line) => `      x${line}: 1`));

    const text = [
      "in path: id",
      "in query: fields?",
      "body: reason",
      "roles: staff",
      "more of its body may stand elsewhere",
    ].join("\n");
    assert.deepEqual(parts, [{ path: "contract, openapi.yaml:3", text, why, isWords: true }]);
  });
});
