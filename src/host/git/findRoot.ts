import { realpath } from "node:fs/promises";
import path from "node:path";
import type { Fault } from "../../core/errors.ts";
import { gitFault } from "./gitFault.ts";
import { runGit } from "./runGit.ts";
import type { Git } from "./runGit.ts";

/**
 * The root of the repository that a folder is in, spelled as the folder is: git follows symbolic
 * links, and the editor does not.
 */
export async function findRoot(git: Git, signal: AbortSignal): Promise<string | Fault> {
  const top = await runGit(git, ["rev-parse", "--show-toplevel"], signal);
  if (top.kind !== "done") return gitFault(top);
  const root = path.resolve(oneLine(top.output));
  const up = await runGit(git, ["rev-parse", "--show-cdup"], signal);
  if (up.kind !== "done") return root;
  const spelled = path.resolve(git.folder, oneLine(up.output));
  return (await isSame(spelled, root)) ? spelled : root;
}

/** Without the line end that git adds; a path may hold others. */
function oneLine(output: Buffer): string {
  return output.toString("utf8").replace(/\r?\n$/, "");
}

async function isSame(one: string, other: string): Promise<boolean> {
  try {
    return (await realpath(one)) === (await realpath(other));
  } catch {
    return false;
  }
}
