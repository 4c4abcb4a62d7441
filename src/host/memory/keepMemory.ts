import { boundMemory } from "../../core/findings/memory/boundMemory.ts";
import type { Dismissal } from "../../core/findings/dismissals/dismissals.ts";
import type { DismissalStore } from "../../core/findings/dismissals/dismissalStore.ts";
import type { Finding } from "../../core/findings/finding.ts";
import type { FindingStore } from "../../core/findings/findingStore.ts";
import type { Memory } from "../../core/findings/memory/memory.ts";
import {
  emptyMemory,
  isSameMemory,
  mergeMemories,
  nextStamp,
} from "../../core/findings/memory/memory.ts";
import { arrivals, isMove, noteChanges } from "../../core/findings/memory/noteChanges.ts";
import type { ReadMemory } from "../../core/findings/memory/savedFindings.ts";
import { fromSaved, toSaved } from "../../core/findings/memory/savedFindings.ts";
import { keepAside, readText, replaceText, stampOf } from "./memoryFile.ts";

export interface MemoryPorts {
  /** The way to the file on this machine. */
  readonly file: string;
  readonly findings: FindingStore;
  readonly dismissals: DismissalStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Says something to the user. */
  readonly tell: (sentence: string) => void;
}

interface Keeping {
  memory: Memory;
  /** The stores as they were when they were last looked at. */
  findings: ReadonlyMap<string, Finding>;
  dismissals: ReadonlyMap<string, Dismissal>;
  /** What the file holds, as of its stamp. */
  inFile: Memory;
  stamp: string | undefined;
  /** A later version has written the file: this window goes on without it. */
  isNewer: boolean;
}

/**
 * Keeps stores and file alike: each call takes what this window changed and what others wrote, and
 * gives either to the other. To be called with the file's lock held.
 *
 * @throws the file system's error, with nothing lost: the next call tries again.
 */
export function keepMemory(ports: MemoryPorts): () => void {
  const keeping: Keeping = {
    memory: emptyMemory,
    findings: new Map(),
    dismissals: new Map(),
    inFile: emptyMemory,
    stamp: undefined,
    isNewer: false,
  };
  return () => {
    if (keeping.isNewer) return;
    note(keeping, ports);
    if (stampOf(ports.file) !== keeping.stamp) readIn(keeping, ports);
    writeOut(keeping, ports);
  };
}

function note(keeping: Keeping, ports: MemoryPorts): void {
  const { memory } = keeping;
  const stamp = nextStamp(memory, ports.now());
  const findings = { before: keeping.findings, now: ports.findings.all() };
  const dismissals = { before: keeping.dismissals, now: ports.dismissals.own };
  keeping.memory = {
    findings: noteChanges(memory.findings, findings, stamp, isMove),
    dismissals: noteChanges(memory.dismissals, dismissals, stamp),
  };
  look(keeping, ports);
}

function look(keeping: Keeping, { findings, dismissals }: MemoryPorts): void {
  keeping.findings = new Map(findings.all().map((one) => [one.id, one]));
  keeping.dismissals = new Map(dismissals.own.map((one) => [one.id, one]));
}

function readIn(keeping: Keeping, ports: MemoryPorts): void {
  const stamp = stampOf(ports.file);
  const text = readText(ports.file);
  const read: ReadMemory =
    text === undefined ? { kind: "memory", memory: emptyMemory, isWhole: true } : fromSaved(text);
  if (read.kind === "newer") {
    keeping.isNewer = true;
    ports.tell(
      "The saved findings were written by a newer version of Backend Architect. They stay untouched, and this window remembers its findings only until it closes.",
    );
    return;
  }
  const isWhole = read.kind === "memory" && read.isWhole;
  if (!isWhole) {
    const aside = keepAside(ports.file, ports.now());
    ports.tell(`The saved findings could not be read wholly. What was there is kept as ${aside}.`);
  }
  keeping.inFile = read.kind === "memory" ? read.memory : emptyMemory;
  // What is damaged is written anew even where nothing else changed.
  keeping.stamp = isWhole ? stamp : "damaged";
  takeIn(keeping, ports);
}

/** Joins with what the file says, and lets the stores follow. */
function takeIn(keeping: Keeping, ports: MemoryPorts): void {
  const merged = mergeMemories(keeping.memory, keeping.inFile);
  const findings = arrivals(keeping.memory.findings, merged.findings, isMove);
  const dismissals = arrivals(keeping.memory.dismissals, merged.dismissals);
  keeping.memory = merged;
  if (dismissals.put.length > 0) ports.dismissals.add(dismissals.put);
  if (dismissals.remove.length > 0) ports.dismissals.remove(dismissals.remove);
  if (findings.remove.length > 0) ports.findings.remove(findings.remove);
  if (findings.put.length > 0) ports.findings.put(findings.put);
  // What the surfaces made of it meanwhile is a change of this window's, noted the next time.
  const seen = new Map(keeping.findings);
  for (const id of findings.remove) seen.delete(id);
  for (const one of findings.put) seen.set(one.id, one);
  look(keeping, ports);
  keeping.findings = seen;
}

function writeOut(keeping: Keeping, { file }: MemoryPorts): void {
  if (keeping.isNewer) return;
  const bounded = boundMemory(keeping.memory);
  if (keeping.stamp !== "damaged" && isSameMemory(bounded, keeping.inFile)) return;
  replaceText(file, toSaved(bounded));
  keeping.inFile = bounded;
  keeping.stamp = stampOf(file);
}
