import assert from "node:assert/strict";
import type { Memento } from "vscode";
import { addSpent } from "../../../src/core/spending.ts";
import { openSession } from "../../../src/host/service/spending.ts";
import { today } from "../../../src/host/systemClock.ts";
import { quietLog } from "./quietLog.ts";

/** Two windows' views of one memory: each sees what the other wrote once `sync` was called. */
function sharedMemory() {
  let saved: unknown;
  const views: { value: unknown }[] = [];
  const open = (): Memento => {
    const view = { value: saved };
    views.push(view);
    return {
      keys: () => [],
      get: () => view.value as never,
      update: (_name: string, value: unknown) => {
        view.value = value;
        saved = value;
        return Promise.resolve();
      },
    };
  };
  const sync = (): void => {
    for (const view of views) view.value = saved;
  };
  return { open, sync };
}

function openWindow(memento: Memento) {
  const { session, spending } = openSession(memento, quietLog());
  return {
    ...spending,
    spend: (usd: number) => {
      addSpent(session, today(), usd);
    },
    spent: () => session.state().spent.usd,
  };
}

describe("Today's cost", () => {
  it("of two windows adds up in both, as soon as one asks again", () => {
    const memory = sharedMemory();
    const [one, two] = [openWindow(memory.open()), openWindow(memory.open())];

    one.spend(1);
    memory.sync();
    const unasked = two.spent();
    two.refresh();

    assert.deepEqual([unasked, two.spent()], [0, 1]);
    two.spend(2);
    memory.sync();
    one.refresh();
    assert.deepEqual([one.spent(), two.spent()], [3, 3]);
  });

  it("is not lost when two windows write at the same moment", () => {
    const memory = sharedMemory();
    const [one, two] = [openWindow(memory.open()), openWindow(memory.open())];

    one.spend(1);
    two.spend(2);
    memory.sync();
    one.spend(1);
    memory.sync();
    two.refresh();

    assert.deepEqual([one.spent(), two.spent()], [4, 4]);
    assert.equal(openWindow(memory.open()).spent(), 4);
  });

  it("is counted on by a window that opens later", () => {
    const memory = sharedMemory();
    const one = openWindow(memory.open());
    one.spend(0.5);
    one.spend(0.25);

    assert.equal(openWindow(memory.open()).spent(), 0.75);
  });
});
