import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { buildExtension } from "../../scripts/build.ts";
import { startMapThread } from "../support/mapThread.ts";
import type { MapThread } from "../support/mapThread.ts";
import { until } from "../support/until.ts";
import type { Figure } from "./figure.ts";
import { generateWorkspace } from "./generated/generateWorkspace.ts";

const root = path.resolve(import.meta.dirname, "../..");
const bundled = path.join(root, "dist/worker/mapWorker.js");

interface Measured {
  readonly first: number;
  readonly whole: number;
  /** Processor time of the thread until then: the same when others use the machine too. */
  readonly wholeBusy: number;
  readonly warm: number;
  readonly blocked: number;
  /** Processor time of the host's thread in its longest turn. */
  readonly turn: number;
  readonly edit: number;
  readonly editMoves: number;
  readonly editRoutes: number;
  readonly megabytes: number;
}

/**
 * The map of generated workspaces, in the thread and from the bundle that users have: the first part,
 * all of it, a warm start, one edit, what it takes of memory and of the host's thread.
 */
export async function measureMap(): Promise<Figure[]> {
  await buildExtension("package");
  const small = await measured(5_000);
  const large = await measured(10_000);
  const growth = large.wholeBusy / small.wholeBusy;
  return [
    most("first part of the map of 10,000 files, 28 MB", large.first, "ms", 1000),
    most("whole map of 10,000 files", large.whole, "ms", 10_000),
    most("whole map of 10,000 files, processor time", large.wholeBusy, "ms", 10_000),
    most("whole map of 5,000 files, processor time", small.wholeBusy, "ms", 5000),
    most("growth of that time from 5,000 to 10,000 files", growth, "×", 2.3),
    most("warm start of 10,000 files", large.warm, "ms", 1000),
    most("longest delay of the host's thread while it is built", large.blocked, "ms", 50),
    most("longest turn of the host's thread, processor time", large.turn, "ms", 50),
    most("one edit in a function's body", large.edit, "ms", 20),
    most("one edit that moves all that is below it", large.editMoves, "ms", 20),
    most("one edit that changes a route", large.editRoutes, "ms", 20),
    most("memory with the map of 10,000 files in the thread", large.megabytes, "MB", 1500),
  ];
}

async function measured(count: number): Promise<Measured> {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), "bench-map-"));
  const folder = path.join(base, "workspace");
  const cacheFolder = path.join(base, "storage");
  generateWorkspace(folder, count);
  try {
    const cold = await measureCold(folder, cacheFolder);
    const warm = await measureWarm(folder, cacheFolder);
    return { ...cold, warm };
  } finally {
    fs.rmSync(base, { recursive: true, force: true });
  }
}

const started = (cacheFolder: string): MapThread =>
  startMapThread({ cacheFolder, grammarFolders: [path.join(root, "dist/grammars")] }, bundled);

function scan(thread: MapThread, folder: string): void {
  const uri = pathToFileURL(folder).toString();
  const folders = [{ root: folder, uri, prefix: "", exclude: [] }];
  thread.post({ kind: "scan", folders, open: [], unsaved: [] });
}

async function measureCold(folder: string, cacheFolder: string): Promise<Omit<Measured, "warm">> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const began = performance.now();
  await using thread = started(cacheFolder);
  const [part, all] = [thread.nextUpdate(), thread.next()];
  delay.enable();
  const turns = watchTurns();
  scan(thread, folder);
  await part;
  const first = performance.now() - began;
  await all;
  const whole = performance.now() - began;
  const { user, system } = await thread.worker.cpuUsage();
  const wholeBusy = (user + system) / 1000;
  delay.disable();
  const turn = turns.stop();
  await until(() => fs.existsSync(path.join(cacheFolder, "backendMap.cache")), 300_000);
  const file = path.join(folder, "services/service0/src/routes/order.ts");
  const text = fs.readFileSync(file, "utf8");
  const edit = await editing(thread, file, (at) =>
    text.replace("row === undefined", `row == ${at}`),
  );
  const editMoves = await editing(thread, file, (at) => `${"\n".repeat(at + 1)}${text}`);
  const editRoutes = await editing(thread, file, (at) => text.replace('"/:id"', `"/:id/r${at}"`));
  const megabytes = process.memoryUsage().rss / 1e6;
  const blocked = delay.max / 1e6;
  const edits = { edit, editMoves, editRoutes };
  return { first, whole, wholeBusy, blocked, turn, ...edits, megabytes };
}

/** What this thread itself does in a turn of its loop, whoever else wants the machine. */
function watchTurns(): { stop(): number } {
  let last = process.threadCpuUsage();
  let longest = 0;
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.threadCpuUsage();
  }, 5);
  return {
    stop() {
      clearInterval(timer);
      return longest;
    },
  };
}

/** Milliseconds of the quickest of several edits until the map has it; the first ones warm up. */
async function editing(
  thread: MapThread,
  file: string,
  textOf: (at: number) => string,
): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    const began = performance.now();
    const told = thread.next();
    thread.post({ kind: "edit", unsaved: [{ file, text: textOf(at) }] });
    await told;
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

async function measureWarm(folder: string, cacheFolder: string): Promise<number> {
  const began = performance.now();
  await using thread = started(cacheFolder);
  const whole = thread.next();
  scan(thread, folder);
  await whole;
  return performance.now() - began;
}

function most(name: string, value: number, unit: string, limit: number): Figure {
  return { name, value, unit, goal: `≤ ${limit} ${unit}`, met: value <= limit };
}
