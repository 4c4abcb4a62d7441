import assert from "node:assert/strict";
import { catchBug } from "../../../src/host/catchBug.ts";

describe("Work that nobody waits for", () => {
  it("is logged as a bug when it fails, and says nothing when it does not", async () => {
    const logged: unknown[] = [];
    const log = { bug: (...bug: unknown[]) => logged.push(bug) };
    const failed = Promise.reject(new Error("no"));

    catchBug(log, "Drawing", Promise.resolve(1));
    catchBug(log, "Drawing", failed);
    await assert.rejects(failed);

    assert.deepEqual(logged, [["Drawing", new Error("no")]]);
  });
});
