import { isLeftOut } from "../core/backendMap/reading/leftOut.ts";
import { isSame } from "../core/backendMap/upkeep/mapPieces.ts";
import type { Keeping } from "./keeping.ts";
import type { KnownFile } from "./knownFiles.ts";
import { readKnown } from "./readKnown.ts";
import type { Found } from "./walkFolders.ts";

interface ReadAgain {
  /** How many have another text. */
  readonly changed: number;
  /** Those by which the map can be another. */
  readonly linked: readonly Change[];
}

/** Reads places again that may have changed: files and folders, new, different or gone. */
export async function readAgain(places: readonly string[], keeping: Keeping): Promise<ReadAgain> {
  const { known, tree, pause } = keeping;
  const changes: Change[] = [];
  for (const place of new Set(places)) {
    const { found, withheld } = tree.at(place);
    for (const path of withheld) known.withheld.add(path);
    const kept = new Set(found.map(({ path }) => path));
    for (const path of known.below(place)) {
      if (!kept.has(path)) changes.push(drop(path, keeping));
    }
    for (const one of found) {
      changes.push(await readOne(one, keeping));
      await pause();
    }
  }
  return {
    changed: changes.filter(isChanged).length,
    linked: changes.filter((one) => !isLeftOut(one.path) && !saysSame(one)),
  };
}

export interface Change {
  readonly path: string;
  readonly before: KnownFile | undefined;
  readonly after: KnownFile | undefined;
}

function drop(path: string, { known }: Keeping): Change {
  const before = known.get(path);
  known.drop(path);
  return { path, before, after: undefined };
}

async function readOne(found: Found, { known, reader }: Keeping): Promise<Change> {
  const before = known.get(found.path);
  const kept = before && { ...before, facts: () => before.facts };
  const after = await readKnown(found, kept, reader);
  known.put(after);
  return { path: found.path, before, after };
}

function isChanged({ before, after }: Change): boolean {
  return before?.hash !== after?.hash || before?.passedOver !== after?.passedOver;
}

/** Most of what is typed changes no fact: words that only questions look at, or nothing at all. */
function saysSame({ before, after }: Change): boolean {
  if (before?.facts === after?.facts) return true;
  if (before?.passedOver !== after?.passedOver) return false;
  const factsOf = (file: KnownFile | undefined): unknown =>
    file && { ...file.facts, terms: undefined };
  return isSame(factsOf(before), factsOf(after));
}
