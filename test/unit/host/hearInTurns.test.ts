import assert from "node:assert/strict";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { hearInTurns } from "../../../src/host/backendMap/hearInTurns.ts";

/** Says its numbers all at once, and ends. */
const speaker = `
  const { parentPort, workerData } = require("node:worker_threads");
  for (let number = 0; number < workerData.count; number += 1) {
    workerData.told.postMessage(number);
    parentPort.postMessage(undefined);
  }
  if (workerData.stays) setInterval(() => undefined, 1000);
`;

describe("What a thread says", () => {
  it("is heard in its order, and others have their turn in between", async () => {
    const [count, each] = [40, 2];
    const heard: number[] = [];
    const all = Promise.withResolvers<undefined>();
    const said = hearInTurns((message) => {
      busyFor(each);
      heard.push(message as number);
      if (heard.length === count) all.resolve(undefined);
    });
    const heardAtTurns: number[] = [];
    const turns = setInterval(() => heardAtTurns.push(heard.length), 1);
    const worker = speak(said, { count, stays: true });
    await all.promise;
    clearInterval(turns);
    await worker.terminate();

    assert.deepEqual(heard, [...Array(count).keys()]);
    const steps = heardAtTurns.map((at, index) => at - (heardAtTurns[index - 1] ?? 0));
    assert.ok(Math.max(...steps) <= 4, `heard so many a turn: ${steps.join()}`);
  });

  it("is heard to its end, when the thread has ended", async () => {
    const heard: unknown[] = [];
    const said = hearInTurns((message) => {
      busyFor(2);
      heard.push(message);
    });
    const worker = speak(said, { count: 20 });
    await once(worker, "exit");

    assert.equal(heard.length, 20);
  });
});

function speak(
  said: ReturnType<typeof hearInTurns>,
  given: { readonly count: number; readonly stays?: true },
): Worker {
  const workerData = { ...given, told: said.told };
  const worker = new Worker(speaker, { eval: true, workerData, transferList: [said.told] });
  said.listenTo(worker);
  return worker;
}

function busyFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
