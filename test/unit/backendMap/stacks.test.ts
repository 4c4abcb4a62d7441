import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { stacks } from "../../../src/core/backendMap/detectors/stacks.ts";
import {
  entryLine,
  mapFolder,
  neighbourLine,
  queryLine,
  requiresLine,
  routeLine,
  tableLine,
} from "../../support/mapFolder.ts";

const root = path.resolve(import.meta.dirname, "../../workspaces/stacks");

/** What a stack's fixture says that its map must hold: nothing else, nothing less. */
interface Expected {
  readonly routes: readonly string[];
  /** Looked at where the fixture names them. */
  readonly entries?: readonly string[];
  readonly tables?: readonly string[];
  readonly queries?: readonly string[];
  readonly neighbours?: readonly string[];
  readonly requires?: readonly string[];
  /** What is not known of routes: "GET /orders prefix". */
  readonly unresolved?: readonly string[];
}

describe("The map of a stack", () => {
  for (const folder of fs.readdirSync(root).toSorted()) {
    it(`holds all of ${folder}`, async () => {
      const text = fs.readFileSync(path.join(root, folder, "expected.json"), "utf8");
      const expected = JSON.parse(text) as Expected;

      const map = await mapFolder(path.join(root, folder));

      const routes = map.entryPoints.filter(({ kind }) => kind === "http").map(routeLine);
      assert.deepEqual(routes.toSorted(), expected.routes.toSorted());
      const { entries, tables, queries, neighbours, unresolved } = expected;
      if (unresolved) {
        const open = map.entryPoints.filter((one) => one.unresolved !== undefined);
        const said = open.map((one) => `${one.method} ${one.path} ${one.unresolved}`);
        assert.deepEqual(said.toSorted(), unresolved.toSorted());
      }
      const others = map.entryPoints.filter(({ kind }) => kind !== "http").map(entryLine);
      if (entries) assert.deepEqual(others.toSorted(), entries.toSorted());
      if (tables) assert.deepEqual(map.tables.map(tableLine).toSorted(), tables.toSorted());
      if (queries) assert.deepEqual(map.queries.map(queryLine).toSorted(), queries.toSorted());
      if (expected.requires) {
        const checked = map.entryPoints.filter((one) => one.requires !== undefined);
        assert.deepEqual(checked.map(requiresLine).toSorted(), expected.requires.toSorted());
      }
      if (neighbours) {
        assert.deepEqual(map.neighbours.map(neighbourLine).toSorted(), neighbours.toSorted());
      }
    });
  }

  for (const name of ["express", "koa", "hono", "fastify"]) {
    it(`says that its routes are of ${name}, those of plug-ins and sub-routers too`, async () => {
      const map = await mapFolder(path.join(root, name));

      const said = new Set(map.entryPoints.map(({ stack }) => stack));
      assert.deepEqual([...said], [name]);
    });
  }

  it("is tested for every stack", () => {
    const folders = new Set(fs.readdirSync(root));

    const untested = stacks.map(({ name }) => name).filter((name) => !folders.has(name));

    assert.deepEqual(untested, []);
  });
});
