import { runGit } from "./runGit.ts";
import type { Git } from "./runGit.ts";

const mostBranches = 200;
const mostCommits = 100;

export interface Commit {
  readonly id: string;
  /** Its first line. */
  readonly subject: string;
  /** "2 days ago, Ada". */
  readonly about: string;
}

/** Names of branches, here and on remotes, the newest first. */
export async function listBranches(git: Git, signal: AbortSignal): Promise<readonly string[]> {
  const form = ["--format=%(refname:short)", "--sort=-committerdate", `--count=${mostBranches}`];
  const args = ["for-each-ref", ...form, "refs/heads", "refs/remotes"];
  const answer = await runGit(git, args, signal);
  if (answer.kind !== "done") return [];
  const names = answer.output.toString("utf8").split("\n");
  // A remote's HEAD is the remote's name alone.
  return names.filter((name) => name !== "" && name !== "origin" && !name.endsWith("/HEAD"));
}

/** The newest commits of what is checked out. */
export async function listCommits(git: Git, signal: AbortSignal): Promise<readonly Commit[]> {
  const form = "--format=%H%x1f%s%x1f%cr, %an";
  const args = ["log", "-z", form, `--max-count=${mostCommits}`, "HEAD", "--"];
  const answer = await runGit(git, args, signal);
  if (answer.kind !== "done") return [];
  const lines = answer.output.toString("utf8").split("\0");
  return lines
    .map((line) => line.split("\x1f"))
    .flatMap(([id = "", subject = "", about = ""]) => (id === "" ? [] : [{ id, subject, about }]));
}
