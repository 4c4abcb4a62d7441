import type { Fault } from "../../core/errors.ts";
import { gitFault } from "./gitFault.ts";
import { runGit } from "./runGit.ts";
import type { Git } from "./runGit.ts";

/** Two trees or commits, as git's own names of them, which need no further care. */
export interface Revisions {
  readonly from: string;
  readonly to: string;
  /** Commits that lead from one to the other; absent for a first commit. */
  readonly commits: string;
  /** What `from` is, for people. */
  readonly base: string;
}

const mostLength = 256;

/** Whether words of the user's can name a revision: no option, no pattern, no path, one line. */
function isRevision(words: string): boolean {
  return words.length <= mostLength && /^[^-\s\p{Cc}:?*[\\^~][^\s\p{Cc}:?*[\\]*$/u.test(words);
}

/** From the merge base of HEAD with `base` to HEAD. */
export async function sinceBase(
  git: Git,
  base: string | undefined,
  signal: AbortSignal,
): Promise<Revisions | Fault> {
  const to = await commitOf(git, "HEAD", signal);
  if (typeof to !== "string") return noCommits;
  const name = base ?? (await usualBase(git, signal));
  if (name === undefined) return noBase;
  const other = await commitOf(git, name, signal);
  if (typeof other !== "string") return other;
  return sinceFork(git, { name, other, to }, signal);
}

/** "A..B" and "A...B", where an absent end is HEAD, or one commit against its first parent. */
export async function ofRange(
  git: Git,
  range: string | undefined,
  signal: AbortSignal,
): Promise<Revisions | Fault> {
  if (range === undefined) return { code: "nothing-to-review", detail: "no commits were named" };
  const ends = /^(.*?)(\.{2,3})(.*)$/s.exec(range);
  if (ends === null) return ofCommit(git, range, signal);
  const name = endOf(ends[1]);
  const from = await commitOf(git, name, signal);
  if (typeof from !== "string") return from;
  const to = await commitOf(git, endOf(ends[3]), signal);
  if (typeof to !== "string") return to;
  if (ends[2] === "...") return sinceFork(git, { name, other: from, to }, signal);
  return { from, to, commits: `${from}..${to}`, base: name };
}

function endOf(words: string | undefined): string {
  return words === undefined || words === "" ? "HEAD" : words;
}

async function ofCommit(git: Git, name: string, signal: AbortSignal): Promise<Revisions | Fault> {
  const to = await commitOf(git, name, signal);
  if (typeof to !== "string") return to;
  const from = await commitOf(git, `${to}^1`, signal);
  if (typeof from === "string") {
    return { from, to, commits: `${from}..${to}`, base: from.slice(0, 7) };
  }
  const empty = await runGit(git, ["hash-object", "-t", "tree", "--stdin"], signal);
  if (empty.kind !== "done") return gitFault(empty);
  return { from: text(empty.output), to, commits: to, base: "nothing" };
}

async function sinceFork(
  git: Git,
  { name, other, to }: { readonly name: string; readonly other: string; readonly to: string },
  signal: AbortSignal,
): Promise<Revisions | Fault> {
  const found = await runGit(git, ["merge-base", other, to], signal);
  const [from = ""] = found.kind === "done" ? text(found.output).split("\n") : [];
  if (from === "") {
    return { code: "nothing-to-review", detail: `${name} has no commit in common with it` };
  }
  return { from, to, commits: `${from}..${to}`, base: name };
}

/** The full name of a commit, or why there is none. */
async function commitOf(git: Git, name: string, signal: AbortSignal): Promise<string | Fault> {
  const unknown: Fault = { code: "nothing-to-review", detail: `git knows no commit “${name}”` };
  if (!isRevision(name)) return unknown;
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const answer = await runGit(git, args, signal);
  return answer.kind === "done" ? text(answer.output) : unknown;
}

/** What branches are usually merged into: what the remote says, else what it is mostly called. */
export async function usualBase(git: Git, signal: AbortSignal): Promise<string | undefined> {
  const args = ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"];
  const said = await runGit(git, args, signal);
  const names = said.kind === "done" ? [text(said.output)] : [];
  const current = await branchOf(git, signal);
  names.push("origin/main", "origin/master", "main", "master");
  for (const name of names.filter((one) => one !== current)) {
    if (typeof (await commitOf(git, name, signal)) === "string") return name;
  }
  return undefined;
}

/** The branch that is checked out; undefined on a detached head. */
export async function branchOf(git: Git, signal: AbortSignal): Promise<string | undefined> {
  const answer = await runGit(git, ["symbolic-ref", "--quiet", "--short", "HEAD"], signal);
  return answer.kind === "done" ? text(answer.output) : undefined;
}

function text(output: Buffer): string {
  return output.toString("utf8").trim();
}

const noCommits: Fault = { code: "nothing-to-review", detail: "there are no commits yet" };
const noBase: Fault = {
  code: "nothing-to-review",
  detail: "no branch to compare with was found, and none was named",
};
