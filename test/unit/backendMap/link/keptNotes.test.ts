import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import v8 from "node:v8";
import vm from "node:vm";
import { createBackendLinker } from "../../../../src/core/backendMap/buildBackendMap.ts";
import type { FileFacts } from "../../../../src/core/backendMap/facts/facts.ts";
import type { Linker } from "../../../../src/core/backendMap/link/createLinker.ts";
import { createLists } from "../../../../src/core/backendMap/link/kept/lists.ts";
import {
  changed,
  createReader,
  forget,
  note,
} from "../../../../src/core/backendMap/link/kept/sources.ts";
import type { Source } from "../../../../src/core/backendMap/link/kept/sources.ts";
import type { ParameterEntity } from "../../../../src/core/backendMap/link/names/entity.ts";
import { createMeanings } from "../../../../src/core/backendMap/link/names/meanings.ts";
import { readFacts } from "../../../../src/core/backendMap/reading/readFacts.ts";
import { packagedGrammars } from "../../../support/packagedGrammars.ts";

describe("What linking keeps from edit to edit", () => {
  it("holds nothing of what a file said before", async () => {
    const linker = createBackendLinker((file) => file);
    const texts = Array.from({ length: 6 }, (_, at) => routes(at));
    const before = [];
    for (const text of texts) before.push(await linkRouters(text, linker));

    await collect();

    const held = before.slice(0, -1).filter((one) => one.deref() !== undefined);
    assert.equal(held.length, 0);
  });

  it("drops an empty list that nobody reads any more", async () => {
    const lists = createLists<string>();
    const key = new WeakRef({});
    const readOnce = (): void => {
      const reader = createReader(() => undefined);
      lists.read(key.deref() ?? {}, reader);
      forget(reader);
    };
    readOnce();

    await collect();

    assert.equal(key.deref(), undefined);
    assert.deepEqual(lists.get("another"), []);
  });

  it("drops a meaning that was looked into again when nobody asks for it any more", async () => {
    const source: Source = {};
    const of = await parameter();
    const meanings = createMeanings((_, reader) => {
      note(reader, source);
      return [];
    });
    const asking = createReader(() => undefined);
    meanings.meaningFor(asking)(of);
    for (let edit = 0; edit < 10; edit += 1) {
      changed(source);
      meanings.update(new Map());
    }

    forget(asking);
    meanings.update(new Map());

    assert.equal(source.readers?.size, 0);
  });
});

const routes = (at: number): string =>
  `const router = require("express").Router();\nrouter.get("/orders/${at}", (req, res) => res.end());\nmodule.exports = router;\n`;

/** @returns a router that the file makes. */
async function linkRouters(text: string, linker: Linker): Promise<WeakRef<object>> {
  const facts = await factsOf(text);
  const steps = linker.link(new Map([[facts.path, facts]]));
  while (steps.next().done !== true);
  const [router] = facts.routers;
  assert.ok(router);
  return new WeakRef(router);
}

async function parameter(): Promise<ParameterEntity> {
  const file = await factsOf("function mount(app) {}");
  return { kind: "parameter", file, definition: 0, index: 0 };
}

function factsOf(text: string): Promise<FileFacts> {
  const path = "src/orders.js";
  return readFacts({ path, languageId: "javascript", text }, packagedGrammars);
}

/** What was looked at through a weak reference lives until the turn is over. */
async function collect(): Promise<void> {
  await setImmediate();
  v8.setFlagsFromString("--expose-gc");
  const run = vm.runInNewContext("gc") as () => void;
  for (let round = 0; round < 3; round += 1) run();
}
