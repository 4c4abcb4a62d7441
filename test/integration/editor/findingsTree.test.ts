import assert from "node:assert/strict";
import type { ThemeIcon } from "vscode";
import { commands as vscodeCommands, TreeItemCollapsibleState } from "vscode";
import { arrangeFindings, usualArrangement } from "../../../src/core/findings/arrangeFindings.ts";
import type { FindingGroup } from "../../../src/core/findings/arrangeFindings.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { meantFindings } from "../../../src/commands/meantFindings.ts";
import { createFindingStore } from "../../../src/core/findings/findingStore.ts";
import { createArrangementStore } from "../../../src/editor/arrangementStore.ts";
import { groupItem } from "../../../src/editor/groupItems.ts";
import { findingItem } from "../../../src/editor/treeItems.ts";
import { commands } from "../../../src/manifest.ts";
import { sampleFinding } from "../../unit/findings/sampleFinding.ts";
import { quietLog } from "../host/quietLog.ts";

const refuted: Finding = {
  ...sampleFinding,
  id: "r",
  state: "refuted",
  refuteReason: "The caller holds a lock.",
};
const dismissed: Finding = {
  ...sampleFinding,
  id: "d",
  state: "dismissed",
  dismissReason: "later",
};

const groupsOf = (...all: readonly Finding[]): readonly FindingGroup[] =>
  arrangeFindings(all, usualArrangement);

describe("The tree of findings", () => {
  const { Collapsed, Expanded } = TreeItemCollapsibleState;

  it("counts the findings of each group, and folds what does not stand any more", () => {
    const [file, fallen, mine] = groupsOf(sampleFinding, refuted, dismissed).map((group) =>
      groupItem(group, false),
    );

    assert.equal(file?.label, "a.ts");
    assert.match(String(file.description), /(^| )1$/);
    assert.equal(file.collapsibleState, Expanded);
    assert.equal(fallen?.label, "Refuted");
    assert.equal(fallen.collapsibleState, Collapsed);
    assert.equal(fallen.accessibilityInformation?.label, "Refuted, 1 finding");
    assert.equal(mine?.contextValue, "dismissed", "all of them can be restored from here");
  });

  it("begins with all groups folded where there are many findings", () => {
    const [file] = groupsOf(sampleFinding);
    assert.ok(file);

    assert.equal(groupItem(file, true).collapsibleState, Collapsed);
  });

  it("says why a finding was refuted or dismissed", () => {
    assert.match(
      findingItem(refuted, "state").tooltip as string,
      /Refuted: The caller holds a lock\./,
    );
    assert.match(findingItem(dismissed, "state").tooltip as string, /Dismissed: later/);
    assert.equal((findingItem(refuted, "state").iconPath as ThemeIcon).id, "circle-slash");
  });

  it("does not say again what the group says, and names the file where it does not", () => {
    assert.equal(findingItem(sampleFinding, "file").description, "query · line 1");
    assert.equal(findingItem(sampleFinding, "severity").description, "query · a.ts, line 1");
    assert.equal(findingItem(sampleFinding, "category").description, "a.ts, line 1");
  });

  it("marks what was confirmed, what came late and what was not reported again", () => {
    const marked: Finding = {
      ...sampleFinding,
      checked: "confirmed",
      late: true,
      notSeenAgain: true,
    };
    const item = findingItem(marked, "file");

    assert.equal(item.description, "query · confirmed · late · not reported again · line 1");
    assert.match(
      item.accessibilityInformation?.label ?? "",
      /^high severity, query, confirmed, late, not reported again: Runs a query/,
    );
  });

  it("hands on all that stand in a group", () => {
    const other = { ...sampleFinding, id: "f2", uri: "file:///shop/b.ts" };
    const store = createFindingStore();
    store.put([sampleFinding, other, refuted]);
    const group = { kind: "group", findingIds: ["f1", "f2", "r", 3] };
    const ports = { findings: store, findingAt: () => undefined };

    assert.deepEqual(
      meantFindings([group], ports).map(({ id }) => id),
      ["f1", "f2"],
    );
    assert.deepEqual(
      groupsOf(sampleFinding, refuted).map((one) => groupItem(one, false).contextValue),
      ["group", ""],
    );
  });

  it("keeps how it is arranged", () => {
    const kept = new Map<string, unknown>();
    const memory = {
      keys: () => [...kept.keys()],
      get: (key: string) => kept.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    };
    createArrangementStore(memory as never, quietLog()).set({ groupBy: "category" });

    assert.deepEqual(createArrangementStore(memory as never, quietLog()).get(), {
      groupBy: "category",
      show: "standing",
    });
  });

  it("is arranged by commands that a key can be bound to", async () => {
    const { executeCommand } = vscodeCommands;

    assert.equal(await executeCommand(commands.groupFindings, { by: "severity" }), "severity");
    assert.equal(await executeCommand(commands.filterFindings, { show: "refuted" }), "refuted");
    assert.equal(await executeCommand(commands.groupFindings, { by: "file" }), "file");
    assert.equal(await executeCommand(commands.filterFindings, { show: "standing" }), "standing");
  });
});
