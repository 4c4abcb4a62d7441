import assert from "node:assert/strict";
import type { EntryPoint, MapPlace } from "../../../../src/core/backendMap/backendMap.ts";
import { createShownSources } from "../../../../src/core/context/backend/shownSources.ts";
import { readSourceWords } from "../../../../src/core/context/backend/sourceWords.ts";
import { folder, memoryFiles } from "../../../support/memoryFiles.ts";

const path = "Orders.java";
const place = (from: number, to: number): MapPlace => ({
  uri: folder + path,
  range: { start: { line: from, character: 0 }, end: { line: to, character: 1 } },
});

async function isTransactional(...annotations: readonly string[]): Promise<boolean> {
  const lines = ["class Orders {", ...annotations, "  void remove(long id) {", "  }", "}"];
  const files = memoryFiles({ [path]: lines.join("\n") });
  const head = annotations.length + 1;
  const handler = place(head, head + 1);
  const entry: EntryPoint = {
    kind: "http",
    stack: "spring",
    declared: handler,
    handler,
    guards: [],
  };
  const sources = createShownSources(files, new AbortController().signal);
  return (await readSourceWords(entry, [], sources)).isTransactional;
}

describe("what the source says of an entry point", () => {
  it("is that it is transactional where an annotation above its method says so", async () => {
    assert.equal(await isTransactional("  @Transactional", "  @Override"), true);
    assert.equal(
      await isTransactional("  @Transactional(", "    readOnly = false", "  )", "  @Override"),
      true,
    );
    const many = Array.from({ length: 50_000 }, (_, at) => `  @Note${at}`);
    assert.equal(await isTransactional("  @Transactional", ...many), true);
    assert.equal(await isTransactional("  @Override"), false);
    assert.equal(await isTransactional("  @Transactional void other() {}", ""), false);
  });
});
