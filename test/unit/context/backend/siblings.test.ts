import assert from "node:assert/strict";
import { emptyMap } from "../../../../src/core/backendMap/emptyMap.ts";
import type { EntryPoint } from "../../../../src/core/backendMap/backendMap.ts";
import { entryFacts } from "../../../../src/core/context/backend/entryFacts.ts";
import { createShownSources } from "../../../../src/core/context/backend/shownSources.ts";
import { findTouched } from "../../../../src/core/context/backend/touched.ts";
import { siblingsOf } from "../../../../src/core/context/backend/siblings.ts";
import { memoryFiles } from "../../../support/memoryFiles.ts";

const routes = (paths: readonly string[]): readonly EntryPoint[] =>
  paths.map((path, at) => ({
    kind: "http",
    stack: "laravel",
    method: "GET",
    path,
    guards: [],
    declared: {
      uri: "routes/api.php",
      range: { start: { line: at, character: 0 }, end: { line: at, character: 20 } },
    },
  }));
const near = (entryPoints: readonly EntryPoint[], of: string): readonly (string | undefined)[] =>
  siblingsOf(
    entryPoints.filter(({ path }) => path === of),
    { ...emptyMap, entryPoints },
  ).map(({ path }) => path);

describe("The siblings of a route in a file that declares all of them", () => {
  const setUp = Array.from({ length: 30 }, (_, at) => `/api/setup/step${at}`);
  const customers = ["/api/customers", "/api/customers/{id}", "/api/customers/{id}/orders"];
  const others = Array.from({ length: 30 }, (_, at) => `/api/stock${at}`);

  it("are those whose paths it shares most of, then those around it, in their order", () => {
    const found = near(routes([...setUp, ...customers, ...others]), "/api/customers/{id}");

    assert.equal(found.length, 14);
    const [first] = found;
    assert.equal(first, "/api/setup/step24");
    assert.deepEqual(found.slice(6, 9), customers);
    assert.equal(found.at(-1), "/api/stock4");
  });

  it("stand below the route itself, each guard once, so that it goes along where room is short", async () => {
    const some = routes(customers).map((one, at) => ({
      ...one,
      guards: at === 2 ? ["auth", "auth"] : [],
    }));
    const map = { ...emptyMap, entryPoints: some };
    const touched = findTouched(map, [{ uri: "routes/api.php", start: 2, end: 3 }]);
    const sources = createShownSources(memoryFiles({}), new AbortController().signal);

    const [, ...rows] = await entryFacts(touched, map, { pathOf: (uri) => uri, sources });

    assert.deepEqual(rows, [
      "> 3 GET /api/customers/{id}/orders | auth",
      "  1 GET /api/customers | no guard",
      "  2 GET /api/customers/{id} | no guard",
    ]);
  });

  it("are all of a small file", () => {
    assert.deepEqual(near(routes(customers), "/api/customers"), customers);
  });
});
