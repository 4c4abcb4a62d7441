import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import type { Dismissal } from "../../../src/core/findings/dismissals/dismissals.ts";
import { createDismissalStore } from "../../../src/core/findings/dismissals/dismissalStore.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { createFindingStore } from "../../../src/core/findings/findingStore.ts";
import { keepMemory } from "../../../src/host/memory/keepMemory.ts";
import { forget, tryLock } from "../../../src/host/memory/memoryFile.ts";
import { memoryFolder } from "../../../src/host/memory/memoryFolder.ts";
import { syncFile } from "../../../src/host/memory/syncFile.ts";
import { until } from "../../support/until.ts";
import { sampleFinding } from "../findings/sampleFinding.ts";
import { processorTime } from "../../support/processorTime.ts";

let folder: string;
let file: string;
let time: number;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "memory-"));
  file = path.join(folder, "storage/findings.json");
  time = 1000;
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A window on the folder: its stores, and what it said. */
function openWindow() {
  const findings = createFindingStore();
  const dismissals = createDismissalStore();
  const said: string[] = [];
  const sync = keepMemory({
    file,
    findings,
    dismissals,
    now: () => (time += 1),
    tell: (sentence) => said.push(sentence),
  });
  return { findings, dismissals, said, sync };
}

const finding = (id: string, changes: Partial<Finding> = {}): Finding => ({
  ...sampleFinding,
  id,
  ...changes,
});
const dismissal: Dismissal = {
  id: "d1",
  category: "query",
  path: "a.ts",
  symbol: "pay",
  quote: "query(sql)",
  reason: "wrong",
  when: "2026-11-24T10:00:00.000Z",
  title: "Runs a query for each order",
};
const fail = (error: unknown): void => {
  throw error;
};
const idsOf = (window: ReturnType<typeof openWindow>) =>
  window.findings
    .all()
    .map(({ id }) => id)
    .toSorted();
const namesIn = () => fs.readdirSync(path.dirname(file)).toSorted();

describe("The memory of findings", () => {
  it("gives a later window what an earlier one had, dismissals too", () => {
    const before = openWindow();
    before.sync();
    const away = finding("f2", { state: "dismissed", stateBefore: "open", dismissReason: "wrong" });
    before.findings.put([finding("f1"), away]);
    before.dismissals.add([dismissal]);
    before.sync();

    const after = openWindow();
    after.sync();

    assert.deepEqual(after.findings.all(), [finding("f1"), away]);
    assert.deepEqual(after.dismissals.own, [dismissal]);
    assert.deepEqual(namesIn(), ["findings.json"]);
  });

  it("makes no file while there is nothing to remember, and writes none anew that holds all", () => {
    const window = openWindow();
    window.sync();
    assert.equal(fs.existsSync(file), false);
    window.findings.put([finding("f1")]);
    window.sync();
    const { ino, mtimeNs } = fs.statSync(file, { bigint: true });

    window.sync();
    openWindow().sync();

    const again = fs.statSync(file, { bigint: true });
    assert.deepEqual([again.ino, again.mtimeNs], [ino, mtimeNs]);
  });

  it("joins what two windows find, change and take away", () => {
    const [one, other] = [openWindow(), openWindow()];
    one.sync();
    other.sync();
    one.findings.put([finding("f1"), finding("f2")]);
    other.findings.put([finding("f3")]);
    one.sync();
    other.sync();
    one.sync();
    assert.deepEqual(
      [idsOf(one), idsOf(other)],
      [
        ["f1", "f2", "f3"],
        ["f1", "f2", "f3"],
      ],
    );

    one.findings.remove(["f1"]);
    other.findings.put([finding("f2", { state: "dismissed", dismissReason: "later" })]);
    other.dismissals.add([dismissal]);
    other.sync();
    one.sync();
    other.sync();

    assert.deepEqual(
      [idsOf(one), idsOf(other)],
      [
        ["f2", "f3"],
        ["f2", "f3"],
      ],
    );
    assert.equal(one.findings.get("f2")?.state, "dismissed");
    assert.deepEqual(one.dismissals.own, [dismissal]);
  });

  it("comes to rest with two windows whose texts differ, each with its own places", () => {
    const [one, other] = [openWindow(), openWindow()];
    one.findings.put([finding("f1")]);
    one.sync();
    other.sync();
    const down = { start: { line: 5, character: 0 }, end: { line: 5, character: 10 } };
    one.findings.put([finding("f1", { range: down })]);
    other.findings.put([finding("f1", { state: "lost", stateBefore: "open" })]);

    for (let round = 0; round < 3; round++) {
      one.sync();
      other.sync();
    }
    const { mtimeNs } = fs.statSync(file, { bigint: true });
    one.sync();
    other.sync();

    assert.equal(fs.statSync(file, { bigint: true }).mtimeNs, mtimeNs);
    assert.equal(one.findings.get("f1")?.range.start.line, 5);
    assert.equal(other.findings.get("f1")?.state, "lost");
  });

  it("loses nothing whatever two windows do in whatever order", () => {
    const step = fc.record({
      window: fc.integer({ min: 0, max: 1 }),
      act: fc.constantFrom("put", "remove", "sync"),
      id: fc.constantFrom("a", "b", "c", "d"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        fs.rmSync(path.dirname(file), { recursive: true, force: true });
        const windows = [openWindow(), openWindow()] as const;
        const made = { a: 0, b: 0, c: 0, d: 0 };
        for (const { window, act, id } of steps) {
          const at = windows[window === 0 ? 0 : 1];
          if (act === "sync") at.sync();
          if (act === "put") at.findings.put([finding(id, { title: `made ${++made[id as "a"]}` })]);
          if (act === "remove") at.findings.remove([id]);
        }
        for (const at of [...windows, ...windows]) at.sync();
        const later = openWindow();
        later.sync();
        assert.deepEqual(new Set(later.findings.all()), new Set(windows[0].findings.all()));
        assert.deepEqual(new Set(later.findings.all()), new Set(windows[1].findings.all()));
        const removed = new Set(steps.filter(({ act }) => act === "remove").map(({ id }) => id));
        for (const { act, id } of steps) {
          if (act === "put" && !removed.has(id)) assert.ok(later.findings.get(id), `${id} is lost`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a damaged file aside, says so once and goes on", () => {
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, '{"version":2,"findings":[{"id"');
    const window = openWindow();
    window.findings.put([finding("f1")]);
    window.sync();
    window.sync();

    const aside = namesIn().find((name) => name.includes("damaged")) ?? "";
    assert.match(aside, /^findings\.damaged-1970-.*\.json$/);
    assert.deepEqual(namesIn(), [aside, "findings.json"]);
    assert.equal(
      fs.readFileSync(path.join(path.dirname(file), aside), "utf8"),
      '{"version":2,"findings":[{"id"',
    );
    assert.deepEqual(window.said, [
      `The saved findings could not be read wholly. What was there is kept as ${aside}.`,
    ]);
    const later = openWindow();
    later.sync();
    assert.deepEqual([idsOf(later), later.said], [["f1"], []]);
  });

  it("keeps what it can read of a file with one bad entry, and the whole of it aside", () => {
    const window = openWindow();
    window.findings.put([finding("f1"), finding("f2")]);
    window.sync();
    fs.writeFileSync(
      file,
      fs.readFileSync(file, "utf8").replace('"severity":"high"', '"severity":"?"'),
    );

    const later = openWindow();
    later.sync();

    assert.deepEqual(idsOf(later), ["f2"]);
    assert.equal(later.said.length, 1);
    assert.equal(namesIn().filter((name) => name.includes("damaged")).length, 1);
    assert.ok(!fs.readFileSync(file, "utf8").includes('"?"'));
  });

  it("overwrites no file that was kept aside at the same moment", () => {
    fs.mkdirSync(path.dirname(file));
    for (const text of ["one", "two"]) {
      fs.writeFileSync(file, text);
      time = 5000;
      openWindow().sync();
    }

    const texts = namesIn()
      .filter((name) => name.includes("damaged"))
      .map((name) => fs.readFileSync(path.join(path.dirname(file), name), "utf8"));
    assert.deepEqual(texts.toSorted(), ["one", "two"]);
  });

  it("leaves a newer version's file untouched, says so, and works from memory", () => {
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, '{"version":3,"else":true}');
    const window = openWindow();
    window.sync();
    window.findings.put([finding("f1")]);
    window.sync();

    assert.equal(fs.readFileSync(file, "utf8"), '{"version":3,"else":true}');
    assert.deepEqual(namesIn(), ["findings.json"]);
    assert.equal(window.said.length, 1);
    assert.match(window.said[0] ?? "", /newer version.*untouched/);
    assert.deepEqual(idsOf(window), ["f1"]);
  });

  it("has the old file, whole, when a window is killed before it put the new one in its place", () => {
    const window = openWindow();
    window.findings.put([finding("f1")]);
    window.sync();
    const before = fs.readFileSync(file, "utf8");
    const module = path.resolve(import.meta.dirname, "../../../src/host/memory/memoryFile.ts");
    const script = `
      import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      fs.renameSync = () => process.kill(process.pid, "SIGKILL");
      syncBuiltinESMExports();
      const { replaceText } = await import(${JSON.stringify(module)});
      replaceText(${JSON.stringify(file)}, "half");
    `;

    const { signal } = spawnSync(process.execPath, ["--input-type=module", "-e", script]);

    assert.equal(signal, "SIGKILL");
    assert.equal(fs.readFileSync(file, "utf8"), before);
    assert.equal(namesIn().filter((name) => name.endsWith(".tmp")).length, 1);
    const later = openWindow();
    later.sync();
    assert.deepEqual([idsOf(later), later.said], [["f1"], []]);
  });

  it("is tried again when it could not be written, and nothing is lost", () => {
    const window = openWindow();
    window.findings.put([finding("f1")]);
    fs.writeFileSync(path.join(folder, "storage"), "a file stands in the way");
    assert.throws(() => {
      window.sync();
    });
    fs.rmSync(path.join(folder, "storage"));
    window.sync();

    const later = openWindow();
    later.sync();
    assert.deepEqual(idsOf(later), ["f1"]);
  });

  it("is forgotten with all that was made beside it, and nothing else", () => {
    fs.mkdirSync(path.dirname(file));
    const ours = [
      "findings.json",
      "findings.json.7.tmp",
      "findings.json.lock",
      "findings.damaged-x.json",
    ];
    for (const name of [...ours, "other.json"]) {
      fs.writeFileSync(path.join(path.dirname(file), name), "");
    }

    forget(file);
    forget(file);

    assert.deepEqual(namesIn(), ["other.json"]);
  });

  it("of 500 findings is saved within milliseconds", () => {
    const window = openWindow();
    const explanation = "The loop awaits one query at a time. ".repeat(60);
    window.findings.put(Array.from({ length: 500 }, (_, at) => finding(`f${at}`, { explanation })));
    window.sync();
    window.findings.put([finding("f7", { explanation, severity: "low" })]);

    const took = processorTime(window.sync);

    assert.ok(fs.statSync(file).size > 1_000_000);
    assert.ok(took < 200, `${took} ms`);
  });
});

describe("syncFile", () => {
  it("joins at once, then again for all that came meanwhile", async () => {
    let joins = 0;
    const files = syncFile(file, () => (joins += 1), fail);
    files.soon();
    assert.equal(joins, 1);
    files.soon();
    files.soon();

    await until(() => joins === 2);
    files.stop();
    assert.equal(joins, 2);
  });

  it("survives a change that the joining itself makes", async () => {
    let joins = 0;
    const files = syncFile(
      file,
      () => {
        joins += 1;
        if (joins === 1) files.soon();
      },
      fail,
    );
    files.soon();
    assert.equal(joins, 1);

    await until(() => joins === 2);
    files.stop();
  });

  it("waits while another window has the file, and goes on when that lets go", async () => {
    const release = tryLock(file);
    let joins = 0;
    const files = syncFile(file, () => (joins += 1), fail);
    files.soon();
    assert.equal(joins, 0);

    release?.();
    await until(() => joins === 1);
    files.stop();
    assert.deepEqual(namesIn(), []);
  });

  it("goes on when the window that had the file was stopped", async () => {
    tryLock(file);
    const long = new Date(Date.now() - 60_000);
    fs.utimesSync(`${file}.lock`, long, long);
    let joins = 0;
    const files = syncFile(file, () => (joins += 1), fail);
    files.soon();

    await until(() => joins === 1);
    files.stop();
  });

  it("joins what waits before the window closes, another window's lock or not", () => {
    let joins = 0;
    const files = syncFile(file, () => (joins += 1), fail);
    files.soon();
    tryLock(file);
    files.soon();

    files.stop();

    assert.equal(joins, 2);
  });
});

describe("memoryFolder", () => {
  const uri = (fsPath: string) => ({ scheme: "file", fsPath });

  it("is the same for the first window of a workspace and for the next", () => {
    const first = path.join(folder, "0a1b2c/publisher.name");
    const second = path.join(folder, "0a1b2c-1/publisher.name");
    fs.mkdirSync(first, { recursive: true });
    fs.mkdirSync(second, { recursive: true });

    assert.equal(memoryFolder(uri(first)), first);
    assert.equal(memoryFolder(uri(second)), first);
  });

  it("is VS Code's own where no other is there, and none where it is not on this machine", () => {
    const odd = path.join(folder, "something-1/publisher.name");

    assert.equal(memoryFolder(uri(odd)), odd);
    assert.equal(memoryFolder({ scheme: "vscode-remote", fsPath: odd }), undefined);
  });
});
