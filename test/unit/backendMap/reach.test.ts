import assert from "node:assert/strict";
import type { BackendMap, Query } from "../../../src/core/backendMap/backendMap.ts";
import { buildBackendMap } from "../../../src/core/backendMap/buildBackendMap.ts";
import type { FileFacts } from "../../../src/core/backendMap/facts/facts.ts";
import { languageIdOf } from "../../../src/core/backendMap/reading/languageIdOf.ts";
import { createReach } from "../../../src/core/backendMap/reach.ts";
import { readFacts } from "../../../src/core/backendMap/reading/readFacts.ts";
import { packagedGrammars } from "../../support/packagedGrammars.ts";

async function mapOf(files: Readonly<Record<string, string>>): Promise<BackendMap> {
  const facts = new Map<string, FileFacts>();
  for (const [path, text] of Object.entries(files)) {
    const languageId = languageIdOf(path) ?? "";
    facts.set(path, await readFacts({ path, languageId, text }, packagedGrammars));
  }
  return buildBackendMap(facts, (path) => path);
}

function namesReached(map: BackendMap, path: string): readonly string[] {
  const entry = map.entryPoints.find((one) => one.path === path);
  assert.ok(entry, path);
  return createReach(map)(entry).map((step) => step.function.name);
}

const app = `
import express from "express";
import { cancel } from "./orders";
import { Shipping } from "./shipping";
const app = express();
const shipping = new Shipping(app);
app.post("/orders/:id/cancel", cancel);
app.post("/orders/:id/ship", async (req, res) => {
  await shipping.ship(req.params.id);
  res.send(await again(req));
});
function again(req) { return again(req); }
app.get("/plain", (req, res) => res.send("x"));
`;
const orders = `
import { release } from "./stock";
export async function cancel(req, res) {
  await transaction(async (tx) => {
    await release(tx, req.params.id);
  });
}
async function transaction(work) { return work({}); }
`;
const stock = `export async function release(tx, id) { await tx.query("update stock set free = 1"); }`;
const shipping = `
import { release } from "./stock";
export class Shipping {
  constructor(app) { this.app = app; }
  ship(id) { [id].forEach(this.note); return this.label(id); }
  label(id) { this.count(); return release(id, 1); }
  count() { return [this.note].length; }
  note(id) { return id; }
}`;

describe("What an entry point runs through", () => {
  let map: BackendMap;
  before(async () => {
    map = await mapOf({
      "src/app.js": app,
      "src/orders.js": orders,
      "src/stock.js": stock,
      "src/shipping.js": shipping,
    });
  });

  it("is its handler, and what that calls in other files, nested functions included", () => {
    assert.deepEqual(namesReached(map, "/orders/{id}/cancel"), [
      "cancel",
      "transaction",
      "release",
    ]);
  });

  it("follows methods of what was made, and what is handed on by name, round in circles once", () => {
    const names = namesReached(map, "/orders/{id}/ship");

    assert.equal(names[0], "");
    assert.deepEqual(names.slice(1).toSorted(), [
      "Shipping.count",
      "Shipping.label",
      "Shipping.note",
      "Shipping.ship",
      "again",
      "release",
    ]);
  });

  it("ends at once where a handler calls nothing of the workspace", () => {
    assert.deepEqual(namesReached(map, "/plain"), [""]);
  });

  it("has the queries that stand in its functions", () => {
    const range = { start: { line: 0, character: 42 }, end: { line: 0, character: 70 } };
    const query: Query = {
      uri: "src/stock.js",
      range,
      reads: [],
      writes: ["stock"],
      columns: [],
      inLoop: false,
      inTransaction: true,
    };
    const entry = map.entryPoints.find(({ path }) => path === "/orders/{id}/cancel");
    assert.ok(entry);

    const steps = createReach({ ...map, queries: [query] })(entry);

    assert.deepEqual(
      steps.map((step) => step.queries.length),
      [0, 0, 1],
    );
  });

  it("is known from the handler alone where calls were not followed", () => {
    const entry = map.entryPoints.find(({ path }) => path === "/orders/{id}/cancel");
    assert.ok(entry);
    const bare: BackendMap = { ...map, functions: [] };

    assert.deepEqual(
      createReach(bare)(entry).map((step) => step.function.name),
      ["cancel"],
    );
  });
});
