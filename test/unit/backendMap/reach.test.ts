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

  it("follows a trait to what implements it, whichever way a handler is given it", async () => {
    const rust = await mapOf({
      "Cargo.toml": '[package]\nname = "shop"\n',
      "src/main.rs": `
use axum::{Router, routing::get, extract::{Extension, State}};
use std::sync::Arc;
use crate::orders::{OrderStore, SharedStore};
mod orders; mod postgres;
pub struct App<S: OrderStore> { pub store: S }
async fn bound<S: OrderStore>(state: State<App<S>>) -> String { state.0.store.find(1).await }
async fn wanted<S>(State(app): State<App<S>>) -> String where S: OrderStore + Send { app.store.find(1).await }
async fn shared(State(store): State<Arc<dyn OrderStore + Sync>>) -> String { store.find(1).await }
async fn named(Extension(store): Extension<SharedStore>) -> String { store.find(1).await }
async fn other(State(app): State<Other>) -> String { app.find(1).await }
pub fn router() -> Router {
    Router::new().route("/bound", get(bound)).route("/wanted", get(wanted))
        .route("/shared", get(shared)).route("/named", get(named)).route("/other", get(other))
}`,
      "src/orders.rs": `
use std::sync::Arc;
pub type SharedStore = Arc<dyn OrderStore + Send + Sync>;
pub trait OrderStore { async fn find(&self, id: i64) -> String; }`,
      "src/postgres.rs": `
use crate::orders::OrderStore;
pub struct Postgres { pool: Pool }
impl OrderStore for Postgres { async fn find(&self, id: i64) -> String { String::new() } }
pub struct Cache {}
impl Lookup for Cache { async fn find(&self, id: i64) -> String { String::new() } }`,
    });

    for (const path of ["/bound", "/wanted", "/shared", "/named"]) {
      assert.deepEqual(namesReached(rust, path), [path.slice(1), "find"], path);
    }
    assert.deepEqual(namesReached(rust, "/other"), ["other"]);
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
