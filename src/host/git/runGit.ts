import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import os from "node:os";
import { findProgram } from "./findProgram.ts";

/** A git program and the folder it works in. */
export interface Git {
  /** An absolute path; without it the one of the PATH. */
  readonly program?: string;
  readonly folder: string;
}

/** How a run of git ended; `failed` with what it said, one line, never more than 300 characters. */
export type GitAnswer =
  | { readonly kind: "done"; readonly output: Buffer }
  | { readonly kind: "failed"; readonly said: string }
  | { readonly kind: "missing" | "tooMuch" | "tooLong" };

const mostOutput = 64 * 1024 * 1024;
const mostSaid = 16 * 1024;
const mostMilliseconds = 30_000;

/**
 * What a repository could have git run, or ask of somebody, is switched off; so are pagers, colours
 * and the quoting of paths. A partial clone is not completed: nothing goes over the network.
 */
const quiet = [
  "--no-pager",
  "--no-optional-locks",
  "--literal-pathspecs",
  ...[
    "core.quotePath=false",
    "core.fsmonitor=false",
    `core.hooksPath=${os.devNull}`,
    "core.pager=cat",
    "color.ui=false",
    "diff.external=",
    "diff.ignoreSubmodules=dirty",
    "log.showSignature=false",
    "protocol.allow=never",
    "submodule.recurse=false",
  ].flatMap((setting) => ["-c", setting]),
];

/**
 * Runs git without a shell, bounded in output and time.
 *
 * @param input for its standard input.
 * @throws the signal's reason when it is aborted; git is stopped then.
 */
export async function runGit(
  git: Git,
  args: readonly string[],
  signal: AbortSignal,
  input = "",
): Promise<GitAnswer> {
  signal.throwIfAborted();
  const program = git.program ?? (await findProgram("git"));
  if (program === undefined) return { kind: "missing" };
  const limit = AbortSignal.timeout(mostMilliseconds);
  const child = spawn(program, [...quiet, ...args], {
    cwd: git.folder,
    env: environment(),
    signal: AbortSignal.any([signal, limit]),
    windowsHide: true,
  });
  const answer = await answerOf(child, input);
  signal.throwIfAborted();
  return limit.aborted ? { kind: "tooLong" } : answer;
}

/** Ours without what git would take as orders. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name));
  return {
    ...Object.fromEntries(own),
    GIT_NO_LAZY_FETCH: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}

function answerOf(child: ChildProcessWithoutNullStreams, input: string): Promise<GitAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let said = "";
  return new Promise((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostOutput) chunks.push(chunk);
      else child.kill();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (said.length < mostSaid) said += chunk.toString("utf8");
    });
    child.on("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "ENOENT" ? { kind: "missing" } : { kind: "failed", said: "" });
    });
    child.on("close", (code) => {
      if (size > mostOutput) resolve({ kind: "tooMuch" });
      else if (code === 0) resolve({ kind: "done", output: Buffer.concat(chunks) });
      else resolve({ kind: "failed", said: firstLine(said) });
    });
    // It may end before it has read everything; how it ended is told by the rest.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

function firstLine(said: string): string {
  const [line = ""] = said.trim().split("\n");
  return line
    .replace(/^(?:fatal|error): /, "")
    .replace(/\p{Cc}+/gu, " ")
    .slice(0, 300);
}
