import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { shareFiles } from "../../../src/worker/shareFiles.ts";
import type { Found } from "../../../src/worker/walkFolders.ts";

const files = [...Array(1200).keys()].map((number): Found => {
  const path = `f${number}.ts`;
  return { file: `/w/${path}`, path, uri: `file:///w/${path}`, languageId: "typescript" };
});

/** Says of all that it is given that it read it; to the third batch it does what the test wants. */
const second = (atThird: string): string => `
  const { parentPort } = require("node:worker_threads");
  let batches = 0;
  parentPort.on("message", (files) => {
    batches += 1;
    if (batches === 3) { ${atThird} }
    parentPort.postMessage(JSON.stringify({ files, troubles: [] }));
  });
`;

describe("Files that two threads share", () => {
  it("are all read, each once, and in both", async () => {
    const { here, there } = await shareWith(second(""), () => false);

    assert.deepEqual([...here, ...there].toSorted(), files.map(({ path }) => path).toSorted());
    assert.ok(here.length > 0 && there.length >= 50, `${here.length} and ${there.length}`);
  });

  it("are read here where they are this thread's own", async () => {
    const { there } = await shareWith(second(""), ({ path }) => path === "f1100.ts");

    assert.deepEqual(
      there.filter((path) => Number(/\d+/.exec(path)) <= 1100),
      [],
    );
  });

  for (const [how, code] of [
    ["ends", 'throw new Error("enough");'],
    ["comes to no end", "for (;;);"],
  ] as const) {
    it(`are all read here when the other one ${how}`, async () => {
      const until = how === "ends" ? "it ended" : "it read";
      const { here, there } = await shareWith(second(code), () => false, until);

      const all = new Set([...here, ...there]);
      assert.equal(all.size, files.length);
      assert.equal(here.length + there.length, files.length);
    });
  }

  it("are read in this thread alone where they are few", () => {
    const few = shareFiles(files.slice(0, 100), {
      startSecond: () => assert.fail("There is no need of a second thread."),
      isOwn: () => false,
      take: () => undefined,
      onEnd: () => undefined,
    });

    let read = 0;
    while (few.next() !== undefined) read += 1;
    assert.equal(read, 100);
  });
});

/** @param until when this thread begins. */
async function shareWith(
  code: string,
  isOwn: (found: Found) => boolean,
  until: "it read" | "it ended" = "it read",
) {
  const here: string[] = [];
  const there: string[] = [];
  const other = new Worker(code, { eval: true });
  const begins = Promise.withResolvers<undefined>();
  using shared = shareFiles(files, {
    startSecond: () => other,
    isOwn,
    take({ files: read }) {
      there.push(...read.map(({ path }) => path));
      // Two batches: what is given as the first comes back is read too, however slow it is.
      if (until === "it read" && there.length >= 50) begins.resolve(undefined);
    },
    onEnd: () => {
      if (until === "it ended") begins.resolve(undefined);
    },
  });
  await begins.promise;
  for (let found = shared.next(); found !== undefined; found = shared.next()) {
    here.push(found.path);
    await setImmediate();
  }
  return { here, there };
}
