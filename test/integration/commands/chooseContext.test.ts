import assert from "node:assert/strict";
import * as vscode from "vscode";
import { chooseContext } from "../../../src/commands/chooseContext.ts";
import type { OfferedPart } from "../../../src/core/context/contextChoice.ts";
import { createSessionStore } from "../../../src/core/sessionStore.ts";
import { closeAll } from "../host/scratch.ts";

const request = { kind: "file", uri: "file:///shop/src/orders.ts" } as const;
const offered: readonly OfferedPart[] = [
  { key: "tables", path: "tables", tokens: 400, why: "what it touches", goes: true },
  {
    key: "tests",
    path: "test/orders.test.ts",
    startLine: 3,
    tokens: 90,
    why: "names it",
    goes: true,
  },
];

describe("Choosing what goes along", () => {
  const act = async (...keys: readonly string[]) => {
    const session = createSessionStore({ day: "2026-11-24", usd: 0 });
    const chosen = chooseContext(request, offered, { session });
    let ended: boolean | undefined;
    void chosen.then((one) => {
      ended = one;
    });
    // Without a list in front the keys do nothing, so they are pressed until somebody has chosen.
    while (ended === undefined) {
      for (const key of keys) await vscode.commands.executeCommand(key);
      await Promise.race([chosen, vscode.commands.executeCommand("workbench.action.focusSideBar")]);
    }
    return { ended, choices: session.state().choices };
  };
  after(closeAll);

  it("changes nothing when the list is closed", async () => {
    const { ended, choices } = await act("workbench.action.closeQuickOpen");

    assert.equal(ended, false);
    assert.equal(choices.size, 0);
  });
});
