import assert from "node:assert/strict";
import path from "node:path";
import { buildBackendMap } from "../../../../src/core/backendMap/buildBackendMap.ts";
import { checks } from "../../../../src/core/backendMap/checks/checks.ts";
import { runLocalChecks } from "../../../../src/core/backendMap/checks/runLocalChecks.ts";
import { noFacts } from "../../../../src/core/backendMap/reading/scopes.ts";
import { factsOf } from "../../../support/mapFolder.ts";

const root = path.resolve(import.meta.dirname, "../../../workspaces/checks");

async function titlesWithout(folder: string, unread: string): Promise<readonly string[]> {
  const files = new Map(await factsOf(path.join(root, folder)));
  const before = files.get(unread);
  assert.ok(before);
  files.set(unread, { ...noFacts(unread, before.languageId), isUnparsed: true });
  const uriOf = (one: string): string => one;
  const map = buildBackendMap(files, uriOf);
  return runLocalChecks({ map, files, uriOf }, checks, undefined).map(({ title }) => title);
}

describe("While a file could not be read, the checks", () => {
  it("do not say that nothing serves what it may serve", async () => {
    const titles = await titlesWithout("broken-contract", "src/drafts.ts");

    assert.deepEqual(
      titles.filter((one) => one.includes("no route serves it")),
      [],
    );
  });

  it("do not say that nothing makes what it may make", async () => {
    const titles = await titlesWithout("unknown-column", "migrations/002_rename.sql");

    assert.deepEqual(
      titles.filter((one) => one.includes("does not exist")),
      [],
    );
  });
});
