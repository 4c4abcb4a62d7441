import type { Fault } from "../../core/errors.ts";
import type { GitAnswer } from "./runGit.ts";

/** Why git gave no answer, for the user. */
export function gitFault(answer: Exclude<GitAnswer, { kind: "done" }>): Fault {
  const code = "no-repository";
  switch (answer.kind) {
    case "missing":
      return { code, detail: "git is not installed, or not where the setting “git.path” says" };
    case "tooLong":
      return { code, detail: "git did not answer in time" };
    case "tooMuch":
      return { code, detail: "git told of too many changes" };
    case "failed":
      return { code, detail: plainReason(answer.said) };
  }
}

function plainReason(said: string): string {
  if (said.includes("dubious ownership")) {
    return "git does not trust the owner of this folder; see “safe.directory” in its manual";
  }
  if (/not a git repository/i.test(said)) return "this folder is in none";
  if (said.includes("must be run in a work tree")) return "it is bare, so it has no files";
  return said === "" ? "git failed" : `git says: ${said}`;
}
