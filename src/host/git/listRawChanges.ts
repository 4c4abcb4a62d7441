import type { Fault } from "../../core/errors.ts";
import type { ChangesAsked } from "../../core/ports.ts";
import { gitFault } from "./gitFault.ts";
import { parseRawDiff } from "./parseRawDiff.ts";
import { parseStatus } from "./parseStatus.ts";
import type { StatusScope } from "./parseStatus.ts";
import type { RawChange } from "./rawChange.ts";
import { branchOf, ofRange, sinceBase } from "./revisions.ts";
import type { Revisions } from "./revisions.ts";
import { runGit } from "./runGit.ts";
import type { Git } from "./runGit.ts";

export interface RawChanges {
  readonly changes: readonly RawChange[];
  readonly branch?: string;
  /** Of commits that are compared: the two that are. */
  readonly revisions?: Revisions;
  readonly messages: readonly string[];
}

const mostCommits = 30;
const mostMessage = 2000;

/** What has changed in the repository whose root git works in. */
export async function listRawChanges(
  git: Git,
  asked: Pick<ChangesAsked, "scope" | "base" | "range">,
  signal: AbortSignal,
): Promise<RawChanges | Fault> {
  const branch = await branchOf(git, signal);
  const named = branch === undefined ? {} : { branch };
  const { scope } = asked;
  if (scope === "all" || scope === "staged" || scope === "unstaged") {
    const changes = await uncommitted(git, scope, signal);
    return "code" in changes ? changes : { ...named, changes, messages: [] };
  }
  const revisions =
    scope === "branch"
      ? await sinceBase(git, asked.base, signal)
      : await ofRange(git, asked.range, signal);
  if ("code" in revisions) return revisions;
  const changes = await between(git, revisions, signal);
  if ("code" in changes) return changes;
  const messages = await messagesOf(git, revisions, signal);
  return { ...named, changes, revisions, messages };
}

async function uncommitted(
  git: Git,
  scope: StatusScope,
  signal: AbortSignal,
): Promise<readonly RawChange[] | Fault> {
  const args = ["status", "--porcelain=v2", "-z", "--untracked-files=all", "--find-renames"];
  const answer = await runGit(git, [...args, "--ignore-submodules=dirty"], signal);
  if (answer.kind !== "done") return gitFault(answer);
  return parseStatus(answer.output.toString("utf8"), scope);
}

async function between(
  git: Git,
  { from, to }: Revisions,
  signal: AbortSignal,
): Promise<readonly RawChange[] | Fault> {
  const form = ["-r", "-z", "--raw", "--no-abbrev", "--find-renames"];
  const plain = ["--no-ext-diff", "--no-textconv"];
  const answer = await runGit(git, ["diff-tree", ...form, ...plain, from, to, "--"], signal);
  if (answer.kind !== "done") return gitFault(answer);
  return parseRawDiff(answer.output.toString("utf8"));
}

/** What the commits say, oldest first; of many the newest. */
async function messagesOf(
  git: Git,
  { commits, to }: Revisions,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const isFirst = commits === to;
  const most = `--max-count=${isFirst ? 1 : mostCommits}`;
  const args = ["log", "-z", "--format=%B", "--no-merges", most, commits, "--"];
  const answer = await runGit(git, args, signal);
  if (answer.kind !== "done") return [];
  return answer.output
    .toString("utf8")
    .split("\0")
    .map((message) => message.trim().slice(0, mostMessage))
    .filter((message) => message !== "")
    .toReversed();
}
