import type { Dismissal } from "./dismissals.ts";
import { dismissalId } from "./dismissals.ts";

/** What a renamed file, or folder, changes in dismissals. */
export interface RenamedDismissals {
  readonly add: readonly Dismissal[];
  /** Ids. */
  readonly remove: readonly string[];
}

/** Gives the dismissals of a renamed file, or of all files of a renamed folder, their new path. */
export function renameDismissals(
  all: readonly Dismissal[],
  oldPath: string,
  newPath: string,
): RenamedDismissals {
  const within = all.filter(({ path }) => path === oldPath || path.startsWith(`${oldPath}/`));
  const add = within.map((one) => {
    const path = newPath + one.path.slice(oldPath.length);
    return { ...one, path, id: dismissalId({ ...one, path }) };
  });
  return { add, remove: within.map(({ id }) => id) };
}
