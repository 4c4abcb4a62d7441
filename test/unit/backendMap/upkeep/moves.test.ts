import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { buildBackendMap } from "../../../../src/core/backendMap/buildBackendMap.ts";
import type { FileFacts } from "../../../../src/core/backendMap/facts/facts.ts";
import { readFacts } from "../../../../src/core/backendMap/reading/readFacts.ts";
import { piecesOf } from "../../../../src/core/backendMap/upkeep/mapPieces.ts";
import type { MapPiece } from "../../../../src/core/backendMap/upkeep/mapPieces.ts";
import { movePieces } from "../../../../src/core/backendMap/upkeep/movePieces.ts";
import { movesBetween } from "../../../../src/core/backendMap/upkeep/moves.ts";
import { factsOf } from "../../../support/mapFolder.ts";
import { packagedGrammars } from "../../../support/packagedGrammars.ts";

const stacks = path.resolve(import.meta.dirname, "../../../workspaces/stacks");
const piecesFrom = (facts: ReadonlyMap<string, FileFacts>): ReadonlyMap<string, MapPiece> =>
  piecesOf(buildBackendMap(facts, (file) => file));
const javascript = (text: string): Promise<FileFacts> =>
  readFacts({ path: "app.js", languageId: "javascript", text }, packagedGrammars);

describe("An edit that only moves what is below it", function () {
  this.timeout(60_000);

  for (const name of ["express", "fastapi", "chi"]) {
    it(`gives the map that linking would give, in every file of ${name}`, async () => {
      const folder = path.join(stacks, name);
      const facts = await factsOf(folder);
      const before = piecesFrom(facts);
      let moved = 0;
      for (const [file, { languageId, ...own }] of facts) {
        const text = `\n\n${fs.readFileSync(path.join(folder, file), "utf8")}`;
        const after = await readFacts({ path: file, languageId, text }, packagedGrammars);
        const moves = movesBetween({ ...own, languageId }, after);
        const pieces = moves && movePieces(before, file, moves);
        if (pieces === undefined) continue;
        moved += 1;
        const patched = new Map([...before, ...pieces.map((one) => [one.uri, one] as const)]);
        assert.deepEqual(patched, piecesFrom(new Map([...facts, [file, after]])), file);
      }
      assert.ok(moved > 1, `${moved} files`);
    });
  }

  it("is none where a route changes, or where middleware comes to stand behind it", async () => {
    const head = 'const app = require("express")();\nfunction list(req, res) {}\n';
    const use = "app.use(authenticate);\n";
    const route = 'app.get("/orders", list);\n';
    const before = await javascript(head + use + route);

    assert.ok(movesBetween(before, await javascript(`${head}// moved\n${use}${route}`)));
    assert.equal(movesBetween(before, await javascript(head + route + use)), undefined);
    assert.equal(
      movesBetween(before, await javascript(head + use + route.replace("orders", "bills"))),
      undefined,
    );
  });
});
