import assert from "node:assert/strict";
import { createFindingStore } from "../../../src/core/findings/findingStore.ts";
import { sampleFinding } from "./sampleFinding.ts";

const other = { ...sampleFinding, id: "f2", uri: "file:///shop/b.ts" };

describe("the finding store", () => {
  it("gives findings in the order in which they were found, also after one was replaced", () => {
    const store = createFindingStore();

    store.put([sampleFinding]);
    store.put([other]);
    store.put([{ ...sampleFinding, title: "Again" }]);

    assert.deepEqual(
      store.all().map((one) => one.title),
      ["Again", other.title],
    );
    assert.deepEqual(store.of(other.uri), [other]);
    assert.equal(store.get("f2"), other);
  });

  it("tells each change once, with every file that it concerns", () => {
    const store = createFindingStore();
    const told: string[][] = [];
    store.onDidChange((uris) => told.push([...uris]));

    store.put([sampleFinding, other]);
    store.put([{ ...other, uri: "file:///shop/c.ts" }]);
    store.remove(["f2", "unknown"]);

    assert.deepEqual(told, [
      [sampleFinding.uri, other.uri],
      ["file:///shop/c.ts", other.uri],
      ["file:///shop/c.ts"],
    ]);
  });

  it("tells nothing when nothing was put or removed", () => {
    const store = createFindingStore();
    let told = 0;
    store.onDidChange(() => (told += 1));

    store.put([]);
    store.remove(["unknown"]);

    assert.equal(told, 0);
  });

  it("stops telling who no longer listens, and goes on with the others", () => {
    const store = createFindingStore();
    const told: string[] = [];
    const stop = store.onDidChange(() => {
      told.push("first");
      stop();
    });
    store.onDidChange(() => told.push("second"));

    store.put([sampleFinding]);
    store.put([other]);

    assert.deepEqual(told, ["first", "second", "second"]);
  });
});
