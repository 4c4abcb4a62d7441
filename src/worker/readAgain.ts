import type { Keeping } from "./keeping.ts";
import { readKnown } from "./readKnown.ts";

/**
 * Reads places again that may have changed: files and folders, new, different or gone.
 *
 * @returns the paths of those whose text is another.
 */
export async function readAgain(
  places: readonly string[],
  keeping: Keeping,
): Promise<readonly string[]> {
  const { known, reader, tree, pause } = keeping;
  const changed: string[] = [];
  for (const place of new Set(places)) {
    const { found, withheld } = tree.at(place);
    for (const path of withheld) known.withheld.add(path);
    const kept = new Set(found.map(({ path }) => path));
    for (const path of known.below(place)) {
      if (kept.has(path)) continue;
      known.drop(path);
      changed.push(path);
    }
    for (const one of found) {
      const before = known.get(one.path);
      const after = await readKnown(
        one,
        before && { ...before, facts: () => before.facts },
        reader,
      );
      known.put(after);
      if (after.hash !== before?.hash || after.passedOver !== before.passedOver) {
        changed.push(one.path);
      }
      await pause();
    }
  }
  return changed;
}
