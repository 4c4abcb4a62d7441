import type { Worker } from "node:worker_threads";
import type { LogFields } from "../core/backendMap/upkeep/mapMessages.ts";
import type { AnswerNeighbours } from "../core/context/neighbourhood/answerNeighbours.ts";
import type { Knowledge } from "../core/backendMap/checks/check.ts";
import type { Linker } from "../core/backendMap/link/createLinker.ts";
import type { KnownFiles } from "./knownFiles.ts";
import type { Publisher } from "./publishMap.ts";
import type { Reader } from "./readKnown.ts";
import type { Tree } from "./walkFolders.ts";

/** All that the map is kept with. */
export interface Keeping {
  readonly known: KnownFiles;
  /** What checks look at: the map as it was last told, and the facts. */
  readonly knowledge: () => Knowledge;
  readonly answerNeighbours: AnswerNeighbours;
  readonly reader: Reader;
  /** Starts another thread that reads; absent where the machine has no core to spare. */
  readonly startSecond: (() => Worker) | undefined;
  readonly publisher: Publisher;
  linker: Linker;
  /** Whose files are known, with the rules as they were at the last scan. */
  tree: Tree;
  readonly progress: (read: number, total: number) => void;
  readonly log: (what: string, fields?: LogFields) => void;
  /** To be waited for between files. */
  readonly pause: () => Promise<void>;
}

/** Links what is known, and tells what changed by that. Others get their turn between files. */
export async function linkKnown(
  { known, publisher, linker, pause }: Keeping,
  extent: "partial" | "whole",
): Promise<void> {
  const steps = linker.link(known.facts());
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) await pause();
  publisher.publish(step.value, linker, { passedOver: known.passedOver(), extent });
}

export const unreadable = "A file could not be read for the map";

/** What went wrong, without words that could name somebody's folders. */
export function troubleIn(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? `${error.name} ${String(error.code)}` : error.name;
}
