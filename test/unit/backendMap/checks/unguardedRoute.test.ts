import assert from "node:assert/strict";
import type { BackendMap, EntryPoint } from "../../../../src/core/backendMap/backendMap.ts";
import { runLocalChecks } from "../../../../src/core/backendMap/checks/runLocalChecks.ts";
import { unguardedRoute } from "../../../../src/core/backendMap/checks/contracts/unguardedRoute.ts";
import { emptyMap } from "../../../../src/core/backendMap/emptyMap.ts";

const uri = "file:///shop/orders.ts";

const route = (line: number, method: string, path: string, ...guards: string[]): EntryPoint => ({
  kind: "http",
  stack: "express",
  method,
  path,
  guards,
  declared: { uri, range: { start: { line, character: 0 }, end: { line, character: 20 } } },
});

function found(...entryPoints: readonly EntryPoint[]) {
  const map: BackendMap = { ...emptyMap, entryPoints };
  const knowledge = { map, files: new Map(), uriOf: (path: string) => path };
  return runLocalChecks(knowledge, [unguardedRoute], undefined);
}

const guarded = [
  route(1, "POST", "/orders", "requireUser"),
  route(2, "PUT", "/orders/{id}", "audit", "requireUser"),
  route(3, "DELETE", "/orders/{id}", "requireUser"),
];

describe("The check for a route without the guard of its siblings", () => {
  it("reports the one that has none, with siblings as evidence", () => {
    const [alarm, ...others] = found(...guarded, route(4, "POST", "/orders/{id}/refund", "audit"));

    assert.deepEqual(others, []);
    assert.equal(alarm?.range.start.line, 4);
    assert.match(alarm.title, /POST \/orders\/\{id\}\/refund has no requireUser/);
    assert.equal(alarm.evidence.length, 2);
    assert.deepEqual([alarm.check, alarm.category], ["unguarded-route", "authorization"]);
  });

  const silent: readonly { title: string; routes: readonly EntryPoint[] }[] = [
    { title: "all are guarded", routes: guarded },
    { title: "too few agree", routes: [...guarded.slice(1), route(4, "POST", "/a")] },
    {
      title: "more than one lacks it",
      routes: [...guarded, route(4, "POST", "/a"), route(5, "POST", "/b")],
    },
    {
      title: "it has another guard of access",
      routes: [...guarded, route(4, "POST", "/a", "requireAdmin")],
    },
    {
      title: "its handler says that it is for all",
      routes: [...guarded, { ...route(4, "POST", "/orders/{id}/rate"), handlerName: "ratePublic" }],
    },
    { title: "its path is open on purpose", routes: [...guarded, route(4, "POST", "/login")] },
    { title: "it reads, and they write", routes: [...guarded, route(4, "GET", "/orders")] },
    {
      title: "what they share is no guard of access",
      routes: [1, 2, 3]
        .map((line) => route(line, "POST", `/${line}`, "parseBody"))
        .concat([route(4, "POST", "/a")]),
    },
  ];
  for (const { title, routes } of silent) {
    it(`says nothing where ${title}`, () => {
      assert.deepEqual(found(...routes), []);
    });
  }
});
