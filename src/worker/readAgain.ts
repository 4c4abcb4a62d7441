import type { Keeping } from "./keeping.ts";
import { readKnown } from "./readKnown.ts";

/**
 * Reads places again that may have changed: files and folders, new, different or gone.
 *
 * @returns of how many files the text is another.
 */
export async function readAgain(places: readonly string[], keeping: Keeping): Promise<number> {
  const { known, reader, tree, pause } = keeping;
  let changed = 0;
  for (const place of new Set(places)) {
    const { found, withheld } = tree.at(place);
    for (const path of withheld) known.withheld.add(path);
    const kept = new Set(found.map(({ path }) => path));
    for (const path of known.below(place)) {
      if (kept.has(path)) continue;
      known.drop(path);
      changed += 1;
    }
    for (const one of found) {
      const before = known.get(one.path);
      const after = await readKnown(
        one,
        before && { ...before, facts: () => before.facts },
        reader,
      );
      known.put(after);
      if (after.hash !== before?.hash || after.passedOver !== before.passedOver) changed += 1;
      await pause();
    }
  }
  return changed;
}
