import path from "node:path";
import type { ChangesAsked } from "../../core/ports.ts";
import type { RawChange } from "./rawChange.ts";
import { workingTree } from "./rawChange.ts";
import { runGit } from "./runGit.ts";
import type { Git } from "./runGit.ts";

/**
 * Changes that only an editor knows: files with unsaved text, of which git says that they are as
 * the index has them. What git does not track is left to what git says.
 *
 * @param files absolute paths.
 */
export async function unsavedChanges(
  git: Git,
  scope: ChangesAsked["scope"],
  known: readonly RawChange[],
  { files, signal }: { readonly files: readonly string[]; readonly signal: AbortSignal },
): Promise<readonly RawChange[]> {
  if (scope !== "all" && scope !== "unstaged") return [];
  const told = new Set(known.map((change) => change.path));
  const names = files
    .map((file) => path.relative(git.folder, file).split(path.sep).join("/"))
    .filter((name) => name !== "" && !name.startsWith("../") && !told.has(name));
  if (names.length === 0) return [];
  const answer = await runGit(git, ["ls-files", "--stage", "-z", "--", ...names], signal);
  if (answer.kind !== "done") return [];
  return answer.output.toString("utf8").split("\0").flatMap(changeIn);
}

/** "100644 name 0<tab>path": a regular file without conflicts. */
function changeIn(line: string): readonly RawChange[] {
  const [, before, name] = /^100\d+ ([0-9a-f]+) 0\t(.*)$/s.exec(line) ?? [];
  if (before === undefined || name === undefined) return [];
  return [{ status: "modified", path: name, before, after: workingTree }];
}
