import assert from "node:assert/strict";
import type { BackendMap, EntryPoint } from "../../../../src/core/backendMap/backendMap.ts";
import { emptyMap } from "../../../../src/core/backendMap/emptyMap.ts";
import { filterMap } from "../../../../src/core/backendMap/picture/filterMap.ts";
import type { EntryGroup } from "../../../../src/core/backendMap/picture/groupEntryPoints.ts";
import { groupEntryPoints } from "../../../../src/core/backendMap/picture/groupEntryPoints.ts";
import type { MapRow } from "../../../../src/core/backendMap/picture/mapRow.ts";
import { spokenRow } from "../../../../src/core/backendMap/picture/mapRow.ts";
import { mapRows } from "../../../../src/core/backendMap/picture/mapRows.ts";
import {
  largeMap,
  placeAt,
  sampleEntry,
  sampleNeighbour,
  sampleQuery,
  sampleTable,
} from "../../../support/sampleMap.ts";

const pathOf = (uri: string): string => uri.replace("file:///shop/", "");

const routes = (...written: readonly string[]): readonly EntryPoint[] =>
  written.map((line, at) => {
    const [method = "", path = ""] = line.split(" ");
    return sampleEntry({ method, path, declared: placeAt("file:///shop/a.ts", at) });
  });

const outline = (groups: readonly EntryGroup[]): unknown =>
  groups.map(({ name, own, groups: parts }) => [
    name,
    own.length,
    ...(parts.length > 0 ? [outline(parts)] : []),
  ]);

/** Rows with all that is below them, as indented lines. */
function lines(rows: readonly MapRow[], depth = 0): readonly string[] {
  return rows.flatMap((row) => [
    `${"  ".repeat(depth)}${spokenRow(row)}`,
    ...lines(row.children?.() ?? [], depth + 1),
  ]);
}

describe("Entry points in groups", () => {
  it("stay one list while they are few", () => {
    const groups = groupEntryPoints(routes("GET /b", "POST /a", "GET /a"));

    assert.deepEqual(
      groups.flatMap(({ own }) => own.map(({ method, path }) => `${method} ${path}`)),
      ["GET /a", "POST /a", "GET /b"],
    );
  });

  it("are told apart by the first part of their path that differs", () => {
    const paths = ["orders", "orders/{id}", "items", "items/{id}", "items/{id}/x", "me"];
    const all = [...paths, "a/1", "a/2", "b/1", "b/2"].map((path) => `GET /api/v1/${path}`);

    assert.deepEqual(outline(groupEntryPoints(routes(...all))), [
      ["/api/v1/a", 2],
      ["/api/v1/b", 2],
      ["/api/v1/items", 3],
      ["/api/v1/orders", 2],
      ["Other routes", 1],
    ]);
  });

  it("of a large group are divided once more", () => {
    const many = Array.from({ length: 30 }, (_, at) => `GET /shop/r${at % 3}/${at}`);

    const others = Array.from({ length: 8 }, (_, at) => `GET /x/${at}`);

    assert.deepEqual(outline(groupEntryPoints(routes(...many, ...others))), [
      [
        "/shop",
        0,
        [
          ["/shop/r0", 10],
          ["/shop/r1", 10],
          ["/shop/r2", 10],
        ],
      ],
      ["/x", 8],
    ]);
  });

  it("have no heading for what nearly all share, beside which a health check stands", () => {
    const many = Array.from({ length: 30 }, (_, at) => `GET /api/v1/r${at % 3}/${at}`);

    assert.deepEqual(outline(groupEntryPoints(routes(...many, "GET /health", "GET /api/me"))), [
      ["/api/v1/r0", 10],
      ["/api/v1/r1", 10],
      ["/api/v1/r2", 10],
      ["Other routes", 2],
    ]);
  });

  it("without a path stand under their kind, and stacks apart where there are several", () => {
    const groups = groupEntryPoints([
      ...routes("GET /a"),
      sampleEntry({ stack: "fastapi", path: "/b" }),
      { ...sampleEntry(), kind: "schedule", name: "nightly", path: undefined } as never,
    ]);

    assert.deepEqual(
      groups.map(({ name }) => name),
      ["express", "fastapi", "Scheduled jobs"],
    );
  });

  it("are each in exactly one place, however many there are", () => {
    const map = largeMap(300);
    const leaves = (groups: readonly EntryGroup[]): readonly EntryPoint[] =>
      groups.flatMap((group) => [...group.own, ...leaves(group.groups)]);

    const groups = groupEntryPoints(map.entryPoints);

    assert.equal(leaves(groups).length, 300);
    assert.equal(new Set(leaves(groups)).size, 300);
    assert.ok(groups.length <= 31, `${groups.length} groups`);
  });
});

describe("The map as rows", () => {
  const map: BackendMap = {
    ...emptyMap,
    entryPoints: [
      sampleEntry({ guards: ["requireUser"], schema: "page", responses: [200] }),
      sampleEntry({ path: "/x", unresolved: "prefix", declared: placeAt("file:///shop/b.ts", 4) }),
    ],
    tables: [
      sampleTable("orders", {
        indexes: [{ columns: ["state"], unique: false }],
        foreignKeys: [{ columns: ["shop_id"], table: "shops" }],
      }),
    ],
    queries: [
      sampleQuery({ columns: [{ name: "state", use: "filter" }], inLoop: true }),
      sampleQuery({ reads: [], writes: ["ghosts"] }),
    ],
    neighbours: [sampleNeighbour(), sampleNeighbour(), sampleNeighbour({ kind: "env", name: "A" })],
    documents: [{ kind: "openapi", uri: "file:///shop/openapi.yaml", title: "Shop API" }],
    unresolved: [{ ...placeAt("file:///shop/b.ts", 2), why: "the prefix is computed" }],
  };

  it("has a section for each kind of fact, with its count, and says all by words", () => {
    assert.deepEqual(lines(mapRows(map, pathOf)), [
      "Entry points, 2",
      "  GET /orders, requireUser",
      "  GET /x, path not wholly known",
      "Stores, 2",
      "  orders, 2 columns, 1 query",
      "    id, bigint, primary key",
      "    state, text",
      "    state, index",
      "    shop_id → shops, foreign key",
      "    src/orders.ts:13, reads orders, in a loop",
      "  ghosts, not declared, 1 query",
      "    src/orders.ts:13, writes ghosts",
      "Neighbours, 2",
      "  Outgoing HTTP, 1",
      "    rates, 2 places",
      "      src/orders.ts:14",
      "      src/orders.ts:14",
      "  Environment variables read, 1",
      "    A, src/orders.ts:14",
      "Contracts, decisions, delivery, 1",
      "  Shop API, OpenAPI",
      "Not resolved, 1",
      "  the prefix is computed, src/b.ts:3".replace("src/b", "b"),
    ]);
  });

  it("is empty for a backend of which nothing is known", () => {
    assert.deepEqual(mapRows(emptyMap, pathOf), []);
  });

  it("leads from a route to its handler, and knows its declaration besides", () => {
    const [section] = mapRows(map, pathOf);
    const [row] = section?.children?.() ?? [];

    assert.equal(row?.place?.uri, "file:///shop/src/orders.ts");
    assert.equal(row.declared?.uri, "file:///shop/src/routes.ts");
    assert.deepEqual(row.tooltip, [
      "GET /orders · express",
      "Guards: requireUser",
      "Validated by: page",
      "Answers: 200",
      "Handler: listOrders, src/orders.ts:11",
      "Declared: src/routes.ts:1",
    ]);
  });

  it("gives every row an id of its own, which a new map of the same code does not change", () => {
    const ids = (rows: readonly MapRow[]): readonly string[] =>
      rows.flatMap((row) => [row.id, ...ids(row.children?.() ?? [])]);
    const large = { ...largeMap(300), neighbours: map.neighbours };

    const all = ids(mapRows(large, pathOf));

    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(ids(mapRows(structuredClone(large), pathOf)), all);
  });

  it("is narrowed to what has all the words", () => {
    const found = filterMap(map, "ORDERS get", pathOf);
    const guarded = filterMap(map, "requireuser", pathOf);
    const table = filterMap(map, "shops", pathOf);

    assert.deepEqual(
      found.entryPoints.map(({ path }) => path),
      ["/orders", "/x"],
    );
    assert.equal(guarded.entryPoints.length, 1);
    assert.deepEqual(guarded.tables, []);
    assert.deepEqual(table.entryPoints, []);
    assert.equal(filterMap(map, "  ", pathOf), map);
    assert.equal(filterMap(map, "orders", pathOf).queries.length, 2);
  });
});
