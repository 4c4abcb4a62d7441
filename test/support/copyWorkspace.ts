import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const workspaces = path.resolve(import.meta.dirname, "../workspaces");

/**
 * A copy of test/workspaces/`name` in a new temporary folder, committed to a git repository of its
 * own on the branch `main`, so that a test may change whatever it likes.
 */
export function copyWorkspace(name: string): string {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "workspace-"));
  process.once("exit", () => {
    fs.rmSync(temporary, { recursive: true, force: true });
  });
  const folder = path.join(temporary, name);
  fs.cpSync(path.join(workspaces, name), folder, {
    recursive: true,
    filter: (file) => path.basename(file) !== "node_modules",
  });
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message=Start");
  return folder;
}

/** Runs git in `folder` as a fixed author, without the configuration of whoever runs the tests. */
function git(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: os.devNull,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "Test",
      GIT_AUTHOR_EMAIL: "test@example.com",
      GIT_COMMITTER_NAME: "Test",
      GIT_COMMITTER_EMAIL: "test@example.com",
    },
  });
}
